from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class DesksConfig(AppConfig):
    name = "warraq.newsroom.desks"
    label = "desks"
    verbose_name = _("Desks")

    def ready(self) -> None:
        from django.contrib.auth.models import Group

        from warraq.newsroom.desks import clocks
        from warraq.newsroom.desks.roles import name_of_group

        clocks.connect()
        # Forms, filters and lists of Wagtail's show a group by its text, and the name of a role is for the database.
        Group.__str__ = name_of_group  # type: ignore[method-assign,assignment]


class JournalistsConfig(WagtailUsersAppConfig):
    """Wagtail's users, edited in our form."""

    user_viewset = "warraq.newsroom.desks.journalist_admin.JournalistViewSet"
