from django.urls import path

from warraq.audience.push.reader_views import change_device, show_alerts

urlpatterns = [
    path("_push/", show_alerts, name="show_alerts"),
    path("_push/devices", change_device, name="change_device"),
]
