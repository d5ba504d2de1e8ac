"""Saved pages into stories: the three rounds of a run."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError

from warraq.command.importing.outcomes import Outcome, State
from warraq.command.trouble import TROUBLE
from warraq.command.words import choose_language
from warraq.command.words import gettext as _
from warraq.ingest.pages import SavedPage, Unreadable
from warraq.masthead.models import Edition
from warraq.newsroom.stories.intake import (
    CameInBefore,
    NoSuchSection,
    Register,
    Rules,
    is_untouched,
    link_picks,
    rehearse,
    take_in,
)
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.release import release

logger = logging.getLogger(__name__)


@dataclass
class Waiting:
    """A draft that came in, for the rounds after."""

    outcome: Outcome
    story_id: int
    released_at: datetime | None
    has_picks: bool


class PageRun:
    """`take` every page, then `link`, then `release`. Each story is whole by itself, so a run can be stopped anywhere
    and begun again: what is here is not taken in twice, and a draft that a stopped run left is released by the next.
    """

    def __init__(
        self, edition: Edition, *, rules: Rules, now: datetime, is_releasing: bool = False, is_rehearsal: bool = False
    ) -> None:
        self.outcomes: list[Outcome] = []
        self.waiting: list[Waiting] = []
        self._register = Register(edition)
        self._rules, self._now = rules, now
        self._is_releasing, self._is_rehearsal = is_releasing, is_rehearsal
        self._seen: dict[str, Outcome] = {}

    def take(self, page: SavedPage | Unreadable) -> Outcome:
        """Take one page in, or say why not."""
        if isinstance(page, Unreadable):
            reason = getattr(page, choose_language(os.environ))
            outcome = Outcome(page.source_path, State.FAILED, reason)
        else:
            outcome = self._take_page(page)
        self.outcomes.append(outcome)
        return outcome

    def link(self) -> Iterator[Outcome]:
        """Let what these stories offer lead to one another, now that all are here."""
        for one in self.waiting:
            if one.has_picks:
                self._try(one.outcome, partial(self._link, one))
            yield one.outcome

    def release(self) -> Iterator[Outcome]:
        """Release every draft that waits, as of the page's own time."""
        for one in self.waiting if self._is_releasing else []:
            self._try(one.outcome, partial(self._release, one))
            yield one.outcome

    def _take_page(self, page: SavedPage) -> Outcome:
        outcome = Outcome(page.source_path, State.IMPORTED, notes=list(page.notes))
        if twin := self._seen.get(page.fingerprint):
            outcome.state, outcome.reason = State.SKIPPED, _("The same story as another file of this run.")
            outcome.told = str(twin.path)
            return outcome
        self._try(outcome, partial(self._keep, page, outcome))
        if outcome.state is not State.FAILED:
            self._seen[page.fingerprint] = outcome
        return outcome

    def _keep(self, page: SavedPage, outcome: Outcome) -> None:
        verb = rehearse if self._is_rehearsal else take_in
        try:
            taken = verb(page, register=self._register, rules=self._rules, now=self._now)
        except CameInBefore as error:
            self._meet_again(page, error.story, outcome)
            return
        outcome.notes, outcome.made_sections = taken.notes, taken.made_sections
        if taken.story is not None:
            self._wait(page, taken.story, outcome)

    def _meet_again(self, page: SavedPage, story: Story, outcome: Outcome) -> None:
        outcome.state, outcome.story_id = State.SKIPPED, story.pk
        if story.killed_at is not None:
            outcome.reason = _("It was withdrawn here; an import does not bring it back.")
        elif story.spiked_at is not None:
            outcome.reason = _("It was spiked here; an import does not bring it back.")
        elif story.live:
            outcome.reason = _("It came in before.")
        elif not is_untouched(story):
            outcome.reason = _("It came in before and the newsroom has it in hand.")
        else:
            outcome.reason = _("It came in before.")
            if self._is_releasing:
                outcome.state, outcome.reason, outcome.came_before = State.IMPORTED, "", True
            if not self._is_rehearsal:
                self._wait(page, story, outcome)

    def _wait(self, page: SavedPage, story: Story, outcome: Outcome) -> None:
        outcome.story_id = story.pk
        has_picks = bool(page.picks) or any(block.picks for block in page.body)
        self.waiting.append(Waiting(outcome, story.pk, page.released_at, has_picks))

    def _link(self, one: Waiting) -> None:
        draft = _draft_of(one.story_id)
        if draft is not None and link_picks(draft, register=self._register):
            draft.save_revision(clean=False)

    def _release(self, one: Waiting) -> None:
        draft = _draft_of(one.story_id)
        if draft is None:
            return
        first_released_at = min(one.released_at, self._now) if one.released_at else self._now
        try:
            release(draft, first_released_at=first_released_at)
        except ValidationError as error:
            one.outcome.fail(_("It came in as a draft and could not be released."), " ".join(error.messages))
        else:
            one.outcome.is_released = True

    def _try(self, outcome: Outcome, act: Callable[[], None]) -> None:
        """Do it; a fault of this page is told and the rest go on, one of the whole install stops the run."""
        try:
            act()
        except NoSuchSection as error:
            outcome.fail(*_explain_section(error))
        except ValidationError as error:
            outcome.fail(_("No story can hold it."), " ".join(error.messages))
        except TROUBLE:
            raise
        except Exception as error:
            logger.exception(
                "Page import failed", extra={"event": "command.import.page_failed", "path": str(outcome.path)}
            )
            outcome.fail(_("An unexpected fault; the log has it whole."), f"{type(error).__name__}: {error}")


def _draft_of(story_id: int) -> Story | None:
    """The newest text of a story that is still an untouched draft; somebody may have taken it up meanwhile."""
    story = Story.objects.filter(pk=story_id).first()
    if story is None or not is_untouched(story):
        return None
    draft: Story = story.get_latest_revision_as_object()
    return draft


def _explain_section(error: NoSuchSection) -> tuple[str, str]:
    remedy = _("Make it with --create-sections, or choose one for such pages with --section.")
    if not error.name:
        return _("The page names no section."), remedy
    return _("The edition has no such section."), f"«{error.name}». {remedy}"
