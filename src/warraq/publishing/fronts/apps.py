from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "warraq.publishing.fronts"
    label = "fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        from warraq.newsroom.pictures.places import register_places
        from warraq.newsroom.pictures.signals import picture_changed
        from warraq.publishing.fronts.arrange import announce_what_is_over, follow_picture
        from warraq.publishing.fronts.picture_places import find_on_fronts
        from warraq.publishing.release.following import register_errand

        register_places(find_on_fronts)
        register_errand("fronts", announce_what_is_over)
        picture_changed.connect(follow_picture, dispatch_uid="warraq.fronts.picture")
