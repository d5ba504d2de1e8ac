"""Reading a list: what the site's rail asks for."""

from django.utils.translation import gettext as _

from warraq.audience.most_read.models import Basis, MostReadList
from warraq.delivery.site.rails import Rail
from warraq.masthead.models import Edition, Section


def read_list(edition: Edition, section: Section | None = None) -> Rail:
    """The most read of an edition or of a section, and over what time, in the language that is active."""
    rows = MostReadList.objects.filter(edition=edition, section=section)
    found = rows.values_list("story_ids", "basis").first()
    return Rail(found[0], _notes()[Basis(found[1])]) if found else Rail()


def _notes() -> dict[Basis, str]:
    return {
        Basis.HOURS_6: _("In the last six hours"),
        Basis.HOURS_24: _("In the last 24 hours"),
        Basis.DAYS_7: _("In the last seven days"),
        Basis.LEADS: _("Chosen by the editors"),
    }
