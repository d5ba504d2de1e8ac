"""Telling editors that times which are pending may be wrong by the clocks of an edition."""

from datetime import datetime

from django.http import HttpRequest
from django.template.loader import render_to_string

from warraq.newsroom.stories.visible import edits
from warraq.newsroom.zones.settle import find_changed


def tell_of_changed_zones(request: HttpRequest, now: datetime) -> str:
    """To editors; nothing while pending times are reckoned by the rules that this process knows."""
    changed = find_changed(now=now) if edits(request.user) else []
    return render_to_string("zones/changed.html", {"zones": changed}) if changed else ""
