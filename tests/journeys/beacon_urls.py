"""The newspaper's addresses, and the door for beacons as one of them: a test's server has no front before Django."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from warraq.audience.counting.counter import Counter

counters: list[Counter] = []


@csrf_exempt
def take(request: HttpRequest) -> HttpResponse:
    said = {name.lower().encode(): value.encode() for name, value in request.headers.items()}
    counters[-1].take(
        said, peer=request.META["REMOTE_ADDR"], body=request.META["QUERY_STRING"].encode() or request.body
    )
    return HttpResponse(status=204)


urlpatterns = [path("_beacon", take), path("", include("warraq.settings.urls"))]
