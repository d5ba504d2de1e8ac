"""Reading a list: what the site's rail asks for."""

from warraq.audience.most_read.models import MostReadList
from warraq.delivery.site.blocks.most_read import RAIL
from warraq.masthead.models import Edition


def list_key(edition_id: int, section_id: int | None = None) -> str:
    """The surrogate key of a list."""
    return f"rail:{RAIL}:{edition_id}:{section_id}" if section_id else f"rail:{RAIL}:{edition_id}"


def read_list(edition: Edition) -> list[int]:
    """Ids of the edition's most read stories, best first."""
    rows = MostReadList.objects.filter(edition=edition, section=None)
    return rows.values_list("story_ids", flat=True).first() or []
