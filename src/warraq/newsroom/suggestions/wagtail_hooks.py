from django.urls import URLPattern, path
from wagtail import hooks

from warraq.newsroom.suggestions.views import suggest


@hooks.register("register_admin_urls")
def register_suggesting() -> list[URLPattern]:
    return [path("suggest/", suggest, name="suggest_subjects")]
