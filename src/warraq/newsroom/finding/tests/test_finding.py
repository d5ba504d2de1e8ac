"""A journalist finds drafts by their text, as it is typed, and only those that are theirs to read."""

import pytest
from django.urls import reverse

from warraq.newsroom.desks.roles import Role
from warraq.newsroom.finding.models import Change
from warraq.newsroom.finding.tests.conftest import make_draft as make_story
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.stories.create import build_body
from warraq.newsroom.stories.tests.factories import make_contributor, make_topic

LIBRARY = "افتتاح المكتبة الكبرى بالمغرب"
MINISTER = "وزير الداخلية يعلن خطة للطرق سنة ٢٠٢٦"


@pytest.fixture
def desk(section, follower, sign_in):
    sign_in(Role.MANAGING_EDITOR)
    make_story(section, title=LIBRARY)
    make_story(section, title=MINISTER)
    follower.step()


@pytest.mark.parametrize(
    "typed",
    ["مكتبة", "المكتبه", "بالمَكتبة", "إفتتاح", "مغرب", "كبرى مكتبة", "والمكتبة", "مكت", "المكت", '"المكتبة الكبرى"'],
)
def test_a_draft_is_found_as_people_type_it(desk, listed, typed):
    assert listed(typed) == [LIBRARY]


@pytest.mark.parametrize("typed", ["2026", "٢٠٢٦", "الداخليه", "طرق -مكتبة", "وزيرُ الدّاخليّة"])
def test_digits_refusals_and_marks_are_understood(desk, listed, typed):
    assert listed(typed) == [MINISTER]


@pytest.mark.parametrize("typed", ['"', "a:b " * 500, "NEAR(", "* ' ( ^ - \\ %", "زيرو", '"الكبرى المكتبة"', "-"])
def test_a_question_that_means_nothing_finds_nothing(desk, listed, typed):
    assert listed(typed) == []


def test_a_story_is_found_by_its_body_its_names_and_its_slugline(section, follower, sign_in, listed):
    sign_in(Role.MANAGING_EDITOR)
    body = [
        {"type": "text", "value": "<p>قالت أمينة <b>الخزانة</b> إن الزوار كثروا.</p>"},
        {"type": "subheading", "value": "كراسي من خشب الأرز"},
    ]
    make_story(
        section,
        title=LIBRARY,
        body=body,
        slugline="lib-rabat",
        topics=(make_topic("شارع فرنسا"),),
        contributors=(make_contributor("سلمى بنزهرون"),),
    )
    make_story(section, title=MINISTER)
    follower.step()

    for typed in ("خزانة", "خشب ارز", "lib", "شارع فرنسا", "بنزهرون"):
        assert listed(typed) == [LIBRARY], typed


def test_the_best_answer_comes_first_whatever_the_date(section, follower, sign_in, listed):
    sign_in(Role.MANAGING_EDITOR)
    about = make_story(section, title="الفيضانات تعزل قرى الجبل")
    text = "<p>جرى الحديث في المدينة عن أمور كثيرة، ومنها الفيضانات.</p>"
    mention = make_story(section, title="أخبار متفرقة", body=[{"type": "text", "value": text}])
    follower.step()

    assert listed("فيضانات") == [about.title, mention.title]
    assert listed("فيضانات", ordering="title") == [mention.title, about.title]


def test_a_draft_of_a_public_story_is_found_by_the_words_of_the_draft(section, follower, sign_in, listed):
    sign_in(Role.MANAGING_EDITOR)
    story = make_story(section, title=LIBRARY)
    story.get_latest_revision().publish()
    follower.step()
    draft = story.get_latest_revision_as_object()
    draft.standfirst, draft.body = "طبعة ثانية", build_body([{"type": "text", "value": "<p>نص عن المخطوطات</p>"}])
    draft.save_revision()
    follower.step()

    assert listed("مخطوط") == [LIBRARY]
    assert listed("طبعه ثانيه") == [LIBRARY]


def test_what_is_in_no_index_yet_is_found_at_once(desk, section, listed):
    story = make_story(section, title="خبر كتب الآن عن السدود")
    assert listed("سدود") == [story.title]
    assert listed('"عن السدود"') == [story.title]
    assert listed("سدود -الآن") == []

    story.title = "خبر كتب الآن عن الأنهار"
    story.save_revision()
    assert listed("سدود") == []
    assert listed("انهار") == [story.title]


def test_what_was_deleted_is_gone_at_once_and_from_the_index(desk, section, follower, listed):
    from warraq.newsroom.finding.engine import engine_in
    from warraq.newsroom.finding.files import index_folder
    from warraq.newsroom.stories.models import Story

    before = engine_in(index_folder()).standing().things
    Story.objects.get(title=LIBRARY).delete()
    assert listed("مكتبة") == []

    follower.step()
    assert listed("مكتبة") == []
    assert engine_in(index_folder()).standing().things == before - 1


