"""When our right to a picture ends, readers see it no more, and nothing else of theirs changes."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from warraq.command.checkup.newspaper import check_newspaper
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.desks.roles import Role, ensure_roles
from warraq.newsroom.listing.reclassify import reclassify
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.rights import take_down_expired
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.readiness import StoryNotReady
from warraq.newsroom.stories.tests.factories import PARAGRAPH, make_story, make_topic
from warraq.publishing.fronts.arrange import arrange
from warraq.publishing.fronts.fill import fill_front
from warraq.publishing.fronts.models import Front, Place, Slot
from warraq.publishing.release.correct import correct
from warraq.publishing.release.models import BulletinEntry, PublishedStory
from warraq.publishing.release.release import release
from warraq.publishing.release.rights_notice import find_ending, find_overstaying

pytestmark = pytest.mark.django_db
NOW = timezone.now()
END = NOW + timedelta(days=1)


@pytest.fixture
def picture(db):
    return make_picture(usage_expires_at=END)


@pytest.fixture
def follow(django_capture_on_commit_callbacks):
    def follow(now):
        with django_capture_on_commit_callbacks(execute=True):
            take_down_expired(now)

    return follow


@pytest.fixture
def section(db):
    ensure_roles()
    return SectionFactory(name="ثقافة")


@pytest.fixture
def editor(section):
    journalist = Journalist.objects.create_user("editor", password="unused")
    journalist.groups.add(Group.objects.get(name=Role.MANAGING_EDITOR))
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(journalist)
    return client


def body_with(*pictures):
    return [
        {"type": "text", "value": PARAGRAPH},
        *({"type": "picture", "value": {"picture": picture.pk, "caption": ""}} for picture in pictures),
    ]


def test_at_the_second_it_leaves_the_lead_and_the_body(section, picture, follow):
    release(make_story(section, lead_picture=picture, lead_caption="تعليق", body=body_with(picture)))
    before = PublishedStory.objects.get()
    assert before.lead_picture["id"] == picture.pk

    follow(END - timedelta(microseconds=1))
    assert PublishedStory.objects.get().version == before.version
    follow(END)

    after = PublishedStory.objects.get()
    assert after.lead_picture is None
    assert after.card["picture"] is None
    assert "<figure" not in str(after.body)
    assert "120 زائرًا" in str(after.body)
    assert after.updated_at == before.updated_at
    assert BulletinEntry.objects.last().is_hard


def test_its_files_go_with_it_and_are_made_again_when_the_right_is_prolonged(section, picture, follow, editor):
    release(make_story(section, lead_picture=picture))
    follow(END)
    assert not picture.renditions.exists()

    Picture.objects.filter(pk=picture.pk).update(usage_expires_at=NOW - timedelta(hours=1))
    fields = {"title": "صورة", "alt": picture.alt, "caption": "", "credit_line": "", "usage_terms": "", "tags": ""}
    later = f"{NOW + timedelta(days=30):%Y-%m-%d %H:%M}"
    url = reverse("wagtailimages:edit", args=[picture.pk])
    editor.post(url, {**fields, "collection": picture.collection_id, "usage_expires_at": later})

    picture.refresh_from_db()
    assert not picture.is_taken_down


def test_readers_get_it_back_when_the_right_is_prolonged(
    section, picture, follow, editor, django_capture_on_commit_callbacks
):
    release(make_story(section, lead_picture=picture))
    follow(END)

    fields = {"title": "صورة", "alt": picture.alt, "caption": "", "credit_line": "", "usage_terms": "", "tags": ""}
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("wagtailimages:edit", args=[picture.pk])
        editor.post(url, {**fields, "collection": picture.collection_id, "usage_expires_at": ""})

    assert PublishedStory.objects.get().lead_picture["id"] == picture.pk
    assert picture.renditions.exists()


def test_the_place_on_a_front_shows_the_storys_own_picture_again(section, picture, follow):
    story = release(make_story(section, lead_picture=make_picture(size=(640, 480))))
    front = Front.objects.create(edition=section.edition)
    arrange(front, slots=[Slot(place=Place.LEAD, story=story, picture=picture)], now=NOW)
    assert Slot.objects.get().picture_facts

    follow(END)

    assert Slot.objects.get().picture_facts is None
    lead = fill_front(section.edition, sections=[], now=NOW).lead[0]
    assert lead["picture"] == PublishedStory.objects.get().card["picture"]
    assert BulletinEntry.objects.filter(kind="front_arranged").count() == 2


def test_two_clocks_take_it_down_once(section, picture, follow):
    release(make_story(section, lead_picture=picture))

    follow(END)
    first = BulletinEntry.objects.count()
    follow(END + timedelta(seconds=1))

    assert BulletinEntry.objects.count() == first


@pytest.mark.parametrize("field", ["lead_picture", "body"])
def test_a_story_is_not_released_with_it_and_is_told_at_the_field(section, picture, follow, field):
    follow(END)
    Picture.objects.update(usage_expires_at=NOW - timedelta(hours=1))
    where = {"lead_picture": Picture.objects.get()} if field == "lead_picture" else {"body": body_with(picture)}

    with pytest.raises(StoryNotReady) as refusal:
        release(make_story(section, **where))

    assert list(refusal.value.message_dict) == [field]


def test_a_correction_does_not_wait_for_another_picture(section, picture, follow):
    story = release(make_story(section, lead_picture=picture))
    Picture.objects.update(usage_expires_at=NOW - timedelta(hours=1))
    follow(NOW)

    correct(story, note="صُحّح الرقم.", now=NOW)
    reclassify(story, topic=make_topic("الميناء"))

    row = PublishedStory.objects.get()
    assert len(row.corrections) == 1
    assert row.lead_picture is None


def test_a_correction_that_is_refused_is_shown_with_the_reason(section, picture, editor):
    story = release(make_story(section, lead_picture=picture))
    Picture.objects.update(usage_expires_at=NOW - timedelta(hours=1))

    answer = editor.post(reverse("correct_story", args=[story.pk]), {"note": "صُحّح."})

    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors()


def test_the_newsroom_is_warned_a_week_ahead_and_only_of_what_readers_see(section, picture, editor):
    unused = make_picture(size=(641, 427), usage_expires_at=END)
    far = make_picture(size=(642, 427), usage_expires_at=NOW + timedelta(days=20))
    release(make_story(section, lead_picture=picture))
    release(make_story(section, lead_picture=far, slug="far"))

    assert [(row.picture, row.stories) for row in find_ending(now=NOW)] == [(picture, 1)]
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailimages:edit", args=[picture.pk]) in html
    assert reverse("wagtailimages:edit", args=[unused.pk]) not in html


def test_the_doctor_is_amber_before_and_red_when_nobody_took_it_down(section, picture):
    release(make_story(section, lead_picture=picture))

    def state(now):
        return list(check_newspaper(now=now))[-1].state.name

    assert state(NOW - timedelta(days=20)) == "GREEN"
    assert state(NOW) == "AMBER"
    assert state(END + timedelta(minutes=2)) == "RED"
    assert find_overstaying(now=END + timedelta(minutes=2)) == 1


@pytest.mark.parametrize("typed", ["الامير", "امير احمد", "الأَمير", "اﻷمير"])
def test_the_library_finds_a_picture_as_one_types(section, editor, typed):
    make_picture(title="زيارة الأمير أحمد")
    make_picture(size=(641, 427), title="ميناء طنجة")

    html = editor.get(reverse("wagtailimages:index"), {"q": typed}).content.decode()

    assert "زيارة الأمير أحمد" in html
    assert "ميناء طنجة" not in html
