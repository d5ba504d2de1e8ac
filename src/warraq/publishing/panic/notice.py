"""The line on everybody's home page while publishing is frozen."""

from datetime import datetime

from django.http import HttpRequest
from django.template.loader import render_to_string

from warraq.newsroom.emergency import state


def tell_of_freeze(request: HttpRequest, now: datetime) -> str:
    emergency = state.read()
    if not emergency.is_frozen:
        return ""
    return render_to_string("panic/notice.html", {"emergency": emergency})
