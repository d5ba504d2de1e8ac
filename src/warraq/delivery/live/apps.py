from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LivePageConfig(AppConfig):
    name = "warraq.delivery.live"
    label = "live_page"
    verbose_name = _("Live page")

    def ready(self) -> None:
        from django.conf import settings

        from warraq.delivery.cache.endpoints import register_endpoint
        from warraq.delivery.live.bell import Bell
        from warraq.delivery.live.page import build_live
        from warraq.delivery.live.stream import PREFIX, LiveStream
        from warraq.delivery.site.kinds import register_story_page

        register_story_page("live", build_live)
        bell = Bell(most=settings.WARRAQ_LIVE_READERS, every_seconds=settings.WARRAQ_LIVE_SECONDS)
        register_endpoint(PREFIX, LiveStream(bell=bell))
