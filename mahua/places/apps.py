from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "mahua.places"
    verbose_name = "辖区"

    def ready(self):
        from mahua.places import ceasing, wording  # noqa: F401 (what ends with a community)
        from mahua.ui import navigation

        navigation.register(wording.AREA, "places:index", permission="places.view_area", order=45)
