"""Where the editor's page asks."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from warraq.masthead.models import Section
from warraq.newsroom.housestyle.writers import may_write
from warraq.newsroom.suggestions.drafts import DraftTooLong, Sent, UnreadableDraft, read_sent
from warraq.newsroom.suggestions.known_names import find_names
from warraq.newsroom.suggestions.models import find_profiles
from warraq.newsroom.suggestions.suggest import Why, suggest_sections, suggest_topics

_REASONS = {
    Why.IN_HEADLINE: _("Named in the headline"),
    Why.IN_TEXT: _("Named in the text"),
    Why.LIKE_OTHERS: _("Like the stories under it"),
}


@require_POST
def suggest(request: HttpRequest) -> JsonResponse:
    """Topics and sections for a draft of somebody who may write it. Reads only."""
    try:
        sent = read_sent(request.body)
    except UnreadableDraft as error:
        return JsonResponse({"error": str(error)}, status=HTTPStatus.BAD_REQUEST)
    except DraftTooLong as error:
        return JsonResponse({"error": str(error)}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if not may_write(request.user, sent.story_id):
        raise PermissionDenied
    return JsonResponse({"topics": list(_topics(sent)), "sections": list(_sections(sent, user=request.user))})


def _topics(sent: Sent) -> Iterable[dict[str, Any]]:
    names, name_of = find_names()
    for topic in suggest_topics(sent.draft, names=names, profiles=find_profiles()):
        # A profile may still know a topic that is no more.
        if topic.id in name_of:
            yield {"id": topic.id, "name": name_of[topic.id], "why": str(_REASONS[topic.why])}


def _sections(sent: Sent, *, user: Any) -> Iterable[dict[str, Any]]:
    """Of the sections that this journalist works in."""
    profiles = find_profiles() if sent.wants_section else None
    if profiles is None:
        return
    theirs: frozenset[int] = frozenset() if user.is_superuser else getattr(user, "section_ids", frozenset())
    sections = Section.objects.select_related("edition", "parent")
    known = {section.pk: section for section in sections if not theirs or section.pk in theirs}
    for found in suggest_sections(sent.draft, profiles=profiles, among=known):
        section = known[found.id]
        name = " › ".join(part.name for part in section.trail)
        yield {"id": section.pk, "name": name, "edition": section.edition.name, "why": str(_REASONS[found.why])}
