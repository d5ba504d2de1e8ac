from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackgroundsConfig(AppConfig):
    name = "warraq.newsroom.backgrounds"
    label = "backgrounds"
    verbose_name = _("Backgrounds")
