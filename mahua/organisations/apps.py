from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "mahua.organisations"
    verbose_name = "组织"

    def ready(self):
        from mahua.organisations import sheets  # noqa: F401 (offers its rosters)
        from mahua.ui.navigation import register

        register("组织", "organisations:index", permission="organisations.view_organisation", order=40)
