"""What is done in an emergency. Nothing here needs anything else here to work."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from django.db import Error as DatabaseTrouble
from wagtail.log_actions import log

from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.emergency import state
from warraq.newsroom.emergency.sessions import end_all_sessions
from warraq.newsroom.stories.models import Story
from warraq.publishing.release.models import PublishedStory
from warraq.publishing.release.withdraw import NotPublic, withdraw


class NoSuchStory(ValueError):
    """No public story has this number, short code or address."""


def find_story(named: str) -> int:
    """The id of a public story by its number, the code of its short address, or any address of it."""
    path = unquote(urlsplit(named.strip()).path) if "/" in named else ""
    code = path.removeprefix("/s/").strip("/") if path.startswith("/s/") else named.strip()
    rows = PublishedStory.objects.values_list("story_id", flat=True)
    by_number = rows.filter(story_id=int(named)) if named.strip().isdecimal() and len(named.strip()) < 19 else None
    for found in [by_number, rows.filter(path__in=[path, f"{path}/"]) if path else None, rows.filter(code=code)]:
        story_id = found.first() if found is not None else None
        if story_id is not None:
            return story_id
    raise NoSuchStory(named)


def end_sessions(*, user: Any, reason: str = "", now: datetime) -> bool:
    """End every session, that of whoever asks as well; False when only this node knows."""
    everywhere = end_all_sessions(now=now)
    _note("warraq.sessions_ended", user=user, reason=reason)
    return everywhere


def freeze(*, reason: str, user: Any, by: str = "", now: datetime) -> bool:
    """Let nothing go out any more; False when only this node knows."""
    everywhere = state.freeze(reason=reason, by=by or str(user or ""), now=now)
    _note("warraq.frozen", user=user, reason=reason)
    return everywhere


def lift(*, user: Any) -> None:
    state.thaw()
    _note("warraq.thawed", user=user)


def withdraw_now(story_id: int, *, note: str, user: Any, now: datetime) -> bool:
    """Withdraw the story, without a reason for readers; False when the database refuses: then the clock does it as
    soon as that ends."""
    try:
        withdraw(Story(pk=story_id), note=note, user=user, now=now)
    except NotPublic:
        return True
    except DatabaseTrouble:
        emergency = state.read_file()
        state.write_file(replace(emergency, to_withdraw=sorted({*emergency.to_withdraw, story_id})))
        return False
    return True


def withdraw_what_waits(now: datetime) -> None:
    """Withdraw what could not be while the database was read-only. The clock calls it again and again."""
    waiting = state.read_file().to_withdraw
    done = [story_id for story_id in waiting if withdraw_now(story_id, note="", user=None, now=now)]
    if done:
        emergency = state.read_file()
        rest = [story_id for story_id in emergency.to_withdraw if story_id not in done]
        state.write_file(replace(emergency, to_withdraw=rest))


def _note(action: str, *, user: Any, **data: str) -> None:
    """In the audit log, with whoever did it; a command's have the first administrator's account as their subject."""
    try:
        subject = user if getattr(user, "pk", None) else Journalist.objects.filter(is_superuser=True).first()
        if subject is not None:
            log(instance=subject, action=action, user=user, data=data)
    except DatabaseTrouble:
        return
