"""What tests ask of the newsroom's day, in the zone of its edition."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

ZONE = ZoneInfo("Africa/Casablanca")


def at(hour, *, days=0):
    return (timezone.now().astimezone(ZONE) + timedelta(days=days)).replace(
        hour=hour, minute=0, second=0, microsecond=0
    )


def shown(client, **asked):
    answer = client.get(reverse("planning"), asked)
    assert answer.status_code == 200
    return {card.story.draft_title: card.state for group in answer.context["groups"] for card in group.cards}


def plan(client, place, **told):
    form = {
        "plan-slugline": "مجلس-المدينة",
        "plan-section": place.pk,
        "plan-due_at": at(15).strftime("%Y-%m-%d %H:%M"),
        **{f"plan-{name}": value for name, value in told.items()},
    }
    return client.post(reverse("plan_story"), form)
