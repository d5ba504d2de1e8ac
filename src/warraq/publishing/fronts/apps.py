from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "warraq.publishing.fronts"
    label = "fronts"
    verbose_name = _("Fronts")

    def ready(self) -> None:
        from warraq.publishing.fronts.arrange import announce_what_is_over
        from warraq.publishing.release.following import register_errand

        register_errand("fronts", announce_what_is_over)
