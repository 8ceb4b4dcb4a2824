from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccessConfig(AppConfig):
    name = "mahua.access"
    verbose_name = "权限"

    def ready(self):
        autodiscover_modules("permissions")
