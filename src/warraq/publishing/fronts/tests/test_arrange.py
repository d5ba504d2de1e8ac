"""Arranging a front: nothing of what two editors do is lost, and every arrangement can come back."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.desks.tests.journalists import sign_up
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.tests.factories import make_story
from warraq.publishing.fronts.arrange import FrontHasChanged, announce_what_is_over, arrange
from warraq.publishing.fronts.board import build_board
from warraq.publishing.fronts.breaking import break_news, end_breaking, find_open_bar
from warraq.publishing.fronts.fill import fill_front
from warraq.publishing.fronts.models import Front, Place, Slot
from warraq.publishing.fronts.wanted import read_slots
from warraq.publishing.release.models import BulletinEntry
from warraq.publishing.release.release import release

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    ensure_roles()
    return SectionFactory(name="ثقافة")


@pytest.fixture
def stories(section):
    return [release(make_story(section, title=f"خبر {number}")) for number in range(4)]


@pytest.fixture
def front(section):
    return Front.objects.create(edition=section.edition)


def told(story, place=Place.LEAD, **facts):
    return {"story": story.pk, "place": place, "section": None, "headline": "", "picture": None, "until": "", **facts}


def publish(client, front, rows, version):
    return client.post(reverse("publish_front", args=[front.pk]), {"version": version, "slots": json.dumps(rows)})


def bulletin():
    return BulletinEntry.objects.filter(kind=BulletinEntry.Kind.FRONT_ARRANGED).count()


def test_an_arrangement_is_published_and_kept(front, stories):
    client, editor = sign_up(Role.MANAGING_EDITOR)

    answer = publish(client, front, [told(stories[0], headline="عنوان الواجهة")], 0)

    assert answer.json()["version"] == 1
    now = timezone.now()
    lead = fill_front(front.edition, sections=[], now=now).lead[0]
    assert (lead["id"], lead["headline"]) == (stories[0].pk, "عنوان الواجهة")
    kept = front.arrangements.get()
    assert (kept.number, kept.arranged_by, kept.slots[0]["story"]) == (1, editor, stories[0].pk)
    assert bulletin() == 1


def test_whoever_comes_second_is_told_and_both_texts_stay(front, stories):
    first, editor = sign_up(Role.MANAGING_EDITOR)
    second, _other = sign_up(Role.MANAGING_EDITOR)
    publish(first, front, [told(stories[0])], 0)

    answer = publish(second, front, [told(stories[1])], 0)

    assert answer.status_code == 409
    assert answer.json()["by"] == str(editor)
    assert [slot["story"] for slot in answer.json()["slots"]] == [stories[0].pk]
    assert [slot.story_id for slot in front.slots.all()] == [stories[0].pk]
    assert publish(second, front, [told(stories[1])], 1).status_code == 200


def test_an_older_arrangement_can_be_put_back(front, stories):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    publish(client, front, [told(stories[0])], 0)
    publish(client, front, [told(stories[1])], 1)

    old = client.get(reverse("front_arrangement", args=[front.pk, 1])).json()["slots"]
    publish(client, front, old, 2)

    assert [slot.story_id for slot in front.slots.all()] == [stories[0].pk]
    assert [kept.number for kept in front.arrangements.all()] == [3, 2, 1]


def test_the_version_is_asked_in_the_transaction_too(front, stories):
    now = timezone.now()
    stale = Front.objects.get(pk=front.pk)
    arrange(front, slots=[Slot(place=Place.LEAD, story=stories[0])], now=now, based_on=0)

    with pytest.raises(FrontHasChanged):
        arrange(stale, slots=[Slot(place=Place.LEAD, story=stories[1])], now=now, based_on=0)


@pytest.mark.parametrize("sent", [
    "", "null", "{}", "[1]", '[{"story": "x"}]', '[{"story": true, "place": "lead"}]', "[" * 2000,
    '[{"story": 99999999999999999999, "place": "lead"}]',
])  # fmt: skip
def test_what_is_no_arrangement_places_nothing(front, sent):
    try:
        slots = read_slots(front, sent)
    except ValidationError:
        return
    assert slots == []


def test_slots_are_cleaned_and_checked(front, stories, section):
    foreign = SectionFactory(name="من طبعة أخرى")

    slot = read_slots(front, json.dumps([told(stories[0], headline="عاجل\u202e\x00", until="2026-12-01T10:30")]))[0]
    assert (slot.headline, slot.pinned_until.astimezone(front.edition.zone).hour) == ("عاجل", 10)
    for bad in [
        told(stories[0], place="sideways"),
        told(stories[0], place=Place.RAIL, section=foreign.pk),
        told(stories[0], headline="ا" * 121),
        told(stories[0], until="غدًا"),
    ]:
        with pytest.raises(ValidationError):
            read_slots(front, json.dumps([bad]))


def test_a_time_without_a_date_is_of_today_where_the_edition_is(front, stories):
    front.edition.time_zone = "Asia/Riyadh"

    with time_machine.travel(datetime(2026, 11, 27, 21, 30, tzinfo=UTC)):  # half past midnight there
        slot = read_slots(front, json.dumps([told(stories[0], until="08:00")]))[0]

    assert slot.pinned_until == datetime(2026, 11, 28, 5, tzinfo=UTC)


def test_a_picture_of_its_own_stands_on_the_front_only(front, stories):
    picture = make_picture(alt="بوابة المكتبة")

    arrange(front, slots=[Slot(place=Place.LEAD, story=stories[0], picture=picture)], now=timezone.now())

    lead = fill_front(front.edition, sections=[], now=timezone.now()).lead[0]
    assert lead["picture"]["alt"] == "بوابة المكتبة"
    assert stories[0].lead_picture is None


def test_the_board_tells_what_was_placed_what_fills_itself_and_what_readers_miss(front, stories, section):
    now = timezone.now()
    draft = make_story(section, title="مسودة")
    slots = [Slot(place=Place.LEAD, story=stories[0]), Slot(place=Place.SECOND, story=draft)]

    lead, second = build_board(front, slots, now=now)[:2]

    assert [(card.headline, bool(card.slot)) for card in lead.cards] == [("خبر 0", True)]
    assert [card.headline for card in second.cards if card.slot is None] == ["خبر 3", "خبر 2", "خبر 1"]
    assert [card.why_not != "" for card in second.cards if card.slot] == [True]


def test_the_bulletin_is_told_once_when_a_place_runs_out(front, stories):
    now = timezone.now()
    arrange(
        front,
        slots=[Slot(place=Place.LEAD, story=stories[0], pinned_until=now + timedelta(minutes=5))],
        now=now,
    )
    before = bulletin()

    announce_what_is_over(now + timedelta(minutes=4))
    assert bulletin() == before
    announce_what_is_over(now + timedelta(minutes=5))
    announce_what_is_over(now + timedelta(minutes=6))
    assert bulletin() == before + 1


def test_breaking_news_stands_until_its_moment(front, stories, client):
    now = timezone.now()
    _editors, editor = sign_up(Role.MANAGING_EDITOR)

    break_news(front, text="زلزال في البحر", minutes=30, story_id=stories[0].pk, now=now, user=editor)

    bar = find_open_bar(front.edition, now=now + timedelta(minutes=29))
    assert (bar.text, bar.story_id) == ("زلزال في البحر", stories[0].pk)
    assert find_open_bar(front.edition, now=now + timedelta(minutes=30)) is None
    before = bulletin()
    announce_what_is_over(now + timedelta(minutes=31))
    assert bulletin() == before + 1
    break_news(front, text="من جديد", minutes=15, now=now, user=editor)
    end_breaking(front, now=now, user=editor)
    assert find_open_bar(front.edition, now=now) is None
    for text, minutes in [("", 15), ("سطر", 7), ("\u200f\u202e", 15)]:
        with pytest.raises(ValidationError):
            break_news(front, text=text, minutes=minutes, now=now, user=editor)


def test_an_editor_of_a_section_arranges_its_front_and_no_other(front, section, stories):
    own = Front.objects.create(edition=section.edition, section=section)
    client, _editor = sign_up(Role.SECTION_EDITOR, section)

    assert client.get(reverse("arrange_front", args=[own.pk])).status_code == 200
    assert publish(client, front, [told(stories[0])], 0).status_code in {302, 403}
    assert not front.slots.exists()
    reporters, _reporter = sign_up(Role.REPORTER)
    for name in ["arrange_front", "front_stories", "front_state"]:
        assert reporters.get(reverse(name, args=[own.pk])).status_code in {302, 403}


def test_the_preview_is_the_readers_page_with_what_is_not_published(front, stories):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    rows = json.dumps([told(stories[0], headline="لم يُنشر بعد")])

    answer = client.post(reverse("front_preview", args=[front.pk]), {"slots": rows})

    assert "لم يُنشر بعد" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_wagtails_links_to_a_front_lead_to_its_screen(front):
    client, _editor = sign_up(Role.MANAGING_EDITOR)

    answer = client.get(reverse("wagtailsnippets_fronts_front:edit", args=[front.pk]))

    assert answer.url == reverse("arrange_front", args=[front.pk])


def test_a_line_of_breaking_news_that_nobody_could_see_is_refused_and_stays_in_its_field(front, stories):
    client, _editor = sign_up(Role.MANAGING_EDITOR)
    url = reverse("front_breaking", args=[front.pk])

    unseen = client.post(url, {"text": "\u200b\u200b", "minutes": "30"})
    endless = client.post(url, {"text": "إغلاق الميناء", "minutes": "9999", "story": stories[0].pk})

    assert (unseen.status_code, endless.status_code) == (400, 400)
    assert 'value="إغلاق الميناء"' in endless.content.decode()
    assert f'<option value="{stories[0].pk}" selected>' in endless.content.decode()
    assert find_open_bar(front.edition, now=timezone.now()) is None


def test_a_headline_that_nobody_could_see_gives_way_to_the_storys_own(front, stories):
    (slot,) = read_slots(front, json.dumps([told(stories[0], headline="\u200bـــ")]))

    assert slot.headline == ""


def test_a_place_whose_time_is_over_says_so_where_its_story_fills_a_place_by_itself(front, stories):
    now = timezone.now()
    over = Slot(story=stories[3], place=Place.LEAD, pinned_until=now - timedelta(hours=1))

    cards = [card for group in build_board(front, [over], now=now) for card in group.cards if card.slot]

    assert [(card.story_id, bool(card.why_not)) for card in cards] == [(stories[3].pk, True)]
