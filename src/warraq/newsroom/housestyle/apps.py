from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HouseStyleConfig(AppConfig):
    name = "warraq.newsroom.housestyle"
    label = "housestyle"
    verbose_name = _("House style")
