from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishedStandingConfig(AppConfig):
    name = "warraq.publishing.standing"
    label = "published_standing"
    verbose_name = _("Published standing pages")

    def ready(self) -> None:
        from warraq.publishing.standing import listeners

        listeners.connect()
