from django.urls import URLPattern, path
from wagtail import hooks

from warraq.newsroom.housestyle.views import check


@hooks.register("register_admin_urls")
def register_check_url() -> list[URLPattern]:
    return [path("house-style/check/", check, name="house_style_check")]
