from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ZonesConfig(AppConfig):
    name = "warraq.newsroom.zones"
    label = "zones"
    verbose_name = _("time zones")

    def ready(self) -> None:
        from warraq.newsroom.listing.home import register_notice
        from warraq.newsroom.zones.notice import tell_of_changed_zones

        register_notice(tell_of_changed_zones)
