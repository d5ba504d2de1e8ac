from django.urls import re_path

from warraq.delivery.feeds.views import feed, llms, old_feed, robots
from warraq.delivery.site.door import view_for

urlpatterns = [
    re_path(r"^(?:[\s\S]*/)?(?:rss\.xml|atom\.xml|feed\.json)/*$", view_for(feed)),
    re_path(r"^(?:/+)?(?:feed|feeds)(?:/+(?:rss|rss2|atom))?/*$", view_for(old_feed)),
    re_path(r"^(?:/+)?robots\.txt/*$", view_for(robots)),
    re_path(r"^(?:/+)?llms\.txt/*$", view_for(llms)),
]
