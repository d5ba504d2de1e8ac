"""The library's own page, before Wagtail's of the same address."""

from django.urls import URLPattern, path
from wagtail import hooks

from warraq.newsroom.pictures.library import LibraryView


@hooks.register("register_admin_urls", order=-1)
def register_library() -> list[URLPattern]:
    return [
        path("images/", LibraryView.as_view(), name="picture_library"),
        path("images/results/", LibraryView.as_view(results_only=True), name="picture_library_results"),
    ]
