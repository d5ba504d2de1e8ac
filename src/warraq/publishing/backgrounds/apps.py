from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishedBackgroundsConfig(AppConfig):
    name = "warraq.publishing.backgrounds"
    label = "published_backgrounds"
    verbose_name = _("Published backgrounds")

    def ready(self) -> None:
        from warraq.publishing.backgrounds import listeners

        listeners.connect()
