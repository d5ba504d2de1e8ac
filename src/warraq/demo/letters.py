"""The demo's letters: a morning letter and one for breaking news in each edition, with readers who are made up.

The morning's issue waits for an editor, so that there is one to look at, and nothing is printed until somebody lets it go.
"""

from collections.abc import Iterable
from datetime import datetime, time

from django.utils import translation
from django.utils.translation import gettext as _

from warraq.audience.newsletters.models import Issue, Letter, Subscriber, Subscription
from warraq.audience.newsletters.prepare import choose_stories
from warraq.delivery.site.moments import Moments
from warraq.masthead.models import Edition

READERS = 12


def load_letters(editions: Iterable[Edition], *, now: datetime) -> None:
    """Make them where an edition has none."""
    for edition in editions:
        if Letter.objects.filter(edition=edition).exists():
            continue
        morning = Letter.objects.create(
            edition=edition,
            name="نشرة الصباح",
            description="ثمانية أخبار مما نشرناه منذ أمس، قبل أن تخرج من البيت.",
            send_at=time(7, 0),
            needs_word=True,
        )
        Letter.objects.create(
            edition=edition,
            name="عاجل",
            description="رسالة واحدة حين يقع ما لا يحتمل الانتظار، وقليلًا ما يقع.",
            kind=Letter.Kind.BREAKING,
            needs_word=True,
        )
        for number in range(1, READERS + 1):
            reader = Subscriber.objects.create(
                edition=edition, email=f"reader{number}@{edition.key}.example", asked_at=now, confirmed_at=now
            )
            Subscription.objects.create(subscriber=reader, letter=morning)
        _prepare(morning, now=now)


def _prepare(letter: Letter, *, now: datetime) -> None:
    """Today's issue, whatever the hour."""
    with translation.override(letter.edition.language.split("-")[0]):
        day = Moments.of(letter.edition).tell(now).day
        subject = _("%(letter)s, %(day)s") % {"letter": letter.name, "day": day}
    Issue.objects.create(
        letter=letter,
        occasion=str(now.astimezone(letter.edition.zone).date()),
        subject=subject,
        word="صباح الخير. هذا ما اخترناه لكم هذا الصباح.",
        story_ids=choose_stories(letter, now=now),
        made_at=now,
    )
