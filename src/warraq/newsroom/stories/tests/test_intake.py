from datetime import UTC, datetime

import pytest

from warraq.ingest.pages.repairs import repair
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick, Picture
from warraq.masthead.tests.factories import SectionFactory
from warraq.newsroom.stories import intake
from warraq.newsroom.stories.intake import CameInBefore, NoSuchSection, Rules, take_in
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.factories import make_contributor, make_story, make_topic
from warraq.newsroom.stories.tests.saved_pages import LEAD, MAKING, NOW, codes, make_page, taken
from warraq.newsroom.topics.models import Topic

pytestmark = pytest.mark.django_db


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
