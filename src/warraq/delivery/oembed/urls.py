from django.urls import path

from warraq.delivery.oembed.views import oembed

urlpatterns = [path("oembed/", oembed)]
