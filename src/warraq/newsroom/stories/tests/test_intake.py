from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from warraq.ingest.pages.repairs import repair
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick, Picture
from warraq.masthead.models import EditionHost, Section
from warraq.masthead.tests.factories import EditionFactory, SectionFactory
from warraq.newsroom.pictures.models import Picture as PictureRow
from warraq.newsroom.pictures.tests.factories import make_picture
from warraq.newsroom.pictures.tests.samples import make_jpeg
from warraq.newsroom.stories import intake
from warraq.newsroom.stories.intake import CameInBefore, NoSuchSection, Register, Rules, rehearse, take_in
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.newsroom.stories.tests.saved_pages import LEAD, make_page
from warraq.newsroom.stories.tree import ensure_tree
from warraq.newsroom.topics.models import Topic

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MAKING = Rules(may_create_sections=True)


@pytest.fixture
def edition(db):
    ensure_tree()
    return EditionFactory(key="maghrib", name="المرفأ المغربية", short_name="المرفأ")


@pytest.fixture
def section(edition):
    return SectionFactory(edition=edition, name="اقتصاد", slug="اقتصاد")


@pytest.fixture
def register(edition, section):
    return Register(edition)


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def photo(tmp_path, media):
    path = tmp_path / "ميناء طرابلس.jpg"
    path.write_bytes(make_jpeg((320, 200)))
    return path


def taken(register, page, rules=MAKING) -> Story:
    story = take_in(page, register=register, rules=rules, now=NOW).story
    return Story.objects.get(pk=story.pk)


def codes(told) -> list[str]:
    return [one.code for one in told.notes]


def test_every_part_of_a_page_becomes_a_part_of_the_story(register, section):
    page = make_page(
        kicker="ليبيا",
        standfirst="أول شاحنة عبرت في السابعة.",
        dateline_place="مصراتة",
        source_name="وكالات",
        bylines=["أحمد الزروق"],
        topics=["النقل"],
        canonical_url="https://old.example.com/2020/1",
        canonical_host="old.example.com",
        released_at=datetime(2020, 7, 2, 9, tzinfo=UTC),
        updated_at=datetime(2020, 7, 2, 11, tzinfo=UTC),
        lead_picture=Picture(caption="شاحنة على الطريق", credit="رويترز"),
        notes=[repair("double_utf8", "cp1252")],
    )

    story = taken(register, page)

    assert story.sections == [section]
    assert (story.headline, story.kicker, story.standfirst) == (page.headline, "ليبيا", "أول شاحنة عبرت في السابعة.")
    assert (story.dateline_place, story.source_name) == ("مصراتة", "وكالات")
    assert [line.agency for line in story.bylines.all()] == ["أحمد الزروق"]
    assert [topic.name for topic in story.topics.all()] == ["النقل"]
    assert story.canonical_url == "https://old.example.com/2020/1"
    assert story.lead_caption == "شاحنة على الطريق (رويترز)"
    assert story.public_updated_at == page.updated_at
    assert story.get_parent().slug == "2020-07"
    assert (story.live, story.is_working_headline) == (False, False)
    assert LEAD in str(story.body[0].value)
    assert "cp1252" in story.ednote


def test_a_page_comes_in_once(register):
    first = taken(register, make_page())

    with pytest.raises(CameInBefore) as told:
        take_in(make_page(), register=register, rules=MAKING, now=NOW)

    assert told.value.story == first
    assert Story.objects.count() == 1


def test_a_page_that_another_process_took_in_meanwhile_is_found(register, monkeypatch):
    first = taken(register, make_page())
    answers = iter([None, first])
    monkeypatch.setattr("warraq.newsroom.stories.intake.taking_in.find_known", lambda page: next(answers))

    with pytest.raises(CameInBefore):
        take_in(make_page(), register=register, rules=MAKING, now=NOW)

    assert Story.objects.count() == 1


def test_a_story_is_untouched_until_somebody_edits_or_releases_it(register, django_user_model):
    story = taken(register, make_page())
    assert intake.is_untouched(story)

    story.save_revision(user=django_user_model.objects.create(username="huda"))

    assert not intake.is_untouched(story)


@pytest.mark.parametrize(
    "fact", [{"live": True}, {"killed_at": NOW}, {"first_published_at": NOW}], ids=lambda fact: next(iter(fact))
)
def test_a_story_that_was_public_or_killed_is_not_untouched(register, fact):
    story = taken(register, make_page())
    Story.objects.filter(pk=story.pk).update(**fact)

    assert not intake.is_untouched(Story.objects.get(pk=story.pk))


