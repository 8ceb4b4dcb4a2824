from django.apps import AppConfig


class UndertakingsConfig(AppConfig):
    name = "mahua.undertakings"
    verbose_name = "融合事项"

    def ready(self):
        from mahua.tasks.permissions import leave_to_others
        from mahua.ui import navigation
        from mahua.ui.abouts import offers, shown_at
        from mahua.undertakings import wording
        from mahua.undertakings.naming import on_offer
        from mahua.undertakings.permissions import is_of_business_strand

        shown_at("u", "undertakings:show")
        shown_at("s", "undertakings:strand")
        leave_to_others(is_of_business_strand)
        offers(on_offer)
        navigation.register(
            wording.UNDERTAKING, "undertakings:index", permission="undertakings.view_undertaking", order=18
        )
        navigation.register(
            wording.LOANS, "undertakings:loans", permission="undertakings.lend", order=19, match="undertakings:loans"
        )
