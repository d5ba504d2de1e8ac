from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReleaseConfig(AppConfig):
    name = "warraq.publishing.release"
    label = "release"
    verbose_name = _("Release")

    def ready(self) -> None:
        from warraq.publishing.release import listeners

        listeners.connect()
