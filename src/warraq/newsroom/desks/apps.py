from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class DesksConfig(AppConfig):
    name = "warraq.newsroom.desks"
    label = "desks"
    verbose_name = _("Desks")


class JournalistsConfig(WagtailUsersAppConfig):
    """Wagtail's users, edited in our form."""

    user_viewset = "warraq.newsroom.desks.journalist_admin.JournalistViewSet"
