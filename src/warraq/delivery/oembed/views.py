"""Answers oEmbed consumers. Nothing of what they ask is said back."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import translation

from warraq.delivery.cache.kept import kept
from warraq.delivery.oembed.answers import build_answer, write_json, write_xml
from warraq.delivery.oembed.requests import FORMATS, Asked, BadSize, NotServed, read
from warraq.delivery.site import headers
from warraq.delivery.site.door import METHODS
from warraq.delivery.site.edition import Masthead, find_masthead
from warraq.delivery.site.errors import bad_request
from warraq.delivery.site.resolve import Moved, find_story, resolve
from warraq.publishing.release.keys import masthead_key, story_key
from warraq.publishing.release.models import PublishedStory

SECONDS = 300
ABSENT_SECONDS = 5


@kept(query_keys=["url", "format", "maxwidth", "maxheight"])
def oembed(request: HttpRequest) -> HttpResponse:
    if request.method not in METHODS:
        return headers.secure(HttpResponseNotAllowed(METHODS))
    masthead = find_masthead(request)
    if masthead is None:
        return bad_request(request)
    with translation.override(masthead.language):
        return _answer(request, masthead=masthead)


def _answer(request: HttpRequest, *, masthead: Masthead) -> HttpResponse:
    try:
        asked = read(request.GET, masthead=masthead)
    except NotServed:
        return _refuse(404, "Not found", masthead=masthead)
    except BadSize:
        return _refuse(400, "Bad size", masthead=masthead)
    if asked.format not in FORMATS:
        return _refuse(501, "Not implemented", masthead=masthead)
    row = _find(asked, masthead=masthead)
    if row is None:
        return _refuse(404, "Not found", masthead=masthead)
    answer = build_answer(row, asked=asked, masthead=masthead)
    if asked.format == "xml":
        response = HttpResponse(write_xml(answer), content_type="text/xml; charset=utf-8")
    else:
        response = HttpResponse(write_json(answer), content_type="application/json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    keys = {story_key(row.story_id), masthead_key(masthead.edition.pk)}
    return headers.secure(headers.cache_for(response, seconds=SECONDS, keys=keys))


def _find(asked: Asked, *, masthead: Masthead) -> PublishedStory | None:
    """The story behind an address, an old or a short one too; no other page has an answer."""
    found = resolve(asked.path, masthead=masthead)
    if isinstance(found, Moved) and not found.base_url:
        return find_story(masthead, path=found.path)
    return found if isinstance(found, PublishedStory) else None


def _refuse(status: int, words: str, *, masthead: Masthead) -> HttpResponse:
    response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    headers.cache_for(response, seconds=ABSENT_SECONDS, keys={masthead_key(masthead.edition.pk)})
    return headers.secure(response)
