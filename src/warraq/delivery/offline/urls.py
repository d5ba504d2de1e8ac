from django.urls import re_path

from warraq.delivery.offline.views import icon, manifest, offline, worker
from warraq.delivery.site.door import view_for

urlpatterns = [
    re_path(r"^(?:/+)?manifest\.webmanifest/*$", view_for(manifest)),
    re_path(r"^(?:/+)?icon-\w+\.png/*$", view_for(icon)),
    re_path(r"^(?:/+)?service-worker\.js/*$", view_for(worker)),
    re_path(r"^(?:/+)?offline/*$", view_for(offline)),
]
