from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfflineConfig(AppConfig):
    name = "warraq.delivery.offline"
    label = "offline"
    verbose_name = _("Offline reading")

    def ready(self) -> None:
        from warraq.delivery.offline.discovery import app_links
        from warraq.delivery.site.heads import register_head_links, register_script

        register_head_links(app_links)
        register_script("offline/register.js")
