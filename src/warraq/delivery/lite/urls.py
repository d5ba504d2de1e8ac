from django.urls import re_path

from warraq.delivery.lite.views import lite
from warraq.delivery.site.door import view_for

urlpatterns = [re_path(r"^(?:/+)?lite(?:/[\s\S]*)?$", view_for(lite))]
