from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishedLiveConfig(AppConfig):
    name = "warraq.publishing.live"
    label = "published_live"
    verbose_name = _("Live coverage as published")

    def ready(self) -> None:
        from warraq.publishing.live.listeners import on_released, on_withdrawn
        from warraq.publishing.live.record import record_coverage
        from warraq.publishing.release.republish import register_rebuilder
        from warraq.publishing.release.signals import story_released, story_withdrawn

        story_released.connect(on_released, dispatch_uid="warraq.live.released")
        story_withdrawn.connect(on_withdrawn, dispatch_uid="warraq.live.withdrawn")
        register_rebuilder(record_coverage)
