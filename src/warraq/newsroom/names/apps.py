from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NamesConfig(AppConfig):
    name = "warraq.newsroom.names"
    label = "names"
    verbose_name = _("Names")
