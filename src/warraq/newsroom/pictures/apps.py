from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "warraq.newsroom.pictures"
    label = "pictures"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        """Hear when a rendition goes, so that no picture offers a file that is no longer there."""
        from warraq.newsroom.pictures import listeners

        listeners.connect()
