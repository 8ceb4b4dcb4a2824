from django import forms

from mahua.ui.choices import LongSelect


class Asking(forms.Form):
    kind = forms.ChoiceField(choices=[("", "全部"), ("a<b", '"甲"'), ("组", [("1", "一"), (2, "二")])], required=False)


def test_a_select_is_written_as_django_writes_it():
    field = Asking({"kind": "1"})["kind"]

    written = field.as_widget(attrs={"class": "form-select"})

    context = field.field.widget.get_context(
        "kind", "1", field.build_widget_attrs({"class": "form-select", "id": field.auto_id})
    )
    django = forms.renderers.DjangoTemplates().render("django/forms/widgets/select.html", context)
    assert "".join(written.split("\n")).replace("  ", "") == "".join(django.split("\n")).replace("  ", "")


def test_a_long_select_is_written_as_a_short_one():
    choices = [("", "全部"), ("a<b", '"甲"'), (2, "二")]
    attributes = {"class": "form-select", "required": True}

    long, short = (kind(choices=choices).render("kind", "2", attributes) for kind in (LongSelect, forms.Select))

    assert long == short.replace("\n", "").replace("  ", "")
