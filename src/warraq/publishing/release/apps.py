from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleaseConfig(AppConfig):
    name = "warraq.publishing.release"
    label = "release"
    verbose_name = _("Release")

    def ready(self) -> None:
        from warraq.newsroom.listing.home import register_notice
        from warraq.newsroom.stories.hooks import register_preview, register_public_address
        from warraq.publishing.release import listeners, preview
        from warraq.publishing.release.notice import tell_of_failures

        listeners.connect()
        register_notice(tell_of_failures)
        register_preview(preview.preview)
        register_public_address(preview.find_public_address)
