from django.urls import re_path

from warraq.delivery.pings.views import key_file
from warraq.delivery.site.door import view_for

urlpatterns = [re_path(r"^(?:/+)?[0-9a-f]{32}\.txt/*$", view_for(key_file))]
