"""On which fronts a picture stands that was chosen for a place of theirs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.places import Place, Places
from warraq.publishing.fronts.models import Slot


def find_on_fronts(picture: Picture, user: Any) -> Places:
    slots = Slot.objects.filter(picture=picture).select_related("front__edition", "front__section", "story")
    if not user.has_perm("fronts.change_front"):
        return Places([], hidden=slots.count())
    return Places(
        [
            Place(
                _("Front"),
                f"{slot.front}: {slot.story.title}",
                reverse("arrange_front", args=[slot.front_id]),
                is_public=True,
            )
            for slot in slots
        ]
    )
