"""Which stories a journalist is shown in lists and choosers."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.permissions import policy_registry

from warraq.newsroom.stories.models import Story, StorySection


def may_read_all(user: Any) -> bool:
    """Whether somebody reads every draft: an administrator, or an editor who is kept to no section."""
    return user.is_superuser or (edits(user) and not user.section_ids)


def visible_to(user: Any) -> QuerySet[Story]:
    """What is public, what is their own or theirs to write, and for an editor what stands in their sections or in none yet."""
    if may_read_all(user):
        stories: QuerySet[Story] = Story.objects.all()
        return stories
    found: QuerySet[Story] = Story.objects.filter(Q(live=True) | _theirs(user))
    return found


def public_with_a_draft_kept_from(user: Any) -> QuerySet[Story]:
    """Public stories that stand in lists for everybody, and whose newer draft this journalist may not read."""
    drafts: QuerySet[Story] = Story.objects.filter(live=True, has_unpublished_changes=True)
    return drafts.none() if may_read_all(user) else drafts.filter(~_theirs(user))


def _theirs(user: Any) -> Any:
    theirs = Q(owner=user) | Q(assigned_to=user)
    if edits(user):
        placed = StorySection.objects.filter(story=OuterRef("pk"))
        theirs |= Exists(placed.filter(section__in=user.section_ids)) | ~Exists(placed)
    return theirs


def keep_visible(pages: Any, *, user: Any) -> Any:
    """Pages of any kind, without the stories that this journalist may not read."""
    if may_read_all(user):
        return pages
    return pages.exclude(pk__in=Story.objects.exclude(pk__in=visible_to(user).values("pk")).values("pk"))


def without_spiked(pages: Any) -> Any:
    """Pages of any kind, without the stories that will not be used."""
    return pages.exclude(pk__in=Story.objects.filter(spiked_at__isnull=False).values("pk"))


def edits(user: Any) -> bool:
    """Whether they are an editor. To Wagtail whoever may add a story may change one, namely their own."""
    return bool(policy_registry.get_by_type(Story).user_has_permission(user, "publish"))
