"""A day of readers, made up: true readers with their taste, floods, robots, and a story that everybody suddenly sends on."""

import random
from collections import Counter as Tally
from dataclasses import dataclass, field
from datetime import UTC, datetime

from warraq.audience.counting.batch import Batch
from warraq.audience.counting.judge import Judge
from warraq.audience.counting.tests.readers import HOST, PHONE, headers

START = datetime(2026, 8, 14, tzinfo=UTC).timestamp()
HOURS = 24
STORIES = 60
VIRAL, FLOODED = 37, 55
# How many readers there are in each hour, from midnight.
_BUSY = [2, 1, 1, 1, 1, 2, 4, 6, 8, 8, 7, 7, 8, 8, 6, 6, 6, 7, 8, 9, 10, 9, 6, 4]
_ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "python-requests/2.32",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
]


@dataclass
class Day:
    """What was truly read, by story and hour, and what was counted."""

    truth: Tally[tuple[int, int]] = field(default_factory=Tally)
    batches: list[Batch] = field(default_factory=list)


def play(judge: Judge, *, readers: int, seed: int = 5) -> Day:
    """Send a day's beacons to the judge. A third of the readers share few addresses, as telephones do."""
    dice = random.Random(seed)
    day = Day()
    taste = [1 / (rank + 2) ** 0.7 for rank in range(STORIES)]
    dice.shuffle(taste)
    for hour in range(HOURS):
        begins = START + hour * 3600
        batch = Batch(counted_at=begins + 1800)
        weights = list(taste)
        # From noon on everybody sends one story to everybody, and less each hour.
        weights[VIRAL] = max(taste) * (4 * 0.8 ** (hour - 12) if hour >= 12 else 0.2)
        weights[FLOODED] = min(taste) / 2
        here = readers * _BUSY[hour] // sum(_BUSY)
        for number in range(here):
            reader = hour * readers + number
            peer = (
                _shared(dice, readers)
                if number % 3 == 0
                else f"{41 + reader % 60}.{reader >> 16 & 255}.{reader >> 8 & 255}.{reader & 255}"
            )
            said = headers(
                user_agent=PHONE.replace("131", str(90 + dice.randrange(40))).replace("K)", f"K{dice.randrange(25)})")
            )
            for story in set(dice.choices(range(STORIES), weights, k=dice.choice((1, 1, 2, 3, 4)))):
                moment = begins + number * 3600 / here
                day.truth[story, hour] += 1
                for _again in range(dice.choice((1, 1, 1, 2, 5))):
                    _send(judge, batch, story, peer=peer, said=said, now=moment)
        _send_robots(judge, batch, dice, begins=begins, many=here // 2)
        if 9 <= hour < 21:
            _flood(judge, batch, dice, begins=begins, many=here, machines=max(1, readers // 20_000))
        day.batches.append(batch)
    return day


def _shared(dice: random.Random, readers: int) -> str:
    number = dice.randrange(max(20, readers // 100))
    return f"196.12.{number >> 8}.{number & 255}"


def _send_robots(judge: Judge, batch: Batch, dice: random.Random, *, begins: float, many: int) -> None:
    for number in range(many):
        said = headers(user_agent=dice.choice(_ROBOTS))
        _send(
            judge,
            batch,
            number % STORIES,
            peer=f"66.249.{number >> 8 & 255}.{number & 255}",
            said=said,
            now=begins + number,
        )
        ahead = headers(sec_purpose="prefetch;prerender")
        _send(judge, batch, FLOODED, peer=f"105.66.{number >> 8 & 255}.{number & 255}", said=ahead, now=begins + number)


def _flood(judge: Judge, batch: Batch, dice: random.Random, *, begins: float, many: int, machines: int) -> None:
    """One story, from a few machines, with ever new browsers, made-up addresses and other sites' pages."""
    for number in range(many):
        said = headers(
            user_agent=f"Mozilla/5.0 (Linux; Android {number}) AppleWebKit/537.36 Chrome/{dice.randrange(200)}.0 Mobile Safari/537.36",
            x_forwarded_for=f"41.{number >> 8 & 255}.{number & 255}.9",
        )
        _send(
            judge, batch, FLOODED, peer=f"185.220.101.{number % machines}", said=said, now=begins + number * 3600 / many
        )
        foreign = headers(origin="https://evil.example")
        _send(judge, batch, FLOODED, peer=f"102.5.{number >> 8 & 255}.{number & 255}", said=foreign, now=begins)


def _send(judge: Judge, batch: Batch, story: int, *, peer: str, said: object, now: float) -> None:
    # Ids begin at 1.
    judge.judge(said, peer=peer, body=f"v,{story + 1},0,1,".encode(), batch=batch, now=now)  # type: ignore[arg-type]


def kendall(one: list[float], other: list[float]) -> float:
    """Kendall's τ-b of two scores of the same things."""
    agreed = ties_one = ties_other = pairs = 0
    for i in range(len(one)):
        for j in range(i):
            a, b = one[i] - one[j], other[i] - other[j]
            pairs += 1
            ties_one += a == 0
            ties_other += b == 0
            agreed += (a * b > 0) - (a * b < 0)
    return float(agreed / ((pairs - ties_one) * (pairs - ties_other)) ** 0.5)


__all__ = ["FLOODED", "HOST", "HOURS", "START", "STORIES", "VIRAL", "Day", "kendall", "play"]
