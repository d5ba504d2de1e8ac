import pytest

from warraq.ingest.pages.repairs import repair
from warraq.ingest.pages.saved_page import Block, BlockKind, Pick, Picture
from warraq.masthead.models import EditionHost
from warraq.masthead.tests.factories import EditionFactory
from warraq.newsroom.stories import intake
from warraq.newsroom.stories.intake import Register, take_in
from warraq.newsroom.stories.models import Story
from warraq.newsroom.stories.tests.saved_pages import LEAD, MAKING, NOW, codes, make_page, taken
from warraq.newsroom.stories.tree import ensure_tree

pytestmark = pytest.mark.django_db


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


def test_every_note_is_there_in_three_languages():
    for code, messages in intake.MESSAGES.items():
        assert len(set(messages)) == 3, code
        assert len({message.count("{detail}") for message in messages}) == 1, code
