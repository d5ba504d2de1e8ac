"""One story out of two versions of it: what each changed is there, and what both changed is told."""

import json

from hypothesis import given
from hypothesis import strategies as st

from warraq.newsroom.stories.merging import merge, merge_lists


def body(*blocks: tuple[str, str, str]) -> str:
    return json.dumps([{"id": name, "type": kind, "value": value} for name, kind, value in blocks])


def content(**changes: object) -> dict[str, object]:
    return {
        "title": "افتتاح المكتبة",
        "standfirst": "بعد سنتين",
        "topics": [1, 2],
        "bylines": [],
        "body": body(("a", "text", "<p>أولى</p><p>ثانية</p><p>ثالثة</p>")),
        **changes,
    }


def test_what_each_changed_alone_is_in_the_story():
    merged = merge(base=content(), theirs=content(title="عنوانها", topics=[1, 2, 3]), mine=content(standfirst="تصديري"))

    assert (merged.content["title"], merged.content["standfirst"]) == ("عنوانها", "تصديري")
    assert merged.content["topics"] == [1, 2, 3]
    assert (merged.taken, merged.disputed) == (["title", "topics"], [])


def test_field_that_both_changed_keeps_mine_and_is_told():
    merged = merge(base=content(), theirs=content(title="عنوانها"), mine=content(title="عنواني"))

    assert merged.content["title"] == "عنواني"
    assert (merged.taken, merged.disputed) == ([], ["title"])


def test_same_change_by_both_is_no_dispute():
    merged = merge(base=content(), theirs=content(title="واحد"), mine=content(title="واحد"))

    assert (merged.taken, merged.disputed) == ([], [])


def test_different_paragraphs_of_one_block_are_put_together():
    theirs = content(body=body(("a", "text", "<p>أولى بقلمها</p><p>ثانية</p><p>ثالثة</p>")))
    mine = content(body=body(("a", "text", "<p>أولى</p><p>ثانية</p><p>ثالثة بقلمي</p>"), ("b", "subheading", "عنوان")))

    merged = merge(base=content(), theirs=theirs, mine=mine)

    blocks = json.loads(merged.content["body"])
    assert [block["value"] for block in blocks] == ["<p>أولى بقلمها</p><p>ثانية</p><p>ثالثة بقلمي</p>", "عنوان"]
    assert (merged.taken, merged.disputed) == (["body"], [])


def test_one_paragraph_that_both_changed_is_disputed():
    theirs = content(body=body(("a", "text", "<p>أولى بقلمها</p><p>ثانية</p><p>ثالثة</p>")))
    mine = content(body=body(("a", "text", "<p>أولى بقلمي</p><p>ثانية</p><p>ثالثة</p>")))

    merged = merge(base=content(), theirs=theirs, mine=mine)

    assert merged.content["body"] == mine["body"]
    assert merged.disputed == ["body"]


def test_keys_that_the_editor_gives_paragraphs_are_no_change():
    theirs = content(
        title="عنوانها", body=body(("a", "text", '<p data-block-key="x1">أولى</p><p>ثانية</p><p>ثالثة</p>'))
    )

    merged = merge(base=content(), theirs=theirs, mine=content())

    assert merged.taken == ["title"]


def test_rows_of_a_story_are_compared_without_their_numbers():
    base = content(bylines=[{"pk": 4, "sort_order": 0, "story": 1, "contributor": 7, "agency": ""}])
    mine = content(bylines=[{"pk": None, "sort_order": 1, "story": 1, "contributor": 7, "agency": ""}])

    merged = merge(base=base, theirs=content(bylines=[]), mine=mine)

    assert merged.content["bylines"] == []
    assert merged.taken == ["bylines"]


def test_without_the_version_both_began_with_every_difference_is_disputed():
    merged = merge(base=None, theirs=content(title="عنوانها"), mine=content())

    assert merged.content["title"] == "افتتاح المكتبة"
    assert merged.disputed == ["title"]


words = st.lists(st.sampled_from("ابتثجحخ"), max_size=6)


@given(base=words, theirs=words, mine=words)
def test_put_together_lists_keep_what_only_one_changed(base, theirs, mine):
    merged = merge_lists(base, theirs, mine, key=str)

    assert merge_lists(base, theirs, base, key=str) == theirs
    assert merge_lists(base, base, mine, key=str) == mine
    assert merged is None or set(merged) <= set(theirs) | set(mine)
    assert merged is None or not (set(theirs) | set(mine)) - set(base) - set(merged)
