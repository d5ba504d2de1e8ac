"""What time it is for a journalist: that of the newspaper, until they choose another in their account."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.users.models import UserProfile

from warraq.masthead.models import Edition
from warraq.newsroom.desks.models import Journalist


def connect() -> None:
    post_save.connect(set_clock, sender=Journalist, dispatch_uid="warraq.desks.clock")


def set_clock(
    sender: type[Journalist], *, instance: Journalist, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Give a new journalist the zone of the first edition. Without one Wagtail would show times in UTC."""
    edition = Edition.objects.first() if created and not raw else None
    if edition is not None:
        profile = UserProfile.get_for_user(instance)
        profile.current_time_zone = edition.time_zone
        profile.save(update_fields=["current_time_zone"])
