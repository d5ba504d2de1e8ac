"""A day of the newspaper: what it shows, planning a story, and moving one."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.planning.day import Day
from warraq.newsroom.planning.tests.asking import at, plan, shown
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def move(client, story, to, *, was, **more):
    form = {"due_at": to.strftime("%Y-%m-%d %H:%M"), "was": was.isoformat(), **more}
    return client.post(reverse("move_planned_story", args=[story.pk]), form, follow=True)


def test_a_day_shows_what_is_planned_written_read_scheduled_and_released(newsroom):
    section, _other = newsroom
    client, editor = sign_up(Role.MANAGING_EDITOR)
    plan(client, section, slugline="فكرة")
    make_story(section, title="تُكتب", due_at=at(12))
    read = make_story(section, title="تُقرأ", due_at=at(12))
    read.get_workflow().start(read, editor)
    make_story(section, title="تخرج وحدها", go_live_at=at(12, days=1)).get_latest_revision().publish()
    make_story(section, title="خرجت").get_latest_revision().publish()
    make_story(section, title="غدًا", due_at=at(9, days=1))
    make_story(section, title="بلا موعد")

    assert shown(client) == {"فكرة": "planned", "تُكتب": "writing", "تُقرأ": "review", "خرجت": "released"}
    tomorrow = at(12, days=1).date().isoformat()
    assert shown(client, date=tomorrow) == {"تخرج وحدها": "scheduled", "غدًا": "writing"}


def test_a_day_ends_at_midnight_of_the_edition_and_not_of_the_server(newsroom):
    section, _other = newsroom
    section.edition.time_zone = "Asia/Riyadh"
    section.edition.save()
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    make_story(section, title="بعد منتصف الليل هناك", due_at=datetime(2026, 3, 1, 21, 30, tzinfo=ZoneInfo("UTC")))

    assert shown(client, date="2026-03-01") == {}
    assert list(shown(client, date="2026-03-02")) == ["بعد منتصف الليل هناك"]


def test_a_day_whose_midnight_is_jumped_over_is_an_hour_shorter():
    beirut = Day(date(2026, 3, 29), ZoneInfo("Asia/Beirut"))

    assert beirut.ends_at - beirut.starts_at == timedelta(hours=23)
    assert beirut.holds(beirut.starts_at)
    assert not beirut.holds(beirut.ends_at)


def test_what_should_have_been_written_yesterday_stands_above_today(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    make_story(section, title="فات", due_at=at(12, days=-1))

    answer = client.get(reverse("planning"))

    assert [card.story.title for card in answer.context["late"]] == ["فات"]
    yesterday = client.get(reverse("planning"), {"date": at(12, days=-1).date().isoformat()})
    assert yesterday.context["late"] == []


def test_an_empty_day_says_so_and_offers_to_plan(newsroom):
    client, _editor = sign_up(Role.MANAGING_EDITOR)

    page = client.get(reverse("planning"), {"date": "2031-01-01"}).content.decode()

    assert "planning__none" in page
    assert reverse("plan_story") in page


@pytest.mark.parametrize("date_text", ["", "غدًا", "2026-02-30", "9999-99-99", "0001-01-01", "'; drop"])
def test_a_date_that_is_none_shows_today(newsroom, date_text):
    client, _editor = sign_up(Role.MANAGING_EDITOR)

    answer = client.get(reverse("planning"), {"date": date_text, "section": "9" * 40, "person": "س", "edition": "؟"})

    assert answer.context["asked"].is_today


def test_a_newsroom_without_an_edition_has_no_day():
    ensure_roles()
    client, _editor = sign_up(Role.MANAGING_EDITOR)

    assert client.get(reverse("planning")).status_code == 200
    assert client.post(reverse("plan_story")).status_code in {302, 403}


def test_a_story_is_planned_before_it_is_written(newsroom):
    section, _other = newsroom
    client, editor = sign_up(Role.SECTION_EDITOR)
    _reporters, reporter = sign_up(Role.REPORTER)

    answer = plan(client, section, assigned_to=reporter.pk, planned_words="٦٠٠", ednote="اسأل الأمينة")

    story = Story.objects.get()
    assert answer.status_code == 302
    assert (story.slugline, story.title, story.is_working_headline) == ("مجلس-المدينة", "مجلس-المدينة", True)
    assert (story.assigned_to, story.planned_words, story.due_at, story.ednote) == (
        reporter,
        600,
        at(15),
        "اسأل الأمينة",
    )
    assert (story.owner, story.live, [placed.name for placed in story.sections]) == (editor, False, ["سياسة"])
    assert story.get_latest_revision_as_object().due_at == at(15)


def test_a_time_without_a_date_is_of_the_day_that_is_shown(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)
    address = f"{reverse('plan_story')}?date={at(12, days=3):%Y-%m-%d}"
    form = {"plan-slugline": "مجلس-المدينة", "plan-section": section.pk, "plan-due_at": f"{at(9):%H:%M}"}

    assert client.post(address, form).status_code == 302

    assert Story.objects.get().due_at == at(9, days=3)


def test_each_refusal_stands_at_its_field(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)

    answer = plan(client, section, slugline="\u200b\u0640", section="", due_at="غدًا صباحًا", planned_words="كثيرة")

    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"slugline", "section", "due_at", "planned_words"}
    assert not Story.objects.exists()


def test_a_double_click_plans_one_story(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)

    for _click in range(2):
        assert plan(client, section, once="one-form").status_code == 302

    assert Story.objects.count() == 1


def test_whoever_is_kept_to_sections_plans_there_only(newsroom):
    politics, culture = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR, culture)

    assert list(plan(client, politics).context["form"].errors) == ["section"]
    assert plan(client, culture).status_code == 302


def test_a_reporter_plans_for_themselves(newsroom):
    section, _other = newsroom
    client, reporter = sign_up(Role.REPORTER)
    _others, colleague = sign_up(Role.REPORTER)

    assert list(plan(client, section, assigned_to=colleague.pk).context["form"].errors) == ["assigned_to"]
    assert plan(client, section, assigned_to=reporter.pk).status_code == 302


def test_a_reporter_sees_and_opens_what_they_are_to_write_and_not_what_others_are(newsroom):
    section, _other = newsroom
    editors, _editor = sign_up(Role.SECTION_EDITOR)
    reporters, reporter = sign_up(Role.REPORTER)
    others, _other_reporter = sign_up(Role.REPORTER)
    plan(editors, section, assigned_to=reporter.pk)
    address = reverse("wagtailadmin_pages:edit", args=[Story.objects.get().pk])

    assert shown(reporters) == {"مجلس-المدينة": "planned"}
    assert shown(others) == {}
    assert reporters.get(address).status_code == 200
    assert others.get(address).status_code == 302


def test_sections_and_people_narrow_the_day(newsroom):
    politics, culture = newsroom
    client, editor = sign_up(Role.MANAGING_EDITOR)
    _reporters, reporter = sign_up(Role.REPORTER)
    plan(client, politics, slugline="سياسي")
    plan(client, culture, slugline="ثقافي", assigned_to=reporter.pk)

    assert set(shown(client, section=culture.pk)) == {"ثقافي"}
    assert set(shown(client, person=reporter.pk)) == {"ثقافي"}
    assert set(shown(client, person=editor.pk)) == {"سياسي"}


def test_a_story_is_moved_and_the_move_undone(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)
    plan(client, section)
    story = Story.objects.get()

    page = move(client, story, at(18), was=at(15))

    story.refresh_from_db()
    assert story.due_at == story.get_latest_revision_as_object().due_at == at(18)
    offer = page.context["last_move"]
    assert "planning__undo" in page.content.decode()
    address = reverse("move_planned_story", args=[story.pk])
    after = client.post(address, {"undo": "1", "was": offer["was"], "due_at": offer["back_to"]}, follow=True)
    story.refresh_from_db()
    assert story.due_at == at(15)
    assert "planning__undo" not in after.content.decode()


def test_two_who_move_one_story_are_told(newsroom):
    section, _other = newsroom
    first, editor = sign_up(Role.SECTION_EDITOR)
    second, _second_editor = sign_up(Role.SECTION_EDITOR)
    plan(first, section)
    story = Story.objects.get()
    move(first, story, at(18), was=at(15))

    page = move(second, story, at(10), was=at(15))

    story.refresh_from_db()
    assert story.due_at == at(18)
    said = [str(message) for message in page.context["messages"]]
    assert len(said) == 1
    assert str(editor) in said[0]
    assert "18:00" in said[0]


def test_the_page_learns_that_somebody_changed_the_day(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)
    plan(client, section)
    seen = client.get(reverse("planning")).context["version"]
    assert client.get(reverse("planning_version")).json() == {"version": seen}

    move(client, Story.objects.get(), at(18), was=at(15))

    assert client.get(reverse("planning_version")).json() != {"version": seen}


def test_what_is_not_theirs_is_moved_by_nobody(newsroom):
    politics, culture = newsroom
    editors, _editor = sign_up(Role.MANAGING_EDITOR)
    plan(editors, politics)
    story = Story.objects.get()
    for role, sections in ((Role.SECTION_EDITOR, [culture]), (Role.REPORTER, [])):
        client, _journalist = sign_up(role, *sections)
        address = reverse("move_planned_story", args=[story.pk])
        assert client.post(address, {"due_at": "2026-12-01 10:00"}).status_code in {302, 403, 404}
    story.refresh_from_db()
    assert story.due_at == at(15)


def test_moving_a_scheduled_story_releases_it_at_the_other_time(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)
    story = make_story(section, title="مجدول", go_live_at=at(12, days=1))
    story.get_latest_revision().publish()

    move(client, story, at(16, days=1), was=at(12, days=1))

    story = Story.objects.get(pk=story.pk)
    assert story.scheduled_revision.approved_go_live_at == at(16, days=1)
    assert story.revisions.filter(approved_go_live_at__isnull=False).count() == 1
    assert not story.live


def test_a_newer_draft_of_a_scheduled_story_stays_the_newest(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)
    story = make_story(section, title="مجدول", go_live_at=at(12, days=1))
    story.get_latest_revision().publish()
    draft = story.get_latest_revision_as_object()
    draft.title = "أحدث"
    draft.save_revision()

    move(client, story, at(16, days=1), was=at(12, days=1))

    story = Story.objects.get(pk=story.pk)
    assert story.get_latest_revision_as_object().title == "أحدث"
    assert story.scheduled_revision.as_object().title == "مجدول"
    assert story.get_latest_revision_as_object().go_live_at == at(16, days=1)


def test_a_scheduled_story_is_not_moved_before_its_embargo(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)
    story = make_story(section, go_live_at=at(12, days=2), embargoed_until=at(10, days=2))
    story.get_latest_revision().publish()

    page = move(client, story, at(9, days=2), was=at(12, days=2))

    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert Story.objects.get().scheduled_revision.approved_go_live_at == at(12, days=2)


def test_a_story_that_went_out_meanwhile_is_not_moved(newsroom):
    section, _other = newsroom
    client, _editor = sign_up(Role.SECTION_EDITOR)
    story = make_story(section, due_at=at(15))
    story.get_latest_revision().publish()

    page = move(client, story, at(18), was=at(15))

    assert [message.level_tag for message in page.context["messages"]] == ["error"]


def test_a_hundred_stories_cost_as_many_queries_as_two(newsroom):
    section, other = newsroom
    client, editor = sign_up(Role.MANAGING_EDITOR)

    def count_queries():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("planning"))
        return len(queries)

    def fill(number):
        for nth in range(number):
            plan(client, section, slugline=f"فكرة {nth}")
            make_story(section, other, due_at=at(11))
            read = make_story(other, due_at=at(12))
            read.get_workflow().start(read, editor)
            make_story(other, title="خرج").get_latest_revision().publish()

    fill(1)
    client.get(reverse("planning"))
    few = count_queries()
    fill(5)

    assert count_queries() == few
    assert few <= 34
