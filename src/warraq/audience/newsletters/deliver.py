"""Handing mails over, each at most once, whatever fails and whoever is killed.

A mail is marked as handed over, and that is committed, before the mail server hears of it: a process that dies between the
two leaves one reader without one letter. What the server refused for a while, or could not be reached for, goes back.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from warraq.audience.newsletters.compose import Composed, compose
from warraq.audience.newsletters.models import Issue, Mail
from warraq.audience.newsletters.prepare import queue_mails
from warraq.audience.newsletters.subscribe import stop

logger = logging.getLogger(__name__)
AT_ONCE = 50
MOST_TRIES = 6
FIRST_PAUSE = timedelta(minutes=1)
PERMANENT = 500


def deliver(*, now: datetime) -> int:
    """Queue what is ready, and hand over what waits; how many mails went."""
    sent = 0
    for issue in Issue.objects.filter(state=Issue.State.READY).select_related("letter__edition"):
        queue_mails(issue, now=now)
        sent += _deliver_issue(issue, now=now)
        waiting = Mail.objects.filter(issue=issue, state=Mail.State.QUEUED)
        if not waiting.exists():
            Issue.objects.filter(pk=issue.pk, state=Issue.State.READY).update(state=Issue.State.SENT)
    return sent


def _deliver_issue(issue: Issue, *, now: datetime) -> int:
    mails = Mail.objects.filter(issue=issue, state=Mail.State.QUEUED).exclude(next_at__gt=now)
    ids = list(mails.order_by("pk").values_list("pk", flat=True))
    if not ids:
        return 0
    composed, sent = compose(issue), 0
    try:
        connection = get_connection()
        connection.open()
    except (OSError, SMTPException):
        logger.exception("Mail server cannot be reached", extra={"event": "audience.letters.unreachable"})
        return 0
    with connection:
        for pk in ids:
            sent += _hand_over(pk, composed, connection, now=now)
    return sent


def _hand_over(pk: int, composed: Composed, connection: BaseEmailBackend, *, now: datetime) -> int:
    with transaction.atomic():
        # Whoever changes the row has the mail; another process finds it taken.
        taken = Mail.objects.filter(pk=pk, state=Mail.State.QUEUED).update(state=Mail.State.HANDED)
    if not taken:
        return 0
    mail = Mail.objects.select_related("subscriber").get(pk=pk)
    if mail.subscriber.stopped_at or not mail.subscriber.subscriptions.filter(letter=composed.issue.letter_id).exists():
        Mail.objects.filter(pk=pk).update(state=Mail.State.REFUSED)
        return 0
    message = composed.address_to(mail)
    message.connection = connection
    try:
        return message.send()
    except SMTPRecipientsRefused as error:
        code = max((code for code, _words in error.recipients.values()), default=PERMANENT)
        _refused(mail, code=code, now=now)
    except SMTPResponseException as error:
        _refused(mail, code=error.smtp_code, now=now)
    except (OSError, SMTPException):
        # The line broke: the server may have taken it, so it is not sent again.
        logger.exception("Mail lost on the way", extra={"event": "audience.letters.lost", "mail": pk})
    return 0


def _refused(mail: Mail, *, code: int, now: datetime) -> None:
    """The server said no, so the mail did not go: for good, or for a while."""
    if code >= PERMANENT or mail.tries + 1 >= MOST_TRIES:
        Mail.objects.filter(pk=mail.pk).update(state=Mail.State.REFUSED, tries=mail.tries + 1)
        if code >= PERMANENT:
            stop(mail.subscriber.email, because="bounce", now=now)
        return
    Mail.objects.filter(pk=mail.pk).update(
        state=Mail.State.QUEUED, tries=mail.tries + 1, next_at=now + FIRST_PAUSE * 2**mail.tries
    )
