from django.urls import re_path

from warraq.delivery.site.door import view_for
from warraq.delivery.sitemaps.views import index, news, old_index, part, sections

urlpatterns = [
    re_path(r"^(?:/+)?sitemap\.xml/*$", view_for(index)),
    re_path(r"^(?:/+)?(?:sitemap_index|sitemap-index|wp-sitemap)\.xml/*$", view_for(old_index)),
    re_path(r"^(?:/+)?news-sitemap\.xml/*$", view_for(news)),
    re_path(r"^(?:/+)?sitemaps/+sections\.xml/*$", view_for(sections)),
    re_path(r"^(?:/+)?sitemaps/+\w+-\d+\.xml/*$", view_for(part)),
]
