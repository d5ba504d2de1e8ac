from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FindingConfig(AppConfig):
    name = "warraq.newsroom.finding"
    label = "finding"
    verbose_name = _("Search in the newsroom")

    def ready(self) -> None:
        from warraq.newsroom.finding import listening

        listening.connect()
