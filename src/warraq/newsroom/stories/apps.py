from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "warraq.newsroom.stories"
    label = "stories"
    verbose_name = _("Stories")

    def ready(self) -> None:
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from warraq.newsroom.desks.atomic import register_preparation
        from warraq.newsroom.pictures.places import register_places
        from warraq.newsroom.stories.explorable import ReadablePages
        from warraq.newsroom.stories.picture_places import find_in_stories
        from warraq.newsroom.stories.renditions_ahead import make_ahead

        register_places(find_in_stories)
        register_preparation(make_ahead)
        register_permission_policy(Page, ReadablePages("wagtailcore.Page"))
