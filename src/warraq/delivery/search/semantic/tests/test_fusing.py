"""How scores by words and by meaning join, and what parts a story is cut into; without the extra, too."""

from warraq.delivery.search import engines
from warraq.delivery.search.embedded.engine import EmbeddedEngine
from warraq.delivery.search.engine import Hit
from warraq.delivery.search.semantic import encoder
from warraq.delivery.search.semantic.encoder import PASSAGE_WORDS
from warraq.delivery.search.semantic.engine import fuse
from warraq.delivery.search.semantic.passages import MOST_PARTS, best_of, cut_into_parts, number_of


def order(hits: list[Hit]) -> list[int]:
    return [hit.key for hit in sorted(hits, key=lambda hit: -hit.score)]


def test_meaning_decides_between_equals_and_moves_the_near():
    hits = [Hit(1, 10.0, 0), Hit(2, 10.0, 0), Hit(3, 2.0, 0)]

    assert order(fuse(hits, {1: 0.80, 2: 0.88, 3: 0.81})) == [2, 1, 3]
    assert order(fuse(hits, {1: 0.80, 2: 0.80, 3: 0.80})) == [1, 2, 3]
    assert all(hit.score >= 0 for hit in fuse(hits, {1: 0.7, 2: 0.9, 3: 0.7}))


def test_a_story_without_a_vector_counts_as_an_average_one():
    hits = [Hit(1, 5.0, 0), Hit(2, 5.0, 0), Hit(3, 5.0, 0)]

    assert order(fuse(hits, {1: 0.9, 3: 0.8})) == [1, 2, 3]
    assert fuse(hits, {1: 0.9}) == hits
    assert fuse([], {}) == []


def test_a_story_is_cut_into_few_parts_and_the_first_holds_the_headline():
    word = "كلمة "

    assert cut_into_parts("عنوان", "", "") == ["عنوان"]
    assert cut_into_parts("عنوان", "مقدمة", "متن قصير") == ["عنوان مقدمة متن قصير"]
    parts = cut_into_parts("عنوان", "", word * (2 * PASSAGE_WORDS))
    assert [len(part.split()) for part in parts] == [PASSAGE_WORDS, PASSAGE_WORDS + 1]
    parts = cut_into_parts("عنوان", "", word * 5_000)
    assert [len(part.split()) for part in parts] == [PASSAGE_WORDS] * MOST_PARTS


def test_the_nearest_part_speaks_for_its_story():
    assert best_of([(number_of(7, 0), 0.8), (number_of(7, 1), 0.9), (number_of(8, 1), 0.7)]) == {7: 0.9, 8: 0.7}


def test_without_the_extra_words_answer_alone(settings, tmp_path, monkeypatch):
    settings.WARRAQ_DATA_DIR = tmp_path
    settings.WARRAQ_SEARCH_BY_MEANING = True
    monkeypatch.setattr(encoder, "is_installed", lambda: False)

    assert isinstance(engines.get_engine(), EmbeddedEngine)
