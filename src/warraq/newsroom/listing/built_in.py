"""The views of the list that everybody has."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class BuiltIn:
    """A name, and the filters it stands for."""

    name: str | Promise
    query: str


BUILT_IN = (
    BuiltIn(_("All stories"), ""),
    BuiltIn(_("Waiting for me"), "waiting=me"),
    BuiltIn(_("Due within 3 hours"), "due=soon"),
    BuiltIn(_("Without a picture"), "picture=without"),
    BuiltIn(_("Corrected today"), "corrected=today"),
)
