from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SitemapsConfig(AppConfig):
    name = "warraq.delivery.sitemaps"
    label = "sitemaps"
    verbose_name = _("Sitemaps")

    def ready(self) -> None:
        from warraq.delivery.sitemaps.follow import renew_parts
        from warraq.publishing.release.following import register_follower

        register_follower("sitemaps", renew_parts)
