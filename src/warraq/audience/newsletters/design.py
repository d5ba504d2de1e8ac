"""The readers' form for letters, for the page of the design system."""

from django.utils.translation import gettext as _

from warraq.audience.newsletters.models import Letter
from warraq.delivery.design.pieces import Case, Piece

PAGE = "newsletters/page.html"


def letter_pieces(case: Case) -> list[Piece]:
    letters = [
        Letter(pk=1, name="نشرة الصباح", description="عشرة أخبار قبل القهوة."),
        Letter(pk=2, name="نهاية الأسبوع"),
    ]
    heading = _("Letters")
    error = _("Write your address as name@example.com.")
    return [
        case.page(_("Form for letters"), PAGE, heading=heading, act="ask", letters=letters, chosen=[1]),
        case.page(_("Form with an error"), PAGE, heading=heading, act="ask", letters=letters, chosen=[], error=error),
        case.page(_("After the form"), PAGE, heading=heading, act="asked"),
    ]
