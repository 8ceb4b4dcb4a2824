"""Choices on a page. Django writes each option by two templates of its own, half of what a list with a filter costs."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe


class Renderer(DjangoTemplates):
    """Form widgets as Django writes them, selects without its templates."""

    def render(self, template_name, context, request=None):
        if template_name == "django/forms/widgets/select.html":
            return select(context["widget"])
        return super().render(template_name, context, request)


def select(widget: dict) -> SafeString:
    """What `django/forms/widgets/select.html` makes of a widget's context."""
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), mark_safe(groups))


def _group(name, options):
    written = "".join(option(each["value"], each["label"], each["attrs"]) for each in options)
    return format_html('<optgroup label="{}">{}</optgroup>', name, mark_safe(written)) if name else written


def option(value, label, attributes) -> SafeString:
    """One option; `attributes` such as {"selected": True}."""
    return format_html('<option value="{}"{}>{}</option>', str(value), flatatt(attributes), label)


class LongSelect(forms.Select):
    """A select of a hundred choices and more, without groups: written straight from them, without a context for each."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = set(self.format_value(value))
        written = "".join(_short(str(each), label, str(each) in chosen) for each, label in self.choices)
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>{}</select>', name, attributes, mark_safe(written))


def _short(value, label, selected):
    mark = " selected" if selected else ""
    return f'<option value="{conditional_escape(value)}"{mark}>{conditional_escape(label)}</option>'
