import pytest
from django.utils import timezone

from warraq.arabic.style import Part
from warraq.masthead.models import HouseStyle
from warraq.newsroom.stories.copy_text import as_plain, find_copy
from warraq.newsroom.stories.models import Correction
from warraq.newsroom.stories.readiness import StoryNotReady, check_ready, find_problems
from warraq.newsroom.stories.tests.factories import make_story

SLIP = "<p>سافر الوزير الى عمّان.</p>"
BODY = [
    {"type": "text", "value": SLIP},
    {"type": "subheading", "value": "عنوان فى الوسط"},
    {"type": "quote", "value": {"quote": "ذهبت الى هناك", "speaker": "الاء", "role": "مديره المكتب"}},
    {"type": "pull_quote", "value": {"quote": "ذهبت الى هناك"}},
    {"type": "fact_box", "value": {"title": "ارقام", "body": "<p>اكثر من مئة</p>"}},
]


@pytest.fixture
def must_mend(edition):
    return HouseStyle.objects.create(edition=edition, must_mend=True)


def problems(story):
    return find_problems(story, now=timezone.now())


def test_errors_keep_nothing_back_unless_the_edition_says_so(section):
    story = make_story(section, title="الحكومه تجتمع", body=BODY)

    assert problems(story) == {}


def test_errors_are_told_at_the_field_in_words(section, must_mend):
    story = make_story(section, title="الحكومه تجتمع", standfirst="كل شيء بخير", body=BODY)

    told = problems(story)

    assert list(told) == ["title", "body"]
    assert "«الحكومه» ← «الحكومة»" in told["title"]
    assert "«الى» ← «إلى»" in told["body"]
    assert "«فى» ← «في»" in told["body"]
    with pytest.raises(StoryNotReady):
        check_ready(story, now=timezone.now())


def test_quotes_warnings_and_what_was_waved_through_keep_nothing_back(section, must_mend):
    story = make_story(
        section,
        title="الوزير: «ذهبت الى هناك» ,",
        body=[{"type": "text", "value": "<p>سافر الى عمّان في في المساء. قال &quot;ذهبت الى هناك&quot; ومضى.</p>"}],
        style_ignored=[["SP001", "الى"], ["PU001", ","]],
    )

    assert problems(story) == {}


def test_other_reasons_go_before_slips(section, must_mend):
    story = make_story(title="الحكومه تجتمع")
    assert "story_sections" in problems(story)

    empty = make_story(section, title="\u200f\u0640")
    assert "المدقّق" not in problems(empty)["title"]


def test_copy_is_what_is_ours_and_not_what_was_said(section):
    story = make_story(section, title="عنوان", kicker="تمهيد", is_evergreen=True, body=BODY)
    story.corrections.add(Correction(note="تصويب", corrected_at=timezone.now()))

    texts = [(field, part, text.strip()) for field, part, text in find_copy(story) if text]

    assert texts == [
        ("title", Part.HEADLINE, "عنوان"),
        ("kicker", Part.EVERGREEN, "تمهيد"),
        ("body", Part.EVERGREEN, "سافر الوزير الى عمّان."),
        ("body", Part.EVERGREEN, "عنوان فى الوسط"),
        ("body", Part.EVERGREEN, "مديره المكتب"),
        ("body", Part.EVERGREEN, "ارقام"),
        ("body", Part.EVERGREEN, "اكثر من مئة"),
        ("corrections", Part.BODY, "تصويب"),
    ]


def test_rich_text_is_read_as_the_editor_shows_it():
    assert as_plain("<p>أ <b>ب</b> &quot;ج&quot;<br/>د</p><ul><li>هـ</li></ul>") == 'أ ب "ج"\nد\nهـ\n'
    assert as_plain("  ") == ""


def test_what_is_waved_through_is_kept_with_the_revision(section):
    story = make_story(section)
    story.style_ignored = [["SP001", "الى"]]
    revision = story.save_revision()

    assert revision.as_object().style_ignored == [["SP001", "الى"]]
