from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "mahua.members"
    verbose_name = "党员"
