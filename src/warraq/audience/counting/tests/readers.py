"""Beacons as browsers send them."""

from collections.abc import Mapping
from pathlib import Path

from warraq.audience.counting.batch import Batch
from warraq.audience.counting.judge import Judge, Limits
from warraq.audience.counting.proxies import Proxies
from warraq.audience.counting.salt import FileSalt
from warraq.audience.counting.seen import Seen

HOST = "almarfa.example"
NOW = 1_786_708_800.0  # 2026-08-14 12:00 UTC
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"
)


def make_judge(folder: Path, *, proxies: int = 0, slots: int = 2**14, **limits: int) -> Judge:
    seen = Seen(slots=slots)
    salt = FileSalt(folder / "salt", on_new_day=seen.forget_all)
    return Judge(seen=seen, salt=salt, proxies=Proxies(proxies), limits=Limits(**limits))


def headers(host: str = HOST, *, user_agent: str = PHONE, **more: str) -> Mapping[bytes, bytes]:
    said = {"host": host, "origin": f"https://{host}", "user-agent": user_agent, "sec-fetch-site": "same-origin"}
    said |= {name.replace("_", "-"): value for name, value in more.items()}
    return {name.encode(): value.encode() for name, value in said.items()}


class Sent:
    """Sends beacons to a judge and keeps what counted."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.batch = Batch(counted_at=NOW)

    def __call__(self, body: str = "v,7,0,1,", *, peer: str = "41.140.0.1", now: float = NOW, **said: str) -> None:
        self.judge.judge(headers(**said), peer=peer, body=body.encode(), batch=self.batch, now=now)

    @property
    def views(self) -> int:
        return sum(row[0] for row in self.batch.counts.values())
