"""In which stories a picture stands: those that readers have, drafts, and newer versions of public ones."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex, Revision

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.places import Place, Places
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.visible import visible_to

MOST = 50


def find_in_stories(picture: Picture, user: Any) -> Places:
    saved, people = _referring(picture)
    drafted = _ids_of_newer_versions(picture)
    readable = visible_to(user).filter(pk__in=saved | drafted).order_by("-live", "-pk")
    places = [
        _place(story, is_saved=story.pk in saved)
        for story in readable.only("title", "draft_title", "live", "has_unpublished_changes")[:MOST]
    ]
    for person in Contributor.objects.filter(pk__in=people):
        url = reverse(Contributor.snippet_viewset.get_url_name("edit"), args=[person.pk])
        places.append(Place(_("Contributor"), person.name, url, is_public=True))
    return Places(places, hidden=len(saved | drafted) - readable.count())


def _place(story: Story, *, is_saved: bool) -> Place:
    kind = _("Public story") if story.live and is_saved else _("Newer version") if story.live else _("Draft")
    url = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return Place(kind, story.get_admin_display_title(), url, is_public=bool(story.live and is_saved))


def _referring(picture: Picture) -> tuple[set[int], set[int]]:
    """Ids of the stories that hold it as they were last saved or released, and of contributors."""
    types = {model: ContentType.objects.get_for_model(model).pk for model in (Story, Contributor)}
    references = ReferenceIndex.get_references_to(picture).values_list("content_type_id", "object_id")
    found: dict[int, set[int]] = {pk: set() for pk in types.values()}
    for content_type_id, object_id in references:
        if content_type_id in found:
            found[content_type_id].add(int(object_id))
    return found[types[Story]], found[types[Contributor]]


def _ids_of_newer_versions(picture: Picture) -> set[int]:
    """Ids of the stories whose newest version, not released yet, holds it."""
    newest = Story.objects.filter(has_unpublished_changes=True).values("latest_revision")
    written = Revision.objects.filter(pk__in=newest).annotate(written_body=KT("content__body"))
    inside = Q(written_body__contains=f'"picture": {picture.pk},') | Q(
        written_body__contains=f'"picture": {picture.pk}}}'
    )
    on_top = Q(content__lead_picture=picture.pk)
    return {int(story_id) for story_id in written.filter(inside | on_top).values_list("object_id", flat=True)}
