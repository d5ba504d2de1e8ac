"""Doors of Wagtail's chooser of pages, which show stories here and no tree."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from warraq.newsroom.listing.choosing import ChooseStory, FindStory

_choose = require_admin_access(ChooseStory.as_view())

urlpatterns = [
    path("choose-page/", _choose),
    path("choose-page/<int:parent_page_id>/", _choose),
    path("choose-page/search/", require_admin_access(FindStory.as_view())),
]
