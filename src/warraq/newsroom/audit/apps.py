from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "warraq.newsroom.audit"
    label = "audit"
    verbose_name = _("audit log")

    def ready(self) -> None:
        from warraq.newsroom.audit import accounts, origin

        origin.connect()
        accounts.connect()
