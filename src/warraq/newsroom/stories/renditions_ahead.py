"""Renditions for a release that is asked for in the newsroom, made before its transaction begins.

They take seconds, in which nobody else could write. Whatever goes wrong here is told by the release itself.
"""

import contextlib
import re
from collections.abc import Iterable

from django.http import HttpRequest

from warraq.newsroom.pictures.making import PictureFileUnusable
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.stories.models import Story

_PICTURE_FIELD = re.compile(r"lead_picture|body-[\w-]+-picture")
_RELEASES = {"action-publish", "action-workflow-action"}


def make_ahead(request: HttpRequest) -> None:
    """Make what is missing of the renditions of the pictures that this request would release."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return
    for picture in _find_pictures(request):
        with contextlib.suppress(PictureFileUnusable, OSError):
            ensure_renditions(picture)


def _find_pictures(request: HttpRequest) -> Iterable[Picture]:
    if _RELEASES & set(request.POST):
        posted = {str(value) for name, value in request.POST.items() if _PICTURE_FIELD.fullmatch(name)}
        return list(Picture.objects.filter(pk__in=[int(value) for value in posted if value.isdecimal()]))
    match = request.resolver_match
    if match is None or ("publish" not in match.kwargs.values() and match.url_name != "workflow_action"):
        return []
    ids = [match.kwargs["page_id"]] if "page_id" in match.kwargs else request.GET.getlist("id")
    stories = Story.objects.filter(pk__in=[int(value) for value in ids if str(value).isdecimal()])
    return [picture for story in stories for picture in story.get_latest_revision_as_object().find_pictures()]