# --- sections


def test_a_section_is_known_by_its_name_however_it_is_spelled(register, section):
    assert taken(register, make_page(section_trail=["إقتصــــاد"])).sections == [section]


def test_an_unknown_section_keeps_the_page_out(register):
    with pytest.raises(NoSuchSection, match="سياسة"):
        take_in(make_page(section_trail=["سياسة"]), register=register, rules=Rules(), now=NOW)

    assert Story.objects.count() == 0


def test_a_page_without_a_section_is_kept_out_unless_one_is_given(register, section):
    page = make_page(section_trail=[])
    with pytest.raises(NoSuchSection) as told:
        take_in(page, register=register, rules=Rules(), now=NOW)
    assert told.value.name == ""

    assert taken(register, page, Rules(otherwise=section)).sections == [section]


def test_sections_are_made_one_under_the_other_and_once(register, edition):
    first = taken(register, make_page("خبر أول من ليبيا اليوم", section_trail=["أخبار", "سياسة", "ليبيا"]))
    second = taken(register, make_page("خبر ثان من ليبيا اليوم", section_trail=["سياسة", "ليبيا"]))

    (made,) = first.sections
    assert (made.name, made.parent.name, made.parent.parent) == ("ليبيا", "سياسة", None)
    assert (made.is_on_front, made.parent.is_on_front) == (False, True)
    assert second.sections == [made]
    assert edition.sections.count() == 3


def test_a_section_is_made_beside_a_part_of_a_section_never_a_third_level(register, edition, section):
    SectionFactory(edition=edition, name="طاقة", slug="طاقة", parent=section)

    (made,) = taken(register, make_page(section_trail=["طاقة", "نفط"])).sections

    assert (made.name, made.parent) == ("نفط", section)


def test_a_part_of_another_section_is_not_taken_for_the_pages_own(register, edition, section):
    elsewhere = SectionFactory(edition=edition, name="محليات", slug="محليات", parent=section)

    (made,) = taken(register, make_page(section_trail=["رياضة", "محليات"])).sections

    assert made != elsewhere
    assert made.parent.name == "رياضة"


@pytest.mark.parametrize("name", ["newsroom", "س" * 200, "Economics and the politics of " * 6])
def test_a_section_gets_an_address_whatever_its_name(register, edition, name):
    edition.slug_policy = "latin"
    edition.save()

    (made,) = taken(register, make_page(section_trail=[name])).sections

    made.full_clean()


def test_the_sites_own_name_in_a_trail_is_no_section(register, section):
    page = make_page(section_trail=["المرفأ", "اقتصاد", "جريدة قديمة"], site_name="جريدة قديمة")

    assert taken(register, page).sections == [section]


def test_where_no_section_is_named_stories_go_to_the_general_news_when_sections_may_be_made(register):
    told = take_in(make_page(section_trail=[]), register=register, rules=MAKING, now=NOW)

    assert told.made_sections == ("أخبار",)
    assert "section_assumed" in codes(told)


# --- pictures


def test_a_picture_beside_the_page_stands_on_top(register, photo):
    page = make_page(lead_picture=Picture(path=photo, caption="الميناء فجرًا", credit="رويترز", alt="سفينة عند الرصيف"))

    story = taken(register, page)

    picture = story.lead_picture
    assert (picture.alt, picture.caption, picture.credit_line) == ("سفينة عند الرصيف", "الميناء فجرًا", "رويترز")
    assert picture.original_name == "ميناء طرابلس.jpg"
    assert story.lead_caption == ""


def test_the_caption_stands_in_for_an_alternative_text_and_the_editor_is_told(register, photo):
    told = take_in(
        make_page(lead_picture=Picture(path=photo, caption="الميناء فجرًا")), register=register, rules=MAKING, now=NOW
    )

    assert told.story.lead_picture.alt == "الميناء فجرًا"
    assert "alt_from_caption" in codes(told)
    assert "ميناء طرابلس.jpg" in told.story.ednote


@pytest.mark.parametrize("alt", ["", "DSC_0412.jpg"])
def test_the_headline_stands_in_when_there_is_no_caption_either(register, photo, alt):
    told = take_in(make_page(lead_picture=Picture(path=photo, alt=alt)), register=register, rules=MAKING, now=NOW)

    assert told.story.headline in told.story.lead_picture.alt
    assert "alt_made" in codes(told)


