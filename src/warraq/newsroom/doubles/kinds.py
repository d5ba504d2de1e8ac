"""What can be merged, and where stories name it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from warraq.newsroom.contributors.models import Contributor
from warraq.newsroom.names.models import Named
from warraq.newsroom.stories.models import Byline, Story
from warraq.newsroom.topics.models import Topic


@dataclass(frozen=True)
class Kind:
    """A kind of name: its model, and the rows that hang it on stories (`story_id` and `column`)."""

    name: str
    model: type[Named]
    row: type[Any]
    column: str
    #: The field of the model that keeps its other spellings, and the columns of a row worth keeping for an undo.
    spellings: str
    facts: tuple[str, ...] = ()

    def rows(self, named: int) -> QuerySet[Any]:
        """The rows by which stories name it."""
        found: QuerySet[Any] = self.row._default_manager.filter(**{self.column: named})
        return found

    @property
    def permission(self) -> str:
        """Whoever may delete one may make two into one."""
        return f"{self.model._meta.app_label}.delete_{self.model._meta.model_name}"


KINDS = {
    "contributor": Kind(
        "contributor", Contributor, Byline, "contributor_id", "other_names", facts=("sort_order", "is_with")
    ),
    "topic": Kind("topic", Topic, Story.topics.through, "topic_id", "aliases"),
}
