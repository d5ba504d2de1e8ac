"""Mail that comes back: to an address of each mail's own, into a mailbox that is read."""

import mailbox
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core import mail

from warraq.audience.newsletters.deliver import deliver
from warraq.audience.newsletters.mailbox import BadMailbox, fetch_returned
from warraq.audience.newsletters.models import Letter, Mail, Subscriber
from warraq.audience.newsletters.prepare import prepare_issues
from warraq.audience.newsletters.returns import take_report
from warraq.audience.newsletters.tests.boxes import PASSWORD, USER, Imap, Pop, serve
from warraq.audience.newsletters.tests.test_letters import MORNING, subscribe
from warraq.delivery.site.tests.factories import make_edition, make_section, make_story
from warraq.settings.environment import BadMailURL, mail_from_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(settings) -> Letter:
    settings.WARRAQ_RETURNS_ADDRESS = "returns@almarfa.example"
    settings.DEFAULT_FROM_EMAIL = "news@almarfa.example"
    section = make_section(make_edition())
    make_story(1, section, first_released_at=MORNING - timedelta(hours=1))
    letter = Letter.objects.create(edition=section.edition, name="نشرة الصباح")
    for number in range(3):
        subscribe(letter, number)
    prepare_issues(now=MORNING)
    deliver(now=MORNING)
    return letter


def bounce(to: str, *, recipient: str = "other@elsewhere.example", action: str = "failed") -> bytes:
    """As a mail server writes it after forwarding: the recipient is not the one we wrote to."""
    return (
        f"To: {to}\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: 5.1.1\r\n\r\n--x--\r\n"
    ).encode()


def stopped() -> set[str]:
    return set(Subscriber.objects.exclude(stopped_at=None).values_list("email", flat=True))


def test_a_letter_is_from_the_newspaper_and_comes_back_to_an_address_of_its_own(letter):
    senders = {message.from_email for message in mail.outbox}

    assert len(senders) == 3
    for message in mail.outbox:
        assert message.from_email.startswith("returns+")
        sent = message.message()
        assert "news@almarfa.example" in sent["From"]
        assert message.from_email not in str(sent)


def test_a_bounce_is_believed_by_its_address_whatever_recipient_it_names(letter):
    first = mail.outbox[0]

    assert take_report(bounce(first.from_email, action="delayed"), now=MORNING) == 0
    assert take_report(bounce(first.from_email), now=MORNING) == 1
    assert stopped() == {first.to[0]}


def test_nobody_stops_the_letters_of_others_with_a_report_of_his_own(letter):
    number = Mail.objects.first().pk
    for to in ("returns@almarfa.example", f"returns+{number}-0123456789abcdef@almarfa.example"):
        assert take_report(bounce(to, recipient="reader0@almarfa.example"), now=MORNING) == 0
    # What is no report stops nobody, and so answers of those who are away do not.
    away = f"To: {mail.outbox[0].from_email}\r\nSubject: away\r\n\r\nBack on Monday"
    assert take_report(away.encode(), now=MORNING) == 0
    assert stopped() == set()


def test_a_complaint_that_hides_its_reader_is_known_by_the_letter_in_it(letter):
    complaint = (
        "Content-Type: multipart/report; report-type=feedback-report; boundary=x\r\n\r\n--x\r\n"
        "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: redacted@example.com\r\n"
        f"\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nReturn-Path: <{mail.outbox[1].from_email}>\r\n\r\nx\r\n--x--\r\n"
    ).encode()

    assert take_report(complaint.replace(b"abuse", b"not-spam"), now=MORNING) == 0
    assert take_report(complaint, now=MORNING) == 1
    assert Subscriber.objects.get(email=mail.outbox[1].to[0]).stopped_because == "complaint"


@pytest.mark.parametrize(("scheme", "handler"), [("pop3", Pop), ("imap", Imap)])
def test_a_mailbox_is_read_and_emptied_and_what_is_no_mail_holds_up_nothing(letter, settings, scheme, handler):
    mails = {1: b"\xff\xfe\x00 no mail", 2: bounce(mail.outbox[0].from_email), 3: b"Subject: hello\r\n\r\nx"}

    with serve(handler, mails) as port:
        settings.WARRAQ_RETURNS_MAILBOX = f"{scheme}://{quote(USER)}:{quote(PASSWORD)}@127.0.0.1:{port}"
        assert fetch_returned(now=MORNING) == 1
        assert fetch_returned(now=MORNING) == 0

    assert mails == {}
    assert stopped() == {mail.outbox[0].to[0]}


def test_a_mailbox_that_says_no_keeps_its_mails(letter, settings):
    mails = {1: bounce(mail.outbox[0].from_email)}

    with serve(Pop, mails) as port:
        settings.WARRAQ_RETURNS_MAILBOX = f"pop3://x:wrong@127.0.0.1:{port}"
        with pytest.raises(OSError):
            fetch_returned(now=MORNING)

    assert len(mails) == 1
    settings.WARRAQ_RETURNS_MAILBOX = "https://mail.example/"
    with pytest.raises(BadMailbox):
        fetch_returned(now=MORNING)


def test_a_folder_of_mails_is_read_and_emptied(letter, settings, tmp_path):
    box = mailbox.Maildir(tmp_path / "box", create=True)
    box.add(bounce(mail.outbox[2].from_email))
    settings.WARRAQ_RETURNS_MAILBOX = f"maildir://{tmp_path / 'box'}"

    assert fetch_returned(now=MORNING) == 1
    assert len(box) == 0


def test_the_mail_server_is_named_by_one_address():
    smtp = mail_from_url("smtp://me%40x:p%3Aw@mx.example:587?starttls=1")

    assert (smtp["EMAIL_HOST"], smtp["EMAIL_PORT"], smtp["EMAIL_USE_TLS"]) == ("mx.example", 587, True)
    assert (smtp["EMAIL_HOST_USER"], smtp["EMAIL_HOST_PASSWORD"]) == ("me@x", "p:w")
    assert mail_from_url("smtps://mx.example")["EMAIL_PORT"] == 465
    assert mail_from_url("console:")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert mail_from_url("file:///tmp/mails")["EMAIL_FILE_PATH"] == "/tmp/mails"
    for wrong in ("", "mx.example", "http://mx.example", "smtp://"):
        with pytest.raises(BadMailURL):
            mail_from_url(wrong)
