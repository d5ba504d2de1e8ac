from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OembedConfig(AppConfig):
    name = "warraq.delivery.oembed"
    label = "oembed"
    verbose_name = _("oEmbed")

    def ready(self) -> None:
        from warraq.delivery.oembed.discovery import oembed_links
        from warraq.delivery.site.heads import register_head_links

        register_head_links(oembed_links)
