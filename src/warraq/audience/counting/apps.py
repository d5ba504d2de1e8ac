from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CountingConfig(AppConfig):
    name = "warraq.audience.counting"
    label = "counting"
    verbose_name = _("Counting")

    def ready(self) -> None:
        from warraq.audience.counting.door import PATH, BeaconDoor
        from warraq.audience.counting.set_up import build_counter
        from warraq.delivery.cache.endpoints import register_endpoint
        from warraq.delivery.site.hooks import register_story_script

        register_story_script("counting/beacon.js")
        register_endpoint(PATH, BeaconDoor(build_counter))