def test_pictures_in_the_body_stay_in_their_place(register, photo, tmp_path):
    other = tmp_path / "other.png"
    other.write_bytes(make_jpeg((200, 320)))
    (tmp_path / "other.jpg").write_bytes(make_jpeg((200, 320)))
    body = [
        Block(BlockKind.TEXT, text="<p>قبل.</p>"),
        Block(BlockKind.PICTURE, picture=Picture(path=photo, caption="غيره", alt="سفينة")),
        Block(BlockKind.PICTURE, picture=Picture(path=tmp_path / "other.jpg", caption="رافعة", alt="رافعة")),
        Block(BlockKind.TEXT, text="<p>بعد.</p>"),
    ]

    story = taken(register, make_page(body=body, lead_picture=Picture(path=photo, caption="الميناء", alt="سفينة")))

    assert [block.block_type for block in story.body] == ["text", "picture", "text"]
    assert story.body[1].value["picture"].caption == "رافعة"
    assert story.body[1].value["caption"] == ""


def test_the_same_file_is_taken_in_once_and_keeps_its_first_words(register, photo):
    first = taken(
        register, make_page("الخبر الأول عن الميناء", lead_picture=Picture(path=photo, caption="أ", alt="سفينة"))
    )
    second = taken(register, make_page("الخبر الثاني عن الميناء", lead_picture=Picture(path=photo, caption="ب")))

    assert first.lead_picture == second.lead_picture
    assert (second.lead_picture.caption, second.lead_caption, second.lead_picture.alt) == ("أ", "ب", "سفينة")


def test_a_picture_that_was_here_without_an_alternative_text_gets_one(register, photo):
    here = make_picture(photo.read_bytes(), alt="", caption="الميناء")

    taken(register, make_page(lead_picture=Picture(path=photo, alt="سفينة عند الرصيف")))

    here.refresh_from_db()
    assert here.alt == "سفينة عند الرصيف"


def test_a_picture_we_may_no_longer_show_is_left_out(register, photo):
    make_picture(photo.read_bytes(), usage_expires_at=NOW - timedelta(days=1))

    told = take_in(
        make_page(lead_picture=Picture(path=photo, caption="الميناء")), register=register, rules=MAKING, now=NOW
    )

    assert told.story.lead_picture is None
    assert told.story.lead_caption == "الميناء"
    assert "picture_expired" in codes(told)


@pytest.mark.parametrize(
    "content", [b"", b"<html>", make_jpeg((320, 200))[:300]], ids=["empty", "disguised", "cut short"]
)
def test_a_refused_picture_is_a_note_not_a_failure(register, tmp_path, media, content):
    (tmp_path / "bad.jpg").write_bytes(content)
    page = make_page(lead_picture=Picture(path=tmp_path / "bad.jpg", caption="الميناء"))

    told = take_in(page, register=register, rules=MAKING, now=NOW)

    assert (told.story.lead_picture, told.story.lead_caption) == (None, "الميناء")
    assert "picture_refused" in codes(told)
    assert PictureRow.objects.count() == 0


def test_a_picture_file_that_went_away_is_a_note(register, tmp_path):
    told = take_in(
        make_page(lead_picture=Picture(path=tmp_path / "gone.jpg")), register=register, rules=MAKING, now=NOW
    )

    assert "picture_unopened" in codes(told)


def test_a_picture_known_by_its_address_is_never_fetched(register, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("something was fetched"))
    url = "http://169.254.169.254/latest/meta-data.jpg"
    body = [
        Block(BlockKind.TEXT, text=f"<p>{LEAD}</p>"),
        Block(BlockKind.PICTURE, picture=Picture(url=url, caption="برج")),
    ]

    told = take_in(make_page(body=body), register=register, rules=MAKING, now=NOW)

    assert [block.block_type for block in told.story.body] == ["text"]
    assert f"{url} — برج" in told.story.ednote
    assert "picture_not_fetched" in codes(told)


def test_pictures_of_a_page_that_failed_are_put_back(register, photo, media, monkeypatch):
    monkeypatch.setattr(
        "warraq.newsroom.stories.intake.taking_in.create_draft", lambda *_, **__: (_ for _ in ()).throw(OSError("disk"))
    )

    with pytest.raises(OSError, match="disk"):
        take_in(make_page(lead_picture=Picture(path=photo)), register=register, rules=MAKING, now=NOW)

    assert PictureRow.objects.count() == 0
    assert Story.objects.count() == 0


