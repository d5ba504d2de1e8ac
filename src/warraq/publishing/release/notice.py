"""What stands above all on the newsroom's home page: stories that were due and could not go out."""

from datetime import datetime

from django.http import HttpRequest
from django.template.loader import render_to_string

from warraq.newsroom.stories.visible import visible_to
from warraq.publishing.release.clock import find_failed


def tell_of_failures(request: HttpRequest, now: datetime) -> str:
    """To whoever may read the story; nothing when all that was due is out."""
    failed = find_failed()
    if not failed:
        return ""
    readable = set(
        visible_to(request.user).filter(pk__in=[row.story_id for row in failed]).values_list("pk", flat=True)
    )
    shown = [row for row in failed if row.story_id in readable]
    return render_to_string("release/failed.html", {"failed": shown}) if shown else ""
