from django.apps import AppConfig
from django.core.validators import MaxLengthValidator
from django.forms import Field


class Ui(AppConfig):
    """The design kit: base page, components, page helpers. It knows no module and no table."""

    name = "mahua.ui"

    def ready(self):
        """A form speaks to a person; Django's own Chinese speaks of fields and variables."""
        Field.default_error_messages["required"] = "请填写或选择这一项。"
        MaxLengthValidator.message = "最多 %(limit_value)d 字，现在是 %(show_value)d 字。"
