"""What may be done with a story, and with the places that keep stories, in Wagtail's tree."""

from wagtail.models import PagePermissionTester


class StoryPermissions(PagePermissionTester):
    """A story stays in the month in which it was begun: its address has nothing to do with the tree."""

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


class PlacePermissions(StoryPermissions):
    """A place in the tree is the system's own: stories are added to it, and nothing is done with the place itself."""

    def can_edit(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_publish(self) -> bool:
        return False
