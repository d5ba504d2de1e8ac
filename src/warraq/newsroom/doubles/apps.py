from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoublesConfig(AppConfig):
    name = "warraq.newsroom.doubles"
    label = "doubles"
    verbose_name = _("Merged names")
