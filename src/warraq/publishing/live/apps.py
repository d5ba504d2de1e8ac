from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishedLiveConfig(AppConfig):
    name = "warraq.publishing.live"
    label = "published_live"
    verbose_name = _("Live coverage as published")
