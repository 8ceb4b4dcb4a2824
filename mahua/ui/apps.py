from django.apps import AppConfig


class Ui(AppConfig):
    """The design kit: base page, components, page helpers. It knows no module and no table."""

    name = "mahua.ui"
