from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "mahua.organisations"
    verbose_name = "组织"
