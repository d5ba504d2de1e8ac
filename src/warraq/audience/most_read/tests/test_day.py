from datetime import UTC, datetime, timedelta

import pytest

from warraq.audience.counting.tests.readers import make_judge
from warraq.audience.most_read.choose import SIZE
from warraq.audience.most_read.rank import WINDOWS, order, score
from warraq.audience.most_read.tests.day import FLOODED, HOURS, START, STORIES, VIRAL, kendall, play

BEGINS = datetime.fromtimestamp(START, UTC)


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    return play(make_judge(tmp_path_factory.mktemp("day"), slots=2**18), readers=8_000)


def scores(views: dict[tuple[int, int], int], *, window, hour: int) -> list[float]:
    rows = ((story, BEGINS + timedelta(hours=at), number) for (story, at), number in views.items() if at < hour)
    found = score(rows, window=window, now=BEGINS + timedelta(hours=hour))
    return [found.get(story, 0.0) for story in range(STORIES)]


def counted(day) -> dict[tuple[int, int], int]:
    views: dict[tuple[int, int], int] = {}
    for hour, batch in enumerate(day.batches):
        for (_host, story_id, _referrer), row in batch.counts.items():
            views[story_id - 1, hour] = views.get((story_id - 1, hour), 0) + row[0]
    return views


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: window.basis.value)
def test_the_order_is_that_of_the_true_readers(day, window):
    ours = scores(counted(day), window=window, hour=HOURS)
    true = scores(day.truth, window=window, hour=HOURS)
    keep = [story for story in range(STORIES) if story != FLOODED]

    assert kendall([ours[story] for story in keep], [true[story] for story in keep]) >= 0.98


def test_a_story_that_everybody_reads_comes_first_and_the_floods_story_nowhere(day):
    window = WINDOWS[0]

    before = order(dict(enumerate(scores(counted(day), window=window, hour=12))))
    after = order(dict(enumerate(scores(counted(day), window=window, hour=14))))

    assert after[0] == VIRAL != before[0]
    for hour in (10, 14, 18, 24):
        ours = order(dict(enumerate(scores(counted(day), window=window, hour=hour))))
        assert FLOODED not in ours[:SIZE]
