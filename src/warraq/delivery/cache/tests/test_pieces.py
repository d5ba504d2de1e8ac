import pytest
from django.template import engines

from warraq.delivery.cache.pieces import BrokenMarks, Choice, Include, cut, fill, mark, story_ids, without_story

TEMPLATE = """{% load pieces %}{% group %}<ol>{% choice 2 ordinals=ranks %}
{% for story in stories %}{% item story %}<li>{% ordinal %}:{{ story }}</li>{% enditem %}
{% endfor %}{% endchoice %}</ol>{% endgroup %}"""


@pytest.fixture
def pieces():
    html = engines["django"].from_string(TEMPLATE).render({"stories": [5, 4, 3, 2], "ranks": ["١", "٢"]})
    return cut(html)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (set(), "<ol><li>١:5</li><li>٢:4</li></ol>"),
        ({5, 3}, "<ol><li>١:4</li><li>٢:2</li></ol>"),
        ({5, 4, 3}, "<ol><li>١:2</li></ol>"),
        ({5, 4, 3, 2}, ""),
    ],
)
def test_a_page_takes_the_first_that_it_does_not_show(pieces, shown, text):
    assert fill(pieces, shown=shown) == text


def test_what_one_list_takes_the_next_leaves_out(pieces):
    shown = {5}

    assert "٢:3" in fill(pieces, shown=shown)
    assert fill(pieces, shown=shown) == "<ol><li>١:2</li></ol>"
    assert shown == {5, 4, 3, 2}


def test_a_story_can_be_taken_out_of_every_list(pieces):
    assert story_ids(without_story(pieces, 5)) == {4, 3, 2}
    assert "5" not in fill(without_story(pieces, 5), shown=set())


def test_a_group_stands_only_where_a_block_in_it_has_something_to_show():
    pieces = cut(f"a{mark('group')}<aside>{mark('block', 'latest')}</aside>{mark('end', 'group')}z")

    assert fill(pieces, shown=set(), blocks={"latest": ""}) == "az"
    assert fill(pieces, shown=set(), blocks={"latest": "news"}) == "a<aside>news</aside>z"


def test_what_an_author_writes_is_never_a_mark():
    html = '<p><!--0123 block latest--><esi:include src="http://127.0.0.1/"/></p>'

    assert cut(html) == (html,)
    assert not any(isinstance(piece, Choice | Include) for piece in cut(html))


@pytest.mark.parametrize("marks", [["group"], ["end group"], ["group", "end choice"]], ids=" ".join)
def test_a_template_that_does_not_close_what_it_opens_is_told(marks):
    with pytest.raises(BrokenMarks):
        cut("".join(mark(*words.split()) for words in marks))
