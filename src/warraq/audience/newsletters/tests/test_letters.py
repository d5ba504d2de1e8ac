import os
import signal
import socket
import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from smtplib import SMTPRecipientsRefused

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse

from warraq.audience.newsletters import deliver as delivering
from warraq.audience.newsletters.compose import compose
from warraq.audience.newsletters.deliver import deliver
from warraq.audience.newsletters.models import Issue, Letter, Mail, Subscriber, Subscription
from warraq.audience.newsletters.prepare import prepare_issues
from warraq.audience.newsletters.returns import erase_address, export_address, take_report
from warraq.audience.newsletters.subscribe import forget_unconfirmed
from warraq.delivery.site.tests.factories import HOST, make_edition, make_section, make_story
from warraq.newsroom.desks.models import Journalist
from warraq.publishing.release.models import PublishedStory

MORNING = datetime(2026, 8, 20, 6, 5, tzinfo=UTC)  # five past seven in Casablanca
FORM = {"HTTP_HOST": HOST, "HTTP_ORIGIN": f"http://{HOST}"}


@pytest.fixture(autouse=True)
def nobody_asked_before():
    cache.clear()


@pytest.fixture
def letter(db) -> Letter:
    section = make_section(make_edition())
    for number in range(1, 10):
        make_story(number, section, first_released_at=MORNING - timedelta(hours=number))
    return Letter.objects.create(edition=section.edition, name="نشرة الصباح")


def subscribe(letter: Letter, number: int) -> Subscriber:
    row = Subscriber.objects.create(
        edition=letter.edition, email=f"reader{number}@almarfa.example", asked_at=MORNING, confirmed_at=MORNING
    )
    Subscription.objects.create(subscriber=row, letter=letter)
    return row


def test_an_address_gets_letters_only_after_its_owner_pressed_the_button(letter):
    reader = Client(**FORM)

    asked = reader.post("/_letters/", {"email": "Salma@Almarfa.example", "letter": letter.pk})
    assert asked.status_code == 200
    assert not Subscription.objects.exists()
    link = next(line for line in mail.outbox[0].body.splitlines() if "/confirm/" in line)
    path = link.partition("://")[2].partition("/")[2]

    assert "salma@almarfa.example" in reader.get(f"/{path}").content.decode()
    assert not Subscription.objects.exists()
    reader.post(f"/{path}")
    reader.post(f"/{path}")
    assert Subscription.objects.get().subscriber.email == "salma@almarfa.example"


def test_asking_again_and_again_mails_once_and_says_nothing_of_who_is_known(letter):
    subscribe(letter, 1)
    reader = Client(**FORM)

    known, unknown, again = (
        reader.post("/_letters/", {"email": email, "letter": letter.pk}).content
        for email in ("reader1@almarfa.example", "new@almarfa.example", "new@almarfa.example")
    )

    assert known == unknown == again
    assert [message.to[0] for message in mail.outbox] == ["reader1@almarfa.example", "new@almarfa.example"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"email": "nobody"}, {}),
        ({"email": "a@b.example", "letter": ""}, {}),
        ({"email": "a@b.example\nBcc: x@y.example"}, {}),
        ({"email": '"a\nb"@c.example'}, {}),
        ({"email": "a" * 10_000 + "@b.example"}, {}),
        ({"email": "\u0430dmin@b.example"}, {}),
        ({}, {"HTTP_ORIGIN": "https://evil.example"}),
    ],
)
def test_wrong_input_is_told_where_it_can_be_mended_and_mails_nothing(letter, data, said):
    answer = Client(**FORM).post("/_letters/", {"email": "a@b.example", "letter": letter.pk, **data}, **said)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert mail.outbox == []
    assert not Subscriber.objects.exists()


def test_a_machine_that_fills_every_field_is_not_mailed(letter):
    Client(**FORM).post("/_letters/", {"email": "a@b.example", "letter": letter.pk, "website": "x"})

    assert mail.outbox == []


def test_one_press_in_the_mail_program_is_enough_to_leave_and_looking_is_not(letter):
    subscribe(letter, 1)
    prepare_issues(now=MORNING)
    deliver(now=MORNING)
    message = mail.outbox[0]
    path = message.extra_headers["List-Unsubscribe"].strip("<>").partition(HOST)[2]

    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert path in message.body
    program = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    assert program.get(path).status_code == 200
    assert Subscription.objects.exists()
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists()


