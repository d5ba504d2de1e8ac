"""Where the editor's page asks."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from warraq.newsroom.housestyle.drafts import (
    DraftTooLong,
    UnreadableDraft,
    check_draft,
    find_edition,
    read_draft,
)
from warraq.newsroom.housestyle.word_table import prepare_words
from warraq.newsroom.housestyle.writers import may_write

_LANGUAGES = ("ar", "en", "fr")


@require_POST
def check(request: HttpRequest) -> JsonResponse:
    """Check a draft for somebody who may write it. Reads only."""
    try:
        draft = read_draft(request.body)
    except UnreadableDraft as error:
        return JsonResponse({"error": str(error)}, status=HTTPStatus.BAD_REQUEST)
    except DraftTooLong as error:
        return JsonResponse({"state": "too_long", "error": str(error)}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if not may_write(request.user, draft.story_id):
        raise PermissionDenied
    edition = find_edition(draft)
    if edition is None or not edition.language.startswith("ar"):
        return JsonResponse({"state": "other_language", "findings": []})
    if not prepare_words():
        return JsonResponse({"state": "preparing", "findings": []})
    language = (get_language() or "ar").partition("-")[0]
    return JsonResponse(check_draft(draft, edition, language=language if language in _LANGUAGES else "ar"))
