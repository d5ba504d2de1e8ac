from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedsConfig(AppConfig):
    name = "warraq.delivery.feeds"
    label = "feeds"
    verbose_name = _("Feeds")

    def ready(self) -> None:
        from warraq.delivery.feeds.discovery import feed_links
        from warraq.delivery.site.heads import register_head_links

        register_head_links(feed_links)
