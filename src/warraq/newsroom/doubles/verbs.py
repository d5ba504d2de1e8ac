"""Making two names one, and taking that back: whole, or not at all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from warraq.newsroom.doubles.kinds import KINDS, Kind
from warraq.newsroom.doubles.models import Merge
from warraq.newsroom.doubles.signals import merge_undone, names_merged
from warraq.newsroom.emergency.state import check_not_frozen
from warraq.newsroom.live.models import LiveEntry
from warraq.newsroom.stories.models import Story

AT_ONCE = 500


class CannotMerge(ValueError):
    """These two cannot be made one; the message says why, for the newsroom."""


class CannotUndo(ValueError):
    """This merge can be taken back no more, or not yet; the message says why."""


def merge(kind: Kind, *, kept_id: int, merged_id: int, reason: str, user: Any = None, now: datetime) -> Merge:
    """Give every story and draft of `merged_id` to `kept_id`. Raises CannotMerge, or PublishingFrozen while nothing may change.

    Pages of the stories follow in the background; the addresses of the merged one lead to the kept one at once.
    """
    check_not_frozen()
    with transaction.atomic():
        kept, merged = _lock(kind, kept_id, merged_id)
        _check(kept, merged)
        done = Merge(
            kind=kind.name,
            kept_id=kept.pk,
            merged_id=merged.pk,
            kept_name=kept.name,
            merged_name=merged.name,
            reason=reason,
            made_by=user,
            made_at=now,
        )
        _move_rows(kind, done)
        _move_entries(kind, done)
        _take_over(kind, kept, merged, done)
        done.finished_at = None if done.touched else now
        done.save()
        log(instance=kept, action="warraq.merge", user=user, data=_for_log(done))
        names_merged.send(sender=Merge, merge=done, now=now)
    return done


def undo(merge: Merge, *, user: Any = None, now: datetime) -> int:
    """Make two of them again; how many stories stay with the kept one, since somebody has saved them since.

    Raises CannotUndo.
    """
    check_not_frozen()
    kind = KINDS[merge.kind]
    with transaction.atomic():
        done = Merge.objects.select_for_update().get(pk=merge.pk)
        kept, merged = _lock(kind, done.kept_id, done.merged_id)
        _check_undo(done, kept, merged)
        back = _unchanged_since(done)
        _give_back(kind, done, kept, merged, back=back)
        done.undone_at, done.undone_by = now, user
        done.done, done.finished_at = 0, None if done.touched else now
        done.save()
        log(instance=kept, action="warraq.unmerge", user=user, data=_for_log(done))
        merge_undone.send(sender=Merge, merge=done, now=now)
    return len(set(done.touched) - back)


def _lock(kind: Kind, *ids: int) -> list[Any]:
    """The rows of these ids, in their order, locked in one order whoever asks. Raises CannotMerge if one is gone."""
    rows = {row.pk: row for row in kind.model.everyone.select_for_update().filter(pk__in=ids).order_by("pk")}
    if set(ids) - rows.keys():
        raise CannotMerge(_("One of the two is here no more."))
    return [rows[id_] for id_ in ids]


def _check(kept: Any, merged: Any) -> None:
    if kept.pk == merged.pk:
        raise CannotMerge(_("Choose two different ones."))
    for one in (kept, merged):
        if one.merged_into_id is not None:
            raise CannotMerge(_("“%(name)s” was merged into another already.") % {"name": one})
    if getattr(kept, "journalist_id", None) and getattr(merged, "journalist_id", None):
        raise CannotMerge(_("Both have an account in the newsroom. Take the account from one of them first."))


def _check_undo(done: Merge, kept: Any, merged: Any) -> None:
    if done.undone_at is not None:
        raise CannotUndo(_("This merge was undone already."))
    if done.finished_at is None:
        raise CannotUndo(_("Its pages are still being brought up to date; wait until that is done."))
    if kept.merged_into_id is not None:
        raise CannotUndo(_("“%(name)s” was itself merged into another since; undo that first.") % {"name": kept})
    if merged.merged_into_id != kept.pk:
        raise CannotUndo(_("“%(name)s” does not lead to the other any more.") % {"name": merged})


def _move_rows(kind: Kind, done: Merge) -> None:
    rows = list(kind.rows(done.merged_id).order_by("pk"))
    both = set(kind.rows(done.kept_id).values_list("story_id", flat=True)) & {row.story_id for row in rows}
    seen: set[int] = set()
    doubled = []
    for row in rows:
        if row.story_id in both or row.story_id in seen:
            done.doubled.append({"story_id": row.story_id, **{name: getattr(row, name) for name in kind.facts}})
            doubled.append(row.pk)
        seen.add(row.story_id)
    done.moved = sorted(seen - both)
    for ids in _by(AT_ONCE, doubled):
        kind.row._default_manager.filter(pk__in=ids).delete()
    kind.rows(done.merged_id).update(**{kind.column: done.kept_id})


def _move_entries(kind: Kind, done: Merge) -> None:
    if kind.name == "contributor":
        entries = LiveEntry.objects.filter(contributor_id=done.merged_id)
        done.entries = list(entries.values_list("pk", flat=True))
        stories = set(entries.values_list("story_id", flat=True))
        done.moved = sorted({*done.moved, *(stories - {fact["story_id"] for fact in done.doubled})})
        entries.update(contributor_id=done.kept_id)


def _take_over(kind: Kind, kept: Any, merged: Any, done: Merge) -> None:
    """What was known of the merged one is known of the kept one, so that nobody makes it a second time."""
    known = set(kept.names)
    done.spellings = [name for name in dict.fromkeys(merged.names) if name and name not in known]
    setattr(kept, kind.spellings, [*getattr(kept, kind.spellings), *done.spellings])
    if getattr(merged, "journalist_id", None):
        done.account_id, merged.journalist_id = merged.journalist_id, None
    merged.merged_into = kept
    merged.save()
    if done.account_id:
        kept.journalist_id = done.account_id
    kept.save()


def _unchanged_since(done: Merge) -> set[int]:
    """Ids of its stories of which no version was saved after it."""
    found: set[int] = set()
    for ids in _by(AT_ONCE, done.touched):
        stories = Story.objects.filter(pk__in=ids).exclude(latest_revision__created_at__gt=done.made_at)
        found.update(stories.values_list("pk", flat=True))
    return found


def _give_back(kind: Kind, done: Merge, kept: Any, merged: Any, *, back: set[int]) -> None:
    for ids in _by(AT_ONCE, [story_id for story_id in done.moved if story_id in back]):
        kind.rows(kept.pk).filter(story_id__in=ids).update(**{kind.column: merged.pk})
    again = [kind.row(**fact, **{kind.column: merged.pk}) for fact in done.doubled if fact["story_id"] in back]
    kind.row._default_manager.bulk_create(again)
    LiveEntry.objects.filter(pk__in=done.entries, contributor_id=kept.pk).update(contributor_id=merged.pk)
    ours = [name for name in getattr(kept, kind.spellings) if name not in done.spellings]
    setattr(kept, kind.spellings, ours)
    if done.account_id and kept.journalist_id == done.account_id:
        kept.journalist_id = None
    kept.save()
    merged.merged_into = None
    if done.account_id and kept.journalist_id is None:
        merged.journalist_id = done.account_id
    merged.save()


def _for_log(done: Merge) -> dict[str, Any]:
    return {"merged": done.merged_name, "kept": done.kept_name, "reason": done.reason, "stories": done.total}


def _by(size: int, ids: Iterable[int]) -> list[list[int]]:
    """The ids in parts: SQLite takes only so many at once."""
    rest = list(ids)
    return cast("list[list[int]]", [rest[place : place + size] for place in range(0, len(rest), size)])
