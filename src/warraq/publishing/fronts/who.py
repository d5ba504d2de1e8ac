"""Who may arrange a front, and who has it open just now."""

from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache

from warraq.publishing.fronts.models import Front

PRESENT = timedelta(seconds=45)


def may_arrange(user: Any, front: Front) -> bool:
    """Whoever is kept to sections arranges the fronts of these, and no edition's."""
    if not user.has_perm("fronts.change_front"):
        return False
    if user.is_superuser or not getattr(user, "section_ids", None):
        return True
    return front.section_id in user.section_ids


def note_presence(front: Front, user: Any, *, now: datetime) -> list[str]:
    """Remember that this journalist has the front open; the names of the others who have."""
    key = f"warraq.front.{front.pk}.open"
    seen: dict[int, tuple[str, float]] = cache.get(key) or {}
    seen = {pk: (name, at) for pk, (name, at) in seen.items() if at > (now - PRESENT).timestamp()}
    seen[user.pk] = (str(user), now.timestamp())
    cache.set(key, seen, PRESENT.total_seconds() * 2)
    return sorted(name for pk, (name, _at) in seen.items() if pk != user.pk)
