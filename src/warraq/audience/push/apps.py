from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PushConfig(AppConfig):
    name = "warraq.audience.push"
    label = "push"
    verbose_name = _("Alerts")

    def ready(self) -> None:
        from warraq.audience.push.reader_views import PAGE
        from warraq.delivery.offline.hooks import register_worker_part
        from warraq.delivery.site.hooks import register_footer_link

        register_footer_link(PAGE, _("Alerts"))
        register_worker_part("push/worker.js")
