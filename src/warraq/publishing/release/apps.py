from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleaseConfig(AppConfig):
    name = "warraq.publishing.release"
    label = "release"
    verbose_name = _("Release")

    def ready(self) -> None:
        from warraq.newsroom.listing.home import register_notice
        from warraq.newsroom.pictures.rights import take_down_expired
        from warraq.newsroom.stories.hooks import (
            register_headline_places,
            register_preview,
            register_public_address,
        )
        from warraq.publishing.release import listeners, merged, preview, tell_failure
        from warraq.publishing.release.following import register_errand
        from warraq.publishing.release.headline_places import find_headline_places
        from warraq.publishing.release.notice import tell_of_failures
        from warraq.publishing.release.rights_notice import tell_of_rights

        listeners.connect()
        register_errand("merges", merged.follow_merges)
        register_errand("rights", take_down_expired)
        register_notice(tell_of_rights)
        tell_failure.connect()
        register_notice(tell_of_failures)
        register_headline_places(find_headline_places)
        register_preview(preview.preview)
        register_public_address(preview.find_public_address)
