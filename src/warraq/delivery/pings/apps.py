from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PingsConfig(AppConfig):
    name = "warraq.delivery.pings"
    label = "pings"
    verbose_name = _("Pings")

    def ready(self) -> None:
        from warraq.delivery.pings.planning import plan_pings
        from warraq.delivery.pings.sending import send_due
        from warraq.publishing.release.following import register_errand, register_follower

        register_follower("pings", plan_pings)
        register_errand("pings", send_due)
