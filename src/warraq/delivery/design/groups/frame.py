"""What stands over and under every page."""

from django.utils.translation import gettext as _

from warraq.delivery.cache.pieces import fill
from warraq.delivery.design.pieces import Case, Group, Piece
from warraq.delivery.site.blocks import FOOTER, HEADER, STORY_HEADER, Block, fetch_for


def frame_group(case: Case) -> Group:
    breadcrumb = "site/components/breadcrumb.html"
    trail = [{"name": name, "url": "/"} for name in ("رياضة", "كرة القدم")]
    return Group(
        "frame",
        _("Head and foot of a page"),
        [
            show_block(case, _("Over a front and a list"), HEADER, "site/blocks/header.html"),
            show_block(case, _("Over a story: small, without a date"), STORY_HEADER, "site/blocks/header.html"),
            case.part(_("Where one is: a story"), breadcrumb, trail=trail),
            case.part(_("Where one is: a list"), breadcrumb, trail=trail[:1], here="كرة القدم"),
            show_block(case, _("Foot"), FOOTER, "site/blocks/footer.html"),
        ],
    )


def show_block(case: Case, title: str, block: Block, template: str) -> Piece:
    """A block as pages of the edition have it now."""
    built = block.build(case.masthead, fetch_for(case.masthead, [block]), now=case.now)
    return Piece(title, fill(built.pieces, shown=set()), template)