def test_a_reporter_finds_their_own_and_what_is_public(section, follower, sign_in, listed):
    reporter = sign_in(Role.REPORTER, "reporter")
    make_story(section, title="خزان أول")
    own = make_story(section, title="خزان ثان", owner=None)
    type(own).objects.filter(pk=own.pk).update(owner=reporter)
    public = make_story(section, title="خزان ثالث")
    public.get_latest_revision().publish()
    follower.step()

    assert set(listed("خزان")) == {"خزان ثان", "خزان ثالث"}


def test_a_section_editor_finds_what_stands_in_their_sections(section, follower, sign_in, listed):
    sign_in(Role.SECTION_EDITOR, "own", [section])
    other = type(section).objects.create(edition=section.edition, name="رياضة", slug="رياضة")
    make_story(section, title="خزان أول")
    make_story(other, title="خزان ثان")
    make_story(title="خزان ثالث")
    follower.step()

    assert set(listed("خزان")) == {"خزان أول", "خزان ثالث"}


FILTERS = [
    *("state=draft", "state=public", "state=spiked", "state=killed", "state=review", "state=scheduled"),
    *(
        "urgency=high",
        "due=today",
        "due=late",
        "waiting=me",
        "picture=without",
        "corrected=today",
        "writer=1",
        "section=1",
    ),
    *("ordering=title", "ordering=-latest_revision_created_at", "ordering=latest_revision_created_at", "p=2"),
]


@pytest.mark.parametrize("has_index", [True, False])
@pytest.mark.parametrize("role", [Role.REPORTER, Role.SECTION_EDITOR])
def test_search_joins_every_filter_and_every_order(section, follower, sign_in, listed, role, has_index):
    sign_in(role, sections=[section] if role is Role.SECTION_EDITOR else [])
    make_story(section, title=LIBRARY)
    if has_index:
        follower.step()

    for one in FILTERS:
        name, value = one.split("=")
        listed("مكتبة", **{name: str(section.pk) if name == "section" else value})


def test_many_answers_are_narrowed_to_those_that_may_be_seen(section, follower, sign_in, listed, monkeypatch):
    from warraq.newsroom.finding import backend

    monkeypatch.setattr(backend, "MOST", 2)
    reporter = sign_in(Role.REPORTER, "reporter")
    for number in range(5):
        make_story(section, title=f"خزان رقم {number}")
    own = make_story(section, title="خبر بعيد في آخره ذكر خزان واحد بعد كلام كثير لا صلة له بما قبله ولا بما بعده")
    type(own).objects.filter(pk=own.pk).update(owner=reporter)
    follower.step()

    assert listed("خزان") == [own.title]


def test_choosers_and_the_explorer_find_drafts_pictures_topics_and_people(client, section, follower, sign_in, media):
    sign_in(Role.MANAGING_EDITOR)
    story = make_story(section, title=LIBRARY)
    topic = make_topic("مرفأ طنجة")
    topic.aliases = ["ميناء المتوسط"]
    topic.save()
    make_contributor("إيمان الحسّاني")
    make_picture(caption="جنود أمام البوابة")
    follower.step()

    def ask(address: str, typed: str) -> str:
        answer = client.get(address, {"q": typed, "query": typed})
        assert answer.status_code == 200, address
        return answer.content.decode()

    stories = reverse("wagtailadmin_choose_page_search")
    assert f"/{story.pk}/" in ask(f"{stories}?page_type=stories.story", "مكتبه")
    assert LIBRARY in ask(reverse("wagtailadmin_pages:search"), "المكتبه")
    assert "مرفأ طنجة" in ask(reverse("wagtailsnippetchoosers_topics_topic:choose_results"), "ميناء المتوسط")
    assert "إيمان الحسّاني" in ask(reverse("wagtailsnippetchoosers_contributors_contributor:choose_results"), "ايمان")
    assert "data-chooser-modal-choice" in ask(reverse("wagtailimages_chooser:choose_results"), "بوابه جنود")
    assert "data-chooser-modal-choice" not in ask(reverse("wagtailimages_chooser:choose_results"), "سيزيوم")


def test_saving_notes_one_change_for_each_thing(section):
    story = make_story(section, title=LIBRARY)
    first = Change.objects.get(kind="wagtailcore.page", object_id=story.pk)

    story.save_revision()

    again = Change.objects.get(kind="wagtailcore.page", object_id=story.pk)
    assert again.pk == first.pk
    assert again.changed_at > first.changed_at
