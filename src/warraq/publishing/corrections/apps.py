from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrectionsConfig(AppConfig):
    name = "warraq.publishing.corrections"
    label = "corrections"
    verbose_name = _("Corrections")

    def ready(self) -> None:
        from warraq.publishing.corrections.record import on_released
        from warraq.publishing.release.signals import story_released

        story_released.connect(on_released, dispatch_uid="warraq.corrections.released")
