"""How relevance and freshness join.

A story's relevance (BM25, summed over the terms of the question) counts 1 + ½ · 2^(−age / 30 days) times: a story of
this hour one and a half times, one of a month ago one and a quarter, the archive once. A far better answer of ten years
ago thus still stands above a passing mention of today. `Order.RELEVANT` leaves freshness out, `Order.NEW` relevance.
"""

from datetime import datetime

from warraq.delivery.search.engine import Hit, Order

#: Weights of the three fields when what was found is ranked, and of a word that stands in the headline.
STEM_BOOST, ROOT_BOOST, WORD_BOOST, TITLE_BOOST = 1.3, 0.7, 0.3, 0.6
#: With fewer full answers than these, those that lack some words are offered as well.
ENOUGH = 10
#: Of the loose answers those are left out that are worth less than this share of the best.
FLOOR = 0.25
FRESHNESS = 0.5
HALF_LIFE_SECONDS = 30 * 86_400


def weigh(released: int, *, now: int) -> float:
    """How many times a story released then counts now."""
    age = max(0, now - released)
    return 1.0 + FRESHNESS * float(2 ** (-age / HALF_LIFE_SECONDS)) if age < 400 * HALF_LIFE_SECONDS else 1.0


def arrange(hits: list[Hit], *, order: Order, now: datetime) -> list[Hit]:
    """The hits in the order asked for; of two that are worth the same the newer comes first."""
    if order in {Order.NEW, Order.OLD}:
        return sorted(hits, key=lambda hit: (hit.released, hit.key), reverse=order is Order.NEW)
    moment = int(now.timestamp())

    def worth(hit: Hit) -> float:
        return hit.score if order is Order.RELEVANT else hit.score * weigh(hit.released, now=moment)

    return sorted(hits, key=lambda hit: (-worth(hit), -hit.released, -hit.key))
