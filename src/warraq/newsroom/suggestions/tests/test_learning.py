import pytest

from warraq.newsroom.suggestions import learning
from warraq.newsroom.suggestions.learning import Lessons, find_least
from warraq.newsroom.suggestions.profiles import Profiles, best
from warraq.newsroom.suggestions.tests.newspaper import ECONOMY, FOOTBALL, SPORT, WHEAT, count, learned

NEW_MATCH = "سجل المهاجم هدفًا في المباراة وصفق الجمهور للمدرب والفريق"
NEW_MARKET = "القمح المستورد يصل إلى المطاحن وسعر الدقيق في السوق يتراجع"


def test_a_new_text_is_like_those_of_its_matter():
    profiles = learned()

    assert best(profiles.score(count(NEW_MATCH)), among=[SPORT, ECONOMY]) == [SPORT]
    assert best(profiles.score(count(NEW_MARKET)), among=[SPORT, ECONOMY])[0] == ECONOMY


def test_what_is_likely_is_told_by_label_and_other_matters_are_not():
    likely = learned().likely(count(NEW_MATCH))

    assert likely[FOOTBALL] >= 1
    assert likely.get(WHEAT, 0) < 1


def test_a_text_of_unknown_words_is_like_nothing():
    assert learned().likely(count("زقزقت العصافير فوق الشجرة")) == {}
    assert learned().score(count("")) == {}


def test_a_label_with_few_texts_has_no_profile():
    lessons = Lessons()
    for text in ("خبر عن القمح", "خبر عن المطر"):
        lessons.add(count(text), ["topic:1"])

    assert lessons.learn().labels == []


def test_nothing_learned_is_no_trouble():
    profiles = Lessons().learn()

    assert profiles.labels == []
    assert profiles.likely(count(NEW_MATCH)) == {}


def test_the_same_texts_teach_the_same_and_what_is_kept_comes_back_whole():
    profiles = learned()
    back = Profiles.from_bytes(profiles.to_bytes())

    assert learned().to_bytes() == profiles.to_bytes()
    assert back is not None
    assert back.likely(count(NEW_MATCH)) == profiles.likely(count(NEW_MATCH))


def test_profiles_of_another_version_are_not_read(monkeypatch):
    kept = learned().to_bytes()
    monkeypatch.setattr("warraq.newsroom.suggestions.profiles.VERSION", 99)

    assert Profiles.from_bytes(kept) is None


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(learning, "MOST_TERMS_EACH", {"section": 5, "topic": 3})
    monkeypatch.setattr(learning, "MOST_LABELS", 2)
    profiles = learned()

    assert len(profiles.labels) == 2
    assert len(profiles.weights) <= 2 * 5


def test_the_least_score_parts_own_texts_from_others():
    assert find_least([0.9, 0.8, 0.7, 0.6, 0.5], [0.4, 0.3, 0.2]) == pytest.approx(0.5)


def test_a_label_whose_texts_are_like_all_others_is_never_likely():
    assert find_least([0.5], [0.9, 0.8, 0.7, 0.6]) > 0.9
    assert find_least([], []) > 0
