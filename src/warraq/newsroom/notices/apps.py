from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "warraq.newsroom.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        from warraq.newsroom.notices import heard

        heard.connect()
