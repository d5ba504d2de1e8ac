"""Every address: the newsroom, files, and then the reader's site, which takes all the rest."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("newsroom/", include("warraq.newsroom.signin.urls")),
    path("newsroom/", include("warraq.newsroom.desks.urls")),
    path("newsroom/", include("warraq.newsroom.stories.urls")),
    path("newsroom/", include("warraq.newsroom.listing.urls")),
    path("newsroom/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include("warraq.delivery.feeds.urls")),
    path("", include("warraq.delivery.sitemaps.urls")),
    path("", include("warraq.delivery.search.urls")),
    path("", include("warraq.audience.newsletters.urls")),
    path("", include("warraq.audience.push.urls")),
    path("", include("warraq.delivery.cards.urls")),
    path("", include("warraq.delivery.pings.urls")),
    path("", include("warraq.delivery.oembed.urls")),
    path("", include("warraq.delivery.offline.urls")),
    path("", include("warraq.delivery.lite.urls")),
    path("", include("warraq.delivery.live.urls")),
    path("", include("warraq.delivery.design.urls")),
    path("", include("warraq.delivery.site.urls")),
]

handler400 = "warraq.delivery.site.errors.bad_request"
handler404 = "warraq.delivery.site.errors.not_found"
handler500 = "warraq.delivery.site.errors.server_error"
