from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LiteConfig(AppConfig):
    name = "warraq.delivery.lite"
    label = "lite"
    verbose_name = _("Lite pages")

    def ready(self) -> None:
        from warraq.delivery.lite.addresses import PREFIX
        from warraq.delivery.site.hooks import register_footer_link, register_story_version

        register_story_version(PREFIX, _("Lite version"))
        register_footer_link(f"{PREFIX}/", _("Lite version"))
