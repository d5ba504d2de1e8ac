"""The demo's standing pages, published as an editor would publish them."""

from collections.abc import Iterable

from django.db import transaction

from warraq.demo.content import read
from warraq.masthead.models import Edition
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.standing.models import StandingPage


def load_standing(editions: Iterable[Edition], *, user: Journalist) -> None:
    """Make the pages where they are missing; what an editor changed stays as it is."""
    for edition in editions:
        for facts in read("standing"):
            if StandingPage.objects.filter(edition=edition, slug=facts["slug"]).exists():
                continue
            page = StandingPage(
                edition=edition,
                slug=facts["slug"],
                title=facts["title"],
                body=facts["body"].replace("{email}", edition.contact_email),
                order=facts["order"],
                live=False,
            )
            page.full_clean()
            with transaction.atomic():
                page.save()
                page.save_revision(user=user).publish(user=user)
