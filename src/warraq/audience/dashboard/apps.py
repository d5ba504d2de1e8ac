from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    name = "warraq.audience.dashboard"
    label = "dashboard"
    verbose_name = _("Readers")
