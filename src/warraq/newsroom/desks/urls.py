"""Doors of Wagtail's that are walled up: what they show is of no use here, or is shown better elsewhere."""

from django.urls import path
from django.views.generic import RedirectView

_WALLED_UP = ["page-types-usage", "aging-pages", "site-history"]

urlpatterns = [
    path(f"reports/{name}/{rest}", RedirectView.as_view(pattern_name="wagtailadmin_home"))
    for name in _WALLED_UP
    for rest in ("", "results/")
]
