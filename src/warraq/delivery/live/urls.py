from django.urls import re_path

from warraq.delivery.live.views import older, updates
from warraq.delivery.site.door import view_for

urlpatterns = [
    re_path(r"^(?:/+)?live/+\w+/+before-\d+/*$", view_for(older)),
    re_path(r"^(?:/+)?live/+\w+/+after-\d+\.json/*$", view_for(updates)),
]
