"""Doors of Wagtail's that are walled up: what they show is of no use here, or is shown better elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.generic import RedirectView

# A story is moved nowhere, and several are chosen at once nowhere; both would show the headline of any.
_WALLED_UP = [
    *(
        f"reports/{name}/{rest}"
        for name in ("page-types-usage", "aging-pages", "site-history")
        for rest in ("", "results/")
    ),
    "pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/",
    "choose-page/chosen-multiple/",
]


def no_such_choice(request: HttpRequest) -> HttpResponse:
    """Whatever is chosen here has a number; Wagtail's choosers fail at anything else."""
    return HttpResponse(status=404)


urlpatterns = [re_path(r"^(?:documents|images|snippets)/(?:[a-z_]+/)*chosen/(?!\d{1,18}/$)[^/]*/$", no_such_choice)]
urlpatterns += [path(door, RedirectView.as_view(url="/newsroom/")) for door in _WALLED_UP]
