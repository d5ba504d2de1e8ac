"""Tell journalists of a story: in the newsroom at once, and by mail where Wagtail sends none."""

import logging
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from warraq.newsroom.notices.models import Kind, Notice

logger = logging.getLogger(__name__)
# Wagtail mails those whose story was approved, returned or commented on, as they chose in their account.
_MAILED = {Kind.ASSIGNED, Kind.REASSIGNED, Kind.HANDED_IN, Kind.FAILED, Kind.TIMES}
_LONGEST = 500


def tell(kind: Kind, *, story_id: int, to: Iterable[Any], by: Any = None, words: str = "") -> None:
    """Each of these journalists once; nobody is told of what they did themselves."""
    people = {person.pk: person for person in to if person is not None and person.is_active}
    if by is not None:
        people.pop(by.pk, None)
    text = words.strip()
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    for person in people.values():
        notice = Notice.objects.create(journalist=person, story_id=story_id, kind=kind, by=by, words=text)
        if kind in _MAILED and person.email:
            transaction.on_commit(lambda notice_id=notice.pk: mail_notice.enqueue(notice_id))  # type: ignore[misc]


@task()
def mail_notice(notice_id: int) -> None:
    """In the language of whoever it is for. A mail that cannot be sent is logged: the newsroom shows the notice."""
    notice = Notice.objects.select_related("journalist", "story", "by").filter(pk=notice_id).first()
    if notice is None:
        return
    profile = getattr(notice.journalist, "wagtail_userprofile", None)
    if notice.kind == Kind.HANDED_IN and profile is not None and not profile.submitted_notifications:
        return
    with override(profile.get_preferred_language() if profile else settings.LANGUAGE_CODE):
        address = reverse("wagtailadmin_pages:edit", args=[notice.story_id])
        context = {"notice": notice, "address": urljoin(settings.WAGTAILADMIN_BASE_URL, address)}
        headline = " ".join(notice.story.draft_title.split())
        subject = _("%(what)s: %(headline)s") % {"what": notice.get_kind_display(), "headline": headline}
        text = render_to_string("notices/mail.txt", context)
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [notice.journalist.email])
    except OSError:
        logger.exception("Notice not mailed", extra={"event": "newsroom.notice.not_mailed", "notice": notice_id})
