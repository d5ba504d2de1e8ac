"""All pieces, in groups, from the head of a page to its errors."""

from datetime import datetime

from warraq.delivery.design.groups.article import article_group, body_group
from warraq.delivery.design.groups.frame import frame_group
from warraq.delivery.design.groups.front import cards_group, front_group
from warraq.delivery.design.groups.lists import lists_group
from warraq.delivery.design.groups.live import live_group
from warraq.delivery.design.groups.trouble import forms_group, trouble_group
from warraq.delivery.design.pieces import Case, Group, number_pieces
from warraq.delivery.site.edition import Masthead

_GROUPS = (
    frame_group,
    cards_group,
    front_group,
    article_group,
    body_group,
    live_group,
    lists_group,
    forms_group,
    trouble_group,
)


def build_groups(masthead: Masthead, *, now: datetime) -> list[Group]:
    """The language of the edition is active."""
    case = Case(masthead, now)
    groups = [build(case) for build in _GROUPS]
    number_pieces(groups)
    return groups
