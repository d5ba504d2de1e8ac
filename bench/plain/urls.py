from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [path("plain/", include(wagtail_urls)), path("", include("warraq.settings.urls"))]
