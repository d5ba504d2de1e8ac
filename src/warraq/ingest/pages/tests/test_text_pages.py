from datetime import UTC, datetime

import pytest

from warraq.ingest.pages import BlockKind, NoArticle, Pick, SavedPage, parse_text
from warraq.ingest.pages.tests import sample_pages


def codes(page: SavedPage) -> set[str]:
    return {note.code for note in page.notes}


def test_every_part_of_a_page_with_the_whole_site_around_it_is_found():
    page = parse_text(sample_pages.WITH_ALL_AROUND)

    assert page.section_trail == ["أخبار الثقافة والتراث"]
    assert page.lead_picture is not None
    assert page.lead_picture.caption == "المدير العام للورش سليم النجار"
    assert (page.dateline_place, page.source_name) == ("مراكش", "صحيفة الواحة اليوم")
    assert page.paragraphs == sample_pages.PARAGRAPHS
    assert page.picks == [Pick(headline) for headline in sample_pages.PICKS]
    assert page.canonical_host == "waha-today.example.com"
    assert page.language == "ar"
    assert [block.kind for block in page.body] == [BlockKind.TEXT]


def test_a_page_without_a_headline_gets_a_working_one_from_its_lead():
    page = parse_text(sample_pages.WITH_ALL_AROUND)

    assert page.headline_is_working
    assert sample_pages.PARAGRAPHS[0].startswith(page.headline)
    assert 30 <= len(page.headline) <= 110
    assert "working_headline" in codes(page)


def test_headline_standfirst_and_doubled_caption_come_in_once():
    page = parse_text(sample_pages.WITH_REPEATED_CAPTION)

    assert page.headline == "سباق القوارب يعود إلى البحيرة الكبيرة بعد غياب طويل"
    assert not page.headline_is_working
    assert page.standfirst == "الفرق المحلية تستعد لافتتاح الموسم بحماس كبير"
    assert page.lead_picture is not None
    assert page.lead_picture.caption == "أين يقف القارب الأزرق من المنافسة هذا العام؟"
    assert page.lead_picture.credit == "رويترز"
    assert len(page.paragraphs) == 2
    assert "TT" not in " ".join(page.paragraphs)
    assert "repeats_dropped" in codes(page)


def test_a_mobile_page_loses_its_controls_and_gives_its_agency_dateline():
    page = parse_text(sample_pages.MOBILE)

    assert page.site_name == "صحيفة النخيل"
    assert page.headline == "الوزارة تؤكد استمرار دعم المزارعين الصغار"
    assert (page.dateline_place, page.source_name) == ("الرباط", "و م ع")
    assert len(page.paragraphs) == 1
    assert page.paragraphs[0].startswith("أكدت وزارة الفلاحة")
    assert page.paragraphs[0].endswith("وبأسعار مدعمة")
    assert page.released_at is None
    assert {"dateline_split", "date_incomplete"} <= codes(page)


@pytest.mark.parametrize(
    "label",
    [
        "قد يهمك ايضا",
        "قد يهمّك أيضًا:",
        "قد يهمك أيضاً",
        "قـد يهمـك أيضا",
        "إقرأ أيضاً",
        "اقرأ أيضا :",
        "You may also like",
    ],
)
def test_picks_are_known_by_any_spelling_of_their_label(label: str):
    text = "\n\n".join(["عنوان طويل بما يكفي لهذا الخبر", *sample_pages.PARAGRAPHS, label, *sample_pages.PICKS])

    page = parse_text(text)

    assert [pick.headline for pick in page.picks] == sample_pages.PICKS
    assert page.paragraphs == sample_pages.PARAGRAPHS


def test_picks_inside_the_story_stay_where_they_stood():
    first, *rest = sample_pages.PARAGRAPHS
    text = "\n\n".join(["عنوان طويل بما يكفي لهذا الخبر", first, f"اقرأ أيضا: {sample_pages.PICKS[0]}", *rest])

    page = parse_text(text)

    assert [block.kind for block in page.body] == [BlockKind.TEXT, BlockKind.ALSO_READ, BlockKind.TEXT]
    assert page.body[1].picks == (Pick(sample_pages.PICKS[0]),)
    assert page.paragraphs == sample_pages.PARAGRAPHS


def test_a_list_of_headlines_without_any_label_is_left_out_and_the_editor_is_told():
    boxes = "فوز فريق الواحة بكأس الشباب\nتأجيل نهائي السلة إلى الغد\nافتتاح ملعب جديد في الضاحية"
    text = "\n\n".join(["عنوان طويل بما يكفي لهذا الخبر", *sample_pages.PARAGRAPHS, "رياضة", boxes])

    page = parse_text(text)

    assert page.paragraphs == sample_pages.PARAGRAPHS
    note = next(note for note in page.notes if note.code == "box_dropped")
    assert "افتتاح ملعب جديد" in note.detail


def test_a_list_that_a_colon_announces_is_the_storys():
    text = "\n\n".join(
        [
            "عنوان طويل بما يكفي لهذا الخبر",
            sample_pages.PARAGRAPHS[0] + " وتشمل الأشغال ما يلي:",
            "- البوابة\n- البرج\n- السور",
        ]
    )

    page = parse_text(text)

    assert page.body[0].text.endswith("<ul><li>البوابة</li><li>البرج</li><li>السور</li></ul>")


