"""What journalists are told of, by whom, and where."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, CommentReply
from wagtail.users.models import UserProfile

from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.approvals.workflow import ensure_workflow
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import APPROVERS, Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.notices.assign import assign
from warraq.newsroom.notices.models import Kind, Notice
from warraq.newsroom.notices.tell import mail_notice, tell
from warraq.newsroom.stories.models import Story, StorySection
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    return SectionFactory(edition=EditionFactory())


@pytest.fixture
def reporter(section):
    return sign_up(Role.REPORTER, name="reporter")


@pytest.fixture
def editor(section):
    return sign_up(Role.SECTION_EDITOR, name="editor")


def kinds(journalist):
    return list(Notice.objects.filter(journalist=journalist).order_by("pk").values_list("kind", flat=True))


def test_whoever_is_to_write_a_story_is_told_in_the_newsroom_and_by_mail(
    section, reporter, editor, django_capture_on_commit_callbacks
):
    _reporters, writer = reporter
    story = make_story(section, title="قصة\nعلى سطرين")

    with django_capture_on_commit_callbacks(execute=True):
        assign(story, to=writer, note="اسأل الأمينة", user=editor[1])

    assert kinds(writer) == [Kind.ASSIGNED]
    assert Notice.objects.get().words == "اسأل الأمينة"
    (letter,) = mail.outbox
    assert letter.to == [writer.email]
    assert "\n" not in letter.subject
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in letter.body


def test_the_former_writer_hears_that_somebody_else_writes_it(section, reporter, editor):
    _client, other = sign_up(Role.REPORTER, name="other")
    story = make_story(section)
    for person in (reporter[1], other, reporter[1]):
        assign(story, to=person, user=editor[1])

    assert kinds(reporter[1]) == [Kind.ASSIGNED, Kind.REASSIGNED, Kind.ASSIGNED]
    assert kinds(other) == [Kind.ASSIGNED, Kind.REASSIGNED]


def test_taking_a_story_away_is_told_once(section, reporter, editor):
    story = make_story(section)
    assign(story, to=reporter[1], user=editor[1])
    for _time in range(2):
        assign(story, to=None, user=editor[1])

    assert kinds(reporter[1]) == [Kind.ASSIGNED, Kind.REASSIGNED]


def test_a_second_click_writes_the_note_once(section, reporter, editor):
    story = make_story(section)
    for _click in range(2):
        assign(story, to=reporter[1], note="اسأل الأمينة", user=editor[1])

    assert Story.objects.get(pk=story.pk).get_latest_revision_as_object().ednote == "اسأل الأمينة"
    assert kinds(reporter[1]) == [Kind.ASSIGNED]


def test_saving_again_tells_nobody_again(section, reporter, editor):
    story = make_story(section)
    assign(story, to=reporter[1], user=editor[1])
    Story.objects.get(pk=story.pk).get_latest_revision_as_object().save_revision(user=editor[1])

    assert kinds(reporter[1]) == [Kind.ASSIGNED]


def test_nobody_is_told_of_what_they_did_themselves(section, reporter, editor):
    assign(make_story(section), to=editor[1], user=editor[1])

    assert kinds(editor[1]) == []


def test_a_public_story_opens_for_its_new_writer_and_stays_as_readers_have_it(section, reporter, editor):
    story = make_story(section, title="منشورة")
    story.get_latest_revision().publish()
    client, writer = reporter
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert client.get(address).status_code == 302

    assign(Story.objects.get(pk=story.pk), to=writer, user=editor[1])

    assert client.get(address).status_code == 200
    assert Story.objects.get(pk=story.pk).live


def test_only_an_editor_of_the_section_gives_a_story_to_another(section, reporter):
    elsewhere, _editor = sign_up(Role.SECTION_EDITOR, SectionFactory(edition=section.edition), name="elsewhere")
    here, _here = sign_up(Role.SECTION_EDITOR, section, name="here")
    story = make_story(section)
    Story.objects.filter(pk=story.pk).update(owner=reporter[1])
    address = reverse("assign_story", args=[story.pk])

    for client in (reporter[0], elsewhere):
        assert client.post(address, {"assigned_to": reporter[1].pk}).status_code in {302, 403}
    assert not Notice.objects.exists()
    assert here.get(address).status_code == 200
    assert here.post(address, {"assigned_to": "999999"}).status_code == 200
    assert here.post(address, {"assigned_to": reporter[1].pk}).status_code == 302
    assert Story.objects.get(pk=story.pk).assigned_to == reporter[1]


def test_what_an_editor_says_of_a_story_reaches_who_handed_it_in(section, reporter, editor):
    story = make_story(section)
    Story.objects.filter(pk=story.pk).update(owner=reporter[1])
    story = Story.objects.get(pk=story.pk)
    state = story.get_workflow().start(story, reporter[1])

    state.current_task_state.specific.reject(user=editor[1], comment="ينقصها مصدر ثانٍ")
    told = Notice.objects.filter(journalist=reporter[1])
    assert [(notice.kind, notice.words, notice.by) for notice in told] == [
        (Kind.RETURNED, "ينقصها مصدر ثانٍ", editor[1])
    ]
    state.refresh_from_db()
    state.resume(user=reporter[1])
    state.current_task_state.specific.approve(user=editor[1])
    assert kinds(reporter[1]) == [Kind.RETURNED, Kind.APPROVED]


@pytest.fixture
def handed_in(section, reporter):
    """A reporter hands in a story of one section; each of two sections has an editor, and one looks after all."""
    here = sign_up(Role.SECTION_EDITOR, section, name="here")[1]
    elsewhere = sign_up(Role.SECTION_EDITOR, SectionFactory(edition=section.edition), name="elsewhere")[1]
    everywhere = sign_up(Role.MANAGING_EDITOR, name="everywhere")[1]
    Journalist.objects.create_superuser("technician", "technician@example.test", "unused")
    story = make_story(section, title="حريق في الميناء")
    Story.objects.filter(pk=story.pk).update(owner=reporter[1], assigned_to=sign_up(Role.REPORTER, name="writer")[1])
    story = Story.objects.get(pk=story.pk)
    return story, here, elsewhere, everywhere


def test_a_story_handed_in_is_mailed_to_those_who_may_approve_it_and_to_its_writer(
    handed_in, reporter, django_capture_on_commit_callbacks
):
    story, here, elsewhere, everywhere = handed_in

    with django_capture_on_commit_callbacks(execute=True):
        story.get_workflow().start(story, reporter[1])

    addresses = sorted(address for letter in mail.outbox for address in letter.to)
    assert addresses == ["everywhere@example.test", "here@example.test", "writer@example.test"]
    assert all("حريق في الميناء" in letter.subject for letter in mail.outbox)
    assert kinds(here) == kinds(everywhere) == [Kind.HANDED_IN]
    assert kinds(elsewhere) == kinds(reporter[1]) == []


def test_a_story_of_two_sections_is_mailed_to_the_editors_of_both(
    handed_in, reporter, django_capture_on_commit_callbacks
):
    story, here, elsewhere, _everywhere = handed_in
    story.story_sections.add(StorySection(section=elsewhere.sections.get(), sort_order=1))
    story.save()

    with django_capture_on_commit_callbacks(execute=True):
        story.get_workflow().start(story, reporter[1])

    assert {here.email, elsewhere.email} <= {address for letter in mail.outbox for address in letter.to}


def test_an_editor_of_a_section_hears_of_its_parts(handed_in, reporter):
    story, here, *_others = handed_in
    part = SectionFactory(edition=here.sections.get().edition, parent=here.sections.get())
    story.story_sections.set([StorySection(section=part, sort_order=0)])
    story.save()

    story.get_workflow().start(story, reporter[1])

    assert kinds(here) == [Kind.HANDED_IN]


def test_whoever_wants_no_such_mail_reads_it_in_the_newsroom(handed_in, reporter, django_capture_on_commit_callbacks):
    story, here, *_others = handed_in
    UserProfile.objects.update_or_create(user=here, defaults={"submitted_notifications": False})

    with django_capture_on_commit_callbacks(execute=True):
        story.get_workflow().start(story, reporter[1])

    assert here.email not in {address for letter in mail.outbox for address in letter.to}
    assert kinds(here) == [Kind.HANDED_IN]


@pytest.mark.parametrize("act", ["approve", "reject", "cancel"])
def test_what_one_editor_has_read_waits_for_no_other(handed_in, reporter, act):
    story, here, _elsewhere, _everywhere = handed_in
    state = story.get_workflow().start(story, reporter[1])
    waiting = Notice.objects.filter(kind=Kind.HANDED_IN, seen_at=None)
    assert waiting.count() == 3

    if act == "cancel":
        state.cancel(user=reporter[1])
    else:
        getattr(state.current_task_state.specific, act)(user=here)

    assert not waiting.exists()


def test_where_nobody_can_approve_superusers_are_told(section, reporter):
    root = Journalist.objects.create_superuser("root", "root@example.test", "unused")
    story = make_story(section)

    story.get_workflow().start(story, reporter[1])

    assert kinds(root) == [Kind.HANDED_IN]


def test_a_comment_reaches_the_writers_and_a_reply_whoever_commented(section, reporter, editor):
    story = make_story(section)
    Story.objects.filter(pk=story.pk).update(owner=reporter[1])

    comment = Comment.objects.create(page=story.page_ptr, user=editor[1], text="من أين الرقم؟", contentpath="title")
    CommentReply.objects.create(comment=comment, user=reporter[1], text="من البيان.")

    assert kinds(reporter[1]) == [Kind.COMMENTED]
    assert [notice.words for notice in Notice.objects.filter(journalist=editor[1])] == ["من البيان."]


def test_the_menu_counts_what_was_not_seen_and_opening_marks_it(section, reporter, editor):
    client, writer = reporter
    story = make_story(section)
    assign(story, to=writer, user=editor[1])
    page = client.get(reverse("notices"))
    assert (page.context["unseen"], "(1)" in page.content.decode()) == (1, True)

    answer = client.post(reverse("open_notice", args=[Notice.objects.get().pk]))

    assert answer.url == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert client.get(reverse("notices")).context["unseen"] == 0


def test_notices_are_nobody_elses(section, reporter, editor):
    assign(make_story(section, title="سر"), to=reporter[1], user=editor[1])

    assert "سر" not in editor[0].get(reverse("notices")).context["page"].object_list
    assert editor[0].post(reverse("open_notice", args=[Notice.objects.get().pk])).status_code in {302, 404}
    editor[0].post(reverse("see_all_notices"))
    assert Notice.objects.get().seen_at is None


def test_a_story_that_is_theirs_no_more_is_not_opened(section, reporter, editor):
    story = make_story(section)
    assign(story, to=reporter[1], user=editor[1])
    assign(story, to=None, user=editor[1])

    answer = reporter[0].post(reverse("open_notice", args=[Notice.objects.first().pk]))

    assert answer.url == reverse("notices")


def test_an_empty_page_says_what_will_stand_there(section, reporter):
    assert "<p>" in reporter[0].get(reverse("notices")).content.decode()


def test_a_mail_server_that_is_away_stops_nothing(section, reporter, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    story = make_story(section)

    tell(Kind.ASSIGNED, story_id=story.pk, to=[reporter[1]])

    mail_notice.call(Notice.objects.get().pk)
    mail_notice.call(0)


def test_people_who_left_are_told_nothing(section, reporter):
    Journalist.objects.update(is_active=False)
    story = make_story(section)

    tell(Kind.FAILED, story_id=story.pk, to=[Journalist.objects.get(pk=reporter[1].pk), None], words="ط" * 900)

    assert not Notice.objects.exists()
