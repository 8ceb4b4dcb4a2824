from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "mahua.jobs"
    verbose_name = "后台任务"

    def ready(self):
        import mahua.jobs.of_the_ledger  # noqa: F401 (the ledger lies below and cannot declare jobs itself)

        autodiscover_modules("jobs")