def test_a_wrong_token_takes_nobody_off_a_letter(letter):
    subscribe(letter, 1)
    program = Client(HTTP_HOST=HOST)

    assert program.post(f"/_letters/leave/{letter.pk}/{'x' * 32}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscription.objects.count() == 1


def test_a_daily_letter_is_made_once_in_its_hour_of_the_editions_zone(letter):
    assert prepare_issues(now=MORNING - timedelta(minutes=10)) == 0
    assert prepare_issues(now=MORNING) == 1
    assert prepare_issues(now=MORNING + timedelta(minutes=1)) == 0
    assert prepare_issues(now=MORNING + timedelta(hours=4)) == 0
    assert prepare_issues(now=MORNING + timedelta(days=1)) == 1

    assert Issue.objects.order_by("made_at").first().story_ids[0] == 1


def test_a_late_letter_that_could_not_be_made_in_its_hour_is_made_after_midnight_as_that_days(letter):
    Letter.objects.update(send_at=time_of_day(23, 30))
    midnight = datetime(2026, 8, 20, 23, tzinfo=UTC)  # in Casablanca, when the 20th ends

    assert prepare_issues(now=midnight - timedelta(minutes=31)) == 0
    assert prepare_issues(now=midnight + timedelta(minutes=10)) == 1
    assert prepare_issues(now=midnight + timedelta(minutes=11)) == 0
    assert prepare_issues(now=midnight + timedelta(days=1, hours=3)) == 0

    issue = Issue.objects.get()
    assert issue.occasion == "2026-08-20"
    assert "20" in issue.subject


def test_breaking_news_goes_once_for_each_story_of_the_highest_urgency(letter):
    breaking = Letter.objects.create(edition=letter.edition, name="عاجل", kind="breaking")
    subscribe(breaking, 1)
    PublishedStory.objects.filter(story_id=1).update(urgency=1, first_released_at=MORNING - timedelta(minutes=3))

    for minute in range(3):
        prepare_issues(now=MORNING + timedelta(minutes=minute))
        deliver(now=MORNING + timedelta(minutes=minute))

    assert [message.to[0] for message in mail.outbox] == ["reader1@almarfa.example"]


def test_an_issue_that_waits_for_an_editor_goes_with_the_editors_word(letter):
    Letter.objects.update(needs_word=True)
    subscribe(letter, 1)
    prepare_issues(now=MORNING)
    assert deliver(now=MORNING) == 0

    Issue.objects.update(state=Issue.State.READY, word="صباح الخير من <طنجة>")
    assert deliver(now=MORNING) == 1
    html = mail.outbox[0].alternatives[0][0]
    assert "صباح الخير من &lt;طنجة&gt;" in html
    assert "صباح الخير من <طنجة>" in mail.outbox[0].body


def test_the_html_is_right_to_left_with_its_styles_in_its_elements_and_no_withdrawn_story(letter):
    prepare_issues(now=MORNING)
    PublishedStory.objects.filter(story_id=1).delete()

    html = compose(Issue.objects.select_related("letter__edition").get()).html

    assert '<body dir="rtl"' in html
    assert "<style" not in html
    assert "<link" not in html
    assert 'style="' in html
    assert "عنوان الخبر رقم 2" in html
    assert "عنوان الخبر رقم 1 " not in html


def test_an_address_gets_a_letter_at_most_once_through_refusals_and_broken_lines(letter, monkeypatch):
    for number in range(4):
        subscribe(letter, number)
    prepare_issues(now=MORNING)
    tried: list[str] = []

    def send(message, **kwargs):
        to = message.to[0]
        tried.append(to)
        if to.startswith("reader0") and tried.count(to) == 1:
            raise SMTPRecipientsRefused({to: (451, b"later")})
        if to.startswith("reader1"):
            raise SMTPRecipientsRefused({to: (550, b"no such mailbox")})
        if to.startswith("reader2"):
            raise ConnectionResetError
        return 1

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", send)
    sent = [deliver(now=MORNING + timedelta(minutes=minute)) for minute in range(5)]

    assert sum(sent) == 2
    assert sorted(tried) == sorted([f"reader{n}@almarfa.example" for n in (0, 0, 1, 2, 3)])
    assert Subscriber.objects.get(email="reader1@almarfa.example").stopped_because == "bounce"
    assert Issue.objects.get().state == Issue.State.SENT


@pytest.mark.django_db(transaction=True)
def test_kill_9_while_sending_sends_no_letter_twice(tmp_path, settings, letter):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    for number in range(60):
        subscribe(letter, number)
    prepare_issues(now=MORNING)

    for _round in range(6):
        connections.close_all()
        pid = os.fork()
        if not pid:
            try:
                deliver(now=MORNING)
            finally:
                os._exit(0)
        time.sleep(0.08)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    deliver(now=MORNING)

    mails = "".join(path.read_text() for path in tmp_path.iterdir())
    sent = [mails.count(f"To: reader{number}@almarfa.example\n") for number in range(60)]
    assert max(sent) == 1
    # Each kill costs one mail at most.
    assert sum(sent) >= 54
    assert not Mail.objects.filter(state=Mail.State.QUEUED).exists()


@pytest.mark.django_db(transaction=True)
def test_a_real_mail_server_gets_each_letter_once(letter, settings):
    from aiosmtpd.controller import Controller

    taken: list[tuple[str, bytes]] = []

    class Server:
        async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
            taken.append((envelope.rcpt_tos[0], envelope.content))
            return "250 OK"

    for number in range(3):
        subscribe(letter, number)
    prepare_issues(now=MORNING)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Server(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        assert deliver(now=MORNING) == 3
        assert deliver(now=MORNING) == 0
    finally:
        controller.stop()

    assert sorted(to for to, _content in taken) == [f"reader{n}@almarfa.example" for n in range(3)]
    assert all(b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in content for _to, content in taken)


def test_reports_of_bounces_and_complaints_stop_an_address(letter):
    for number in range(3):
        subscribe(letter, number)
    bounce = (
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        b"Final-Recipient: rfc822; reader0@almarfa.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--x--\r\n"
    )
    late = bounce.replace(b"reader0", b"reader1").replace(b"failed", b"delayed").replace(b"5.1.1", b"4.2.0")
    complaint = (
        b"Content-Type: multipart/report; report-type=feedback-report; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n"
        b"Original-Rcpt-To: <reader2@almarfa.example>\r\n\r\n--x--\r\n"
    )

    assert [take_report(raw, now=MORNING) for raw in (bounce, late, complaint, b"Subject: hello\r\n\r\nx")] == [
        1,
        0,
        1,
        0,
    ]
    prepare_issues(now=MORNING)
    deliver(now=MORNING)
    assert [message.to[0] for message in mail.outbox] == ["reader1@almarfa.example"]


def test_an_address_can_be_shown_and_erased(letter):
    subscribe(letter, 1)
    prepare_issues(now=MORNING)
    deliver(now=MORNING)

    (kept,) = export_address("Reader1@almarfa.example ")
    assert kept["letters"] == ["نشرة الصباح"]
    assert len(kept["issues"]) == 1
    assert erase_address("reader1@almarfa.example") == 1
    assert export_address("reader1@almarfa.example") == []
    assert not Mail.objects.exists()


def test_an_address_that_was_never_confirmed_is_deleted_after_a_week(letter):
    subscribe(letter, 1)
    Subscriber.objects.create(edition=letter.edition, email="x@almarfa.example", asked_at=MORNING)

    forget_unconfirmed(now=MORNING + timedelta(days=6))
    assert Subscriber.objects.count() == 2
    forget_unconfirmed(now=MORNING + timedelta(days=8))
    assert Subscriber.objects.get().email == "reader1@almarfa.example"


def test_an_unreachable_mail_server_costs_nothing_but_time(letter, monkeypatch):
    subscribe(letter, 1)
    prepare_issues(now=MORNING)

    def refuse():
        raise ConnectionRefusedError

    monkeypatch.setattr(delivering, "get_connection", refuse)
    assert deliver(now=MORNING) == 0
    monkeypatch.undo()
    assert deliver(now=MORNING) == 1


def test_an_issue_and_the_next_one_of_a_letter_can_be_looked_at_as_mail_and_as_text(letter, client):
    prepare_issues(now=MORNING)
    issue = Issue.objects.get()
    client.force_login(Journalist.objects.create_superuser("houda", "houda@almarfa.example", "كلمة سر طويلة"))
    for subject, kind in ((issue, "issue"), (letter, "letter")):
        address = reverse(subject.snippet_viewset.get_url_name("preview_on_edit"), args=[subject.pk])
        assert kind in address
        form = {"subject": "عنوان جديد", "word": "كلمة المحرر", "state": "waiting", "name": letter.name,
                "edition": letter.edition_id, "kind": "daily", "source": "front", "send_at": "07:00"}  # fmt: skip
        client.post(address, form)
        shown = client.get(address, {"mode": ""})
        assert "عنوان الخبر رقم 1" in shown.text
        assert "default-src 'none'" in shown["Content-Security-Policy"]
        assert "style=" in shown.text
        assert "@@" not in shown.text
        assert "<pre" in client.get(address, {"mode": "text"}).text
    assert Issue.objects.count() == 1


def test_the_letter_stands_on_the_right_in_programs_that_know_no_start(letter):
    prepare_issues(now=MORNING)

    html = compose(Issue.objects.select_related("letter__edition").get()).html

    assert html.count("text-align: right") >= 3
    assert "<!--[if mso]>" in html
    assert "$" not in html


def test_the_page_of_an_issue_and_of_its_letter_begin_with_one_heading_that_names_them(letter, client):
    prepare_issues(now=MORNING)
    issue = Issue.objects.get()
    client.force_login(Journalist.objects.create_superuser("houda", "houda@almarfa.example", "كلمة سر طويلة"))

    for row, name in [(issue, issue.subject), (letter, letter.name)]:
        address = reverse(type(row).snippet_viewset.get_url_name("edit"), args=[row.pk])
        html = BeautifulSoup(client.get(address).content, "html.parser")
        (heading,) = html.select("h1")
        assert name in heading.text
