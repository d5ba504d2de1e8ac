"""How a story would look to readers, before it is released. What is built here is never saved."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from warraq.newsroom.stories.models import Story
from warraq.publishing.release import addresses
from warraq.publishing.release.facts import build_edition_facts, build_shared_facts, first_places
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.related import find_related

Renderer = Callable[[PublishedStory, HttpRequest], HttpResponse]
_renderer: Renderer | None = None


def register_renderer(renderer: Renderer) -> None:
    """`renderer(row, request)` answers with the article page of an unsaved PublishedStory; a later stage gives it."""
    global _renderer
    _renderer = renderer


def preview(story: Story, request: HttpRequest) -> HttpResponse:
    """The reader's page of a draft at home; a plain line says so when it has no section yet."""
    row = build_unsaved(story)
    if row is None or _renderer is None:
        return HttpResponse(
            _("Choose a section to see the story as readers will."), content_type="text/plain; charset=utf-8"
        )
    response = _renderer(row, request)
    response["Cache-Control"] = "private, no-store"
    return response


def build_unsaved(story: Story) -> PublishedStory | None:
    """The row that a release would write for the home edition, or None without a section."""
    places = first_places(story)
    if not places:
        return None
    edition, placed = next(iter(places.items()))
    shared = build_shared_facts(story)
    now = timezone.now()
    path = addresses.story_path(placed.section, slug=story.slug or "-", story_id=story.pk or 0)
    facts = build_edition_facts(
        placed, shared=shared, story=story, path=path, first_released_at=story.first_published_at or now
    )
    topic_ids = [topic["id"] for topic in shared["topics"]]
    related = find_related(story.pk or 0, edition=edition, topic_ids=topic_ids, released_at=now)
    return PublishedStory(
        story_id=story.pk or 0,
        edition=edition,
        home_edition=edition,
        home_path=path,
        code=addresses.code_for(story.pk or 0),
        related=related,
        recorded_at=now,
        **shared,
        **facts,
    )


def find_public_address(story_id: int) -> str | None:
    """The absolute address of a public story in its home edition, or None."""
    row = (
        PublishedStory.objects.filter(story_id=story_id)
        .select_related("home_edition")
        .prefetch_related("home_edition__hosts")
        .only("home_path", "home_edition")
        .first()
    )
    return f"{row.home_edition.base_url}{row.home_path}" if row else None