# --- people, topics, picks


def test_a_byline_meets_the_contributor_of_that_name(register):
    person = make_contributor("أحمد الزروق")

    lines = list(taken(register, make_page(bylines=["احمد الزرّوق", "أحمد الزروق", "وكالات"])).bylines.all())

    assert [(line.contributor, line.agency) for line in lines] == [(person, ""), (None, "وكالات")]


def test_a_name_that_two_contributors_share_is_printed_as_it_stood(register):
    make_contributor("أحمد الزروق")
    make_contributor("احمد الزروق")

    (line,) = taken(register, make_page(bylines=["أحمد الزروق"])).bylines.all()

    assert (line.contributor, line.agency) == (None, "أحمد الزروق")


def test_a_topic_is_known_by_its_other_names(register):
    topic = make_topic("الدار البيضاء")
    Topic.objects.filter(pk=topic.pk).update(aliases=["كازابلانكا"])

    story = taken(register, make_page(topics=["كازابلانكا", "الدار البيضاء", "النقل"]))

    assert {found.name for found in story.topics.all()} == {"الدار البيضاء", "النقل"}


def test_what_the_page_offers_leads_to_stories_that_are_here(register, section):
    here = make_story(section, title="حفتر: لا تفاوض قبل الانسحاب")
    page = make_page(picks=[Pick("حفتر: لا تفاوض قبل الإنسحاب"), Pick("خبر ليس هنا", "https://old.example.com/9")])

    first, second = taken(register, page).picks.all()

    assert (first.picked_id, first.headline) == (here.pk, "")
    assert (second.picked_id, second.headline, second.url) == (None, "خبر ليس هنا", "https://old.example.com/9")


def test_an_old_address_tells_two_stories_of_one_headline_apart(register):
    first = taken(
        register, make_page("نشرة الثامنة: كل ما جرى اليوم", canonical_url="https://www.old.example.com/a?utm_source=x")
    )
    other = make_page("نشرة الثامنة: كل ما جرى اليوم", canonical_url="https://old.example.com/b", fingerprint="b" * 64)
    taken(register, other)
    offering = make_page(
        "خبر يعرض النشرتين معًا اليوم",
        picks=[Pick("النشرة", "http://old.example.com/a"), Pick("نشرة الثامنة: كل ما جرى اليوم")],
    )

    by_address, by_headline = taken(register, offering).picks.all()

    assert by_address.picked_id == first.pk
    assert (by_headline.picked_id, by_headline.headline) == (None, "نشرة الثامنة: كل ما جرى اليوم")


def test_stories_of_another_edition_are_not_offered(register):
    make_story(SectionFactory(name="حياة", slug="life"), title="حفتر: لا تفاوض قبل الانسحاب")

    (pick,) = taken(register, make_page(picks=[Pick("حفتر: لا تفاوض قبل الانسحاب")])).picks.all()

    assert pick.picked_id is None


def test_picks_are_linked_when_their_story_comes_in_later(register):
    offering = taken(register, make_page(picks=[Pick("خبر يأتي بعده في الدفعة نفسها")]))
    later = taken(register, make_page("خبر يأتي بعده في الدفعة نفسها", picks=[Pick("خبر يأتي بعده في الدفعة نفسها")]))

    assert intake.link_picks(offering, register=register) == 1
    assert intake.link_picks(later, register=register) == 0
    assert [pick.picked_id for pick in offering.picks.all()] == [later.pk]


def test_what_the_body_offers_stays_there_as_far_as_it_is_here(register, section):
    here = make_story(section, title="حفتر: لا تفاوض قبل الانسحاب")
    offered = Block(BlockKind.ALSO_READ, picks=(Pick("حفتر: لا تفاوض قبل الانسحاب"), Pick("خبر ليس هنا")))
    body = [Block(BlockKind.TEXT, text="<p>قبل.</p>"), offered, Block(BlockKind.TEXT, text="<p>بعد.</p>")]

    told = take_in(make_page(body=body), register=register, rules=MAKING, now=NOW)

    story = Story.objects.get(pk=told.story.pk)
    assert [block.block_type for block in story.body] == ["text", "also_read", "text"]
    assert [page.pk for page in story.body[1].value["stories"]] == [here.pk]
    assert [pick.headline for pick in story.picks.all()] == ["خبر ليس هنا"]
    assert "picks_moved" in codes(told)


