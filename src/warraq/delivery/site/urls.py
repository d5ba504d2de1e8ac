from django.urls import re_path

from warraq.delivery.site.views import serve, serve_block

urlpatterns = [
    re_path(r"^_block/(?P<name>[a-z_]+)$", serve_block, name="site_block"),
    # The view reads the path itself, from the bytes that were sent. [\s\S]: a path may hold line ends, and is refused
    # there; Django could not reverse any address beside a pattern with (?s).
    re_path(r"^[\s\S]*$", serve, name="site"),
]
