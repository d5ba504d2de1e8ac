from django.urls import path
from django.views.generic import RedirectView

from warraq.delivery.search.views import search, suggest

urlpatterns = [
    path("search", RedirectView.as_view(url="/search/", query_string=True, permanent=True)),
    path("search/", search, name="search"),
    path("search/suggest/", suggest, name="search_suggest"),
]
