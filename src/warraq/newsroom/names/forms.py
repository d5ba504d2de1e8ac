"""Asking before a double is made, and refusing a name that imitates the staff."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from warraq.arabic.names import mixes_scripts, skeleton
from warraq.arabic.normalise import strip_invisible
from warraq.newsroom.names.models import Named

ANOTHER = "another"
MEANT = "meant"


class NamedForm(WagtailAdminModelForm):
    """Shows those who may be meant when a name is new here, and makes another only when told that it is another."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        #: Those who may be the same, and the one of them that was meant; known when the form was sent.
        self.alike: list[Named] = []
        self.meant: Named | None = None

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def _post_clean(self) -> None:
        super()._post_clean()
        if "name" in self.errors or not self._asks():
            return
        self.alike = self.instance.find_alike()
        answer = self.data.get(self.add_prefix(MEANT), "")
        if self.alike and answer != self.another:
            self.meant = next((other for other in self.alike if str(other.pk) == answer), None)
            self.add_error("name", _("This name is here already. Say whether it is the same or another."))

    def _asks(self) -> bool:
        """Whether a name is new here. Somebody who has had it all along is not asked about again."""
        return self.instance.pk is None or bool({"name", "latin_name"} & set(self.changed_data))

    @property
    def another(self) -> str:
        """The answer that it is another; it tells of whom, so that a double made meanwhile is asked about again."""
        return ":".join([ANOTHER, *(str(other.pk) for other in self.alike)])


def clean_name(name: str) -> str:
    """The name without what nobody sees. Raises ValidationError when one of its words is in two alphabets."""
    name = " ".join(strip_invisible(name).split())
    if mixes_scripts(name):
        raise ValidationError(
            _("A word here has letters of two alphabets, so it looks like another name. Type it anew.")
        )
    return name


_Someone = TypeVar("_Someone")


def find_look_alike(name: str, among: list[tuple[_Someone, str]]) -> _Someone | None:
    """Whose name a reader could not tell from this one, or None. `among` pairs somebody with each of their names."""
    wanted = skeleton(name)
    return next((someone for someone, other in among if wanted and skeleton(other) == wanted), None)
