"""How a contributor is made: known by any spelling, and never mistaken for one of the staff."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from warraq.newsroom.names.forms import NamedForm, clean_name, find_look_alike


class ContributorForm(NamedForm):
    """Refuses the name of somebody on the staff, unless their account is chosen."""

    def clean_latin_name(self) -> str:
        return clean_name(self.cleaned_data["latin_name"])

    def _post_clean(self) -> None:
        super()._post_clean()
        for field in ("name", "latin_name"):
            written = self.cleaned_data.get(field)
            if written and field in self.changed_data and field not in self.errors:
                self._refuse_staff(field, written)

    def _refuse_staff(self, field: str, written: str) -> None:
        theirs = getattr(self.instance, "journalist_id", None)
        someone = find_look_alike(written, [pair for pair in names_of_staff() if pair[0].pk != theirs])
        if someone is not None:
            message = _(
                "Readers could not tell this name from that of %(name)s of the newsroom. "
                "If it is theirs, choose their account below; if not, add what tells the two apart."
            )
            self.add_error(field, message % {"name": someone})


def names_of_staff() -> list[tuple[Any, str]]:
    """Everybody who signs in to the newsroom, beside each name they are known by."""
    staff = get_user_model()._default_manager.filter(is_active=True)
    return [(person, name) for person in staff for name in (person.get_full_name(), person.get_username()) if name]
