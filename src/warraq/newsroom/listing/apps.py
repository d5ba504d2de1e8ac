from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingConfig(AppConfig):
    name = "warraq.newsroom.listing"
    label = "listing"
    verbose_name = _("Stories")