# --- what does not fit


def test_parts_too_long_for_their_fields_are_cut_at_a_phrase_and_told_in_full(register):
    long = "وقال المتحدث إن الطريق آمن للجميع، وإن الشاحنات تعبره ليلًا ونهارًا. " * 12
    page = make_page(
        long, kicker=long, standfirst=long, dateline_place=long, source_name=long, bylines=[long], topics=[long],
        lead_picture=Picture(caption=long, credit=long), picks=[Pick(long, "https://old.example.com/" + "a" * 1200)],
    )  # fmt: skip

    told = take_in(page, register=register, rules=MAKING, now=NOW)

    story = Story.objects.get(pk=told.story.pk)
    story.full_clean()
    assert story.headline.endswith("…")
    assert len(story.standfirst) <= 600
    assert story.picks.get().url == ""
    cut = ["headline", "kicker", "standfirst", "place", "source", "byline", "topic", "caption", "credit", "pick"]
    assert {code for code in codes(told) if code.endswith("_cut")} == {f"{name}_cut" for name in cut}
    assert long.strip()[:300] in story.ednote


def test_no_word_of_the_body_is_lost(register):
    long = "وقال المتحدث إن الطريق آمن <للجميع>، وإن الشاحنات تعبره ليلًا ونهارًا. " * 6
    body = [
        Block(BlockKind.TEXT, text=f"<p>{LEAD}</p>"),
        Block(BlockKind.SUBHEADING, text=long),
        Block(BlockKind.QUOTE, text=long),
        Block(BlockKind.QUOTE, text="الطريق آمن."),
        Block(BlockKind.SUBHEADING, text="أرقام العبور"),
        Block(BlockKind.TABLE, rows=(("اليوم", "الشاحنات"), ("الأحد", "120"))),
        Block(BlockKind.EMBED, url="https://www.youtube.com/watch?v=abcdefghijk"),
    ]

    story = taken(register, make_page(body=body))

    kinds = [block.block_type for block in story.body]
    assert kinds == ["text", "text", "text", "pull_quote", "subheading", "table", "embed"]
    assert story.body[1].value.source.startswith("<p><b>وقال المتحدث إن الطريق آمن &lt;للجميع&gt;")
    assert story.body[2].value.source.startswith("<p>«وقال")
    assert story.body[5].value["caption"] == "أرقام العبور"
    story.body.stream_block.clean(story.body)


def test_an_address_that_will_not_do_is_told_and_not_kept(register):
    page = make_page(canonical_url="https://old_site.example.com/1", canonical_host="old_site.example.com")

    told = take_in(page, register=register, rules=MAKING, now=NOW)

    assert "address_refused" in codes(told)
    assert told.story.canonical_url == ""


def test_our_own_old_pages_are_at_home_here(register, edition):
    EditionHost.objects.create(edition=edition, host="www.almarfa.example:8000", order=1)
    page = make_page(
        canonical_url="https://almarfa.example/old/1", canonical_host="almarfa.example", site_name="المَرفأ المغربية"
    )

    story = taken(register, page)

    assert (story.canonical_url, story.source_name) == ("", "")


def test_notes_are_told_in_the_language_of_the_edition(db):
    ensure_tree()
    register = Register(EditionFactory(language="fr-MA"))

    story = taken(register, make_page(section_trail=[], notes=[repair("working_headline")]))

    assert "un titre provisoire" in story.ednote
    assert "« Actualités »" in story.ednote


# --- rehearsal


def test_a_rehearsal_says_the_same_and_writes_nothing(register, photo, media):
    page = make_page(
        "وقال المتحدث إن الطريق آمن للجميع. " * 12, section_trail=["سياسة"], lead_picture=Picture(path=photo)
    )

    told = rehearse(page, register=register, rules=MAKING, now=NOW)

    assert (told.story, told.made_sections) == (None, ("سياسة",))
    assert {"headline_cut", "alt_made"} <= set(codes(told))
    assert (Story.objects.count(), PictureRow.objects.count(), Section.objects.count()) == (0, 0, 1)
    assert not Path(media).exists()


def test_every_note_is_there_in_three_languages():
    for code, messages in intake.MESSAGES.items():
        assert len(set(messages)) == 3, code
        assert all(message.count("{detail}") == 1 for message in messages), code
