"""What may be done with a story, and with the places that keep stories, in Wagtail's tree."""

from typing import TYPE_CHECKING, Any

from wagtail.models import PagePermissionTester

if TYPE_CHECKING:
    from warraq.newsroom.stories.models import Story

# What an editor may do beyond what a reporter may; only in the sections they work in.
_EDITORS_ACTS = {"change", "publish", "lock", "unlock", "bulk"}


class PlacePermissions(PagePermissionTester):
    """A place in the tree is the system's own: stories are added to it, and nothing is done with the place itself."""

    def can_edit(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_publish(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: object) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False


class StoryPermissions(PagePermissionTester):
    """Outside the sections they work in, an editor may do what a reporter may: write, and change what is their own.

    A story stays in the month in which it was begun: its address has nothing to do with the tree.
    """

    def __init__(self, user: Any, story: "Story") -> None:
        super().__init__(user, story)
        self.is_theirs = is_within_sections(user, story)
        if not self.is_theirs and hasattr(self, "permissions"):
            self.permissions -= _EDITORS_ACTS

    def can_edit(self) -> bool:
        # Wagtail lets whoever may approve a story edit it, wherever it stands.
        return (self.is_theirs or self._is_owner()) and (bool(super().can_edit()) or self._writes())

    def can_lock(self) -> bool:
        return self.is_theirs and bool(super().can_lock())

    def can_unlock(self) -> bool:
        return (self.is_theirs or self._is_owner()) and bool(super().can_unlock())

    def can_view_revisions(self) -> bool:
        return self.can_edit() and bool(super().can_view_revisions())

    def can_copy(self) -> bool:
        """A copy shows the whole text, so whoever copies must be able to read it here."""
        return self.can_edit() and bool(super().can_copy())

    def can_move(self) -> bool:
        return False

    def can_move_to(self, destination: object) -> bool:
        return False

    def can_unpublish(self) -> bool:
        """A public story is withdrawn, with a reason: one way out, as there is one way in."""
        return False

    def can_reorder_children(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        """Readers' pages are made from the public record, which knows no passwords."""
        return False

    def can_spike(self) -> bool:
        """Whoever may write it may drop it; what an editor has scheduled, only an editor."""
        story: Any = self.page
        if story.live or story.killed_at is not None or story.spiked_at is not None:
            return False
        return self.can_publish() if story.scheduled_revision else self.can_edit() and not self.page_locked()

    def can_unspike(self) -> bool:
        story: Any = self.page
        return story.spiked_at is not None and self.can_edit()

    def can_assign(self) -> bool:
        """An editor tells who writes a story of their sections; a reporter hands on nothing."""
        story: Any = self.page
        return story.spiked_at is None and story.killed_at is None and self.can_publish()

    def _is_owner(self) -> bool:
        """Whose it is: who began it, or whom the desk told to write it."""
        story: Any = self.page
        return self.user.pk in {story.owner_id, story.assigned_to_id}

    def _writes(self) -> bool:
        """Wagtail knows of no assignment: a reporter may change what they are to write as what they began."""
        if not self.user.is_active or self.page_is_root:
            return False
        return "add" in getattr(self, "permissions", ()) and self._is_owner()


def is_within_sections(user: Any, story: "Story") -> bool:
    """Whether the story stands in a section that this journalist works in; one without a section is anybody's."""
    if user.is_superuser or not getattr(user, "section_ids", None):
        return True
    sections = {placed.section_id for placed in story.story_sections.all()}
    return not sections or bool(sections & user.section_ids)