def test_a_short_line_between_two_paragraphs_is_a_subheading():
    first, second, *_ = sample_pages.PARAGRAPHS

    page = parse_text("\n\n".join(["عنوان طويل بما يكفي لهذا الخبر", first, "مراحل الترميم", second]))

    assert [(block.kind, block.text) for block in page.body][1] == (BlockKind.SUBHEADING, "مراحل الترميم")


def test_a_page_without_blank_lines_is_read_line_by_line():
    text = "\n".join(
        [
            "الرئيسية / ثقافة / ترميم السور القديم يبدأ الشهر المقبل",
            "مراكش - صحيفة الواحة اليوم",
            *sample_pages.PARAGRAPHS,
        ]
    )

    page = parse_text(text)

    assert page.section_trail == ["ثقافة"]
    assert page.headline == "ترميم السور القديم يبدأ الشهر المقبل"
    assert page.paragraphs == sample_pages.PARAGRAPHS


def test_dates_and_credits_above_the_story_are_read():
    header = [
        "عنوان طويل بما يكفي لهذا الخبر",
        "بقلم: سلمى الراوي",
        "الأربعاء 18 شتنبر 2024 - 10:05",
        "آخر تحديث: 18/9/2024 12:00",
    ]

    page = parse_text("\n".join(header) + "\n\n" + "\n\n".join(sample_pages.PARAGRAPHS))

    assert page.bylines == ["سلمى الراوي"]
    assert page.released_at == datetime(2024, 9, 18, 10, 5, tzinfo=UTC)
    assert page.updated_at == datetime(2024, 9, 18, 12, 0, tzinfo=UTC)
    assert "zone_assumed" in codes(page)
    assert page.paragraphs == sample_pages.PARAGRAPHS


def test_a_date_after_now_is_refused():
    text = "\n\n".join(["عنوان طويل بما يكفي لهذا الخبر", "31/12/9999", *sample_pages.PARAGRAPHS])

    page = parse_text(text, now=datetime(2026, 1, 1, tzinfo=UTC))

    assert page.released_at is None
    assert "date_refused" in codes(page)


def test_kicker_headline_and_standfirst_may_stand_together_below_a_menu():
    menu = "سياسة\nاقتصاد\nرياضة وشباب"
    titles = "تراث الواحة\nترميم السور القديم يبدأ الشهر المقبل\nالبوابة الشمالية أولا والزوار في الربيع القادم"

    page = parse_text("\n\n".join([menu, titles, *sample_pages.PARAGRAPHS]))

    assert (page.kicker, page.headline, page.standfirst) == tuple(titles.split("\n"))
    assert page.paragraphs == sample_pages.PARAGRAPHS


def test_topics_and_source_below_the_story_are_read():
    tail = ["المصدر: وكالات", "الكلمات المفتاحية: السور، ترميم، الواحة"]

    page = parse_text("\n\n".join(["عنوان طويل بما يكفي لهذا الخبر", *sample_pages.PARAGRAPHS, *tail]))

    assert page.topics == ["السور", "ترميم", "الواحة"]
    assert page.source_name == "وكالات"
    assert page.paragraphs == sample_pages.PARAGRAPHS


def test_markup_in_plain_text_is_shown_and_never_run():
    text = "\n\n".join(
        ["عنوان <b>طويل</b> بما يكفي", sample_pages.PARAGRAPHS[0] + " <script>alert(1)</script> {{7*7}}."]
    )

    page = parse_text(text)

    assert "<script" not in page.body[0].text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in page.body[0].text
    assert page.headline == "عنوان <b>طويل</b> بما يكفي"


@pytest.mark.parametrize("text", ["", "\n\n \n", "الرئيسية » سياسة", "TT", "أخبار ذات صلة\n\nخبر أول\nخبر ثان"])
def test_a_page_with_no_story_says_so(text: str):
    with pytest.raises(NoArticle):
        parse_text(text)


def test_the_fingerprint_holds_whatever_the_site_put_around_the_story():
    again = sample_pages.WITH_ALL_AROUND.replace("هطول أمطار خفيفة", "انقشاع الغيوم").replace("رياضة", "فنون")

    first, second = parse_text(sample_pages.WITH_ALL_AROUND), parse_text(again)
    other = parse_text(sample_pages.WITH_ALL_AROUND.replace("البوابة الشمالية", "البوابة الجنوبية"))

    assert first.fingerprint == second.fingerprint
    assert first.fingerprint != other.fingerprint


def test_joiners_stay_and_three_open_lines_below_the_last_paragraph_are_told_as_left_out():
    """Not the joiner decides but the full stop: with it the same lines are the end of the story."""
    lines = ["قال كريمي كلمته", "قال می\u200cخواهم مرة", "ثم انصرف الجمع"]
    above = "\n\n".join(["الجسر الجديد يفتح أمام السيارات بعد انتظار طويل", *sample_pages.PARAGRAPHS])

    box = parse_text("\n\n".join([above, *lines]))
    story = parse_text("\n\n".join([above, *(f"{line}." for line in lines)]))

    assert box.paragraphs == sample_pages.PARAGRAPHS
    assert [note.detail for note in box.notes if note.code == "box_dropped"] == [" / ".join(lines)]
    assert story.paragraphs == [*sample_pages.PARAGRAPHS, *(f"{line}." for line in lines)]
    assert "box_dropped" not in codes(story)
