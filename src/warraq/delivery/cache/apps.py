from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CacheConfig(AppConfig):
    name = "warraq.delivery.cache"
    label = "front_door"
    verbose_name = _("Front door")
