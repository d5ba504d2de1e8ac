import pytest

from warraq.audience.counting.beacon import read
from warraq.audience.counting.referrers import Referrer, classify
from warraq.audience.counting.robots import is_robot
from warraq.audience.counting.tests.readers import HOST, NOW, PHONE, Sent, make_judge


@pytest.fixture
def send(tmp_path) -> Sent:
    return Sent(make_judge(tmp_path))


def test_a_reader_counts_once_for_a_story_within_the_window(send):
    for second in range(0, 1799, 100):
        send(now=NOW + second)

    assert send.views == 1

    send(now=NOW + 1800)
    assert send.views == 2


def test_readers_are_told_apart_by_address_and_browser_and_stories_by_number(send):
    send(peer="41.140.0.1")
    send(peer="41.140.0.2")
    send(user_agent=PHONE.replace("131", "132"))
    send("v,8,0,1,")

    assert send.views == 4
    assert send.batch.visitors == {HOST: 3}


@pytest.mark.parametrize(
    "said",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x_moz": "prefetch"},
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": ""},
    ],
)
def test_what_no_reader_of_ours_sent_does_not_count(send, said):
    send(**said)

    assert send.batch.is_empty


@pytest.mark.parametrize(
    "body",
    [
        "",
        "v",
        "x,7,0,1,",
        "v,-7,0,1,",
        "v,0,0,1,",
        "v,9999999999999999999,0,1,",
        "v,٧,0,1,",
        "v,7,0,1,a,b",
        "v,7,0,1," + "a" * 500,
    ],
)
def test_what_is_no_beacon_does_not_count(send, body):
    send(body)

    assert send.batch.is_empty


def test_an_address_that_the_client_wrote_itself_gains_nothing(tmp_path):
    alone, proxied = Sent(make_judge(tmp_path)), Sent(make_judge(tmp_path, proxies=2))
    for number in range(100):
        alone(x_forwarded_for=f"41.1.1.{number}")
        proxied(peer="10.0.0.5", x_forwarded_for=f"41.1.1.{number}, 196.200.1.1, 10.0.0.9")

    assert (alone.views, proxied.views) == (1, 1)

    proxied(peer="10.0.0.5", x_forwarded_for="41.1.1.1, 196.200.1.2, 10.0.0.9")
    assert proxied.views == 2


def test_a_flood_from_one_address_with_ever_new_browsers_is_cut_off(tmp_path):
    alone, mixed = Sent(make_judge(tmp_path)), Sent(make_judge(tmp_path))
    for number in range(2_000):
        alone(user_agent=PHONE.replace("131", str(number)), now=NOW + number / 100)
        mixed(f"v,{number % 4 + 1},0,1,", user_agent=PHONE.replace("131", str(number)), now=NOW + number / 100)

    assert alone.views == 10
    assert mixed.views == 4 * 20


def test_all_addresses_of_an_ipv6_network_are_one(send):
    for number in range(50):
        send(peer=f"2001:db8:1:2::{number:x}")

    assert send.views == 1


def test_depth_and_seconds_count_once_and_only_after_the_view(send):
    send("r,7,4,100,")
    assert send.batch.is_empty

    send("v,7,0,1,www.google.co.ma")
    send("r,7,2,33,")
    send("r,7,2,33,")
    send("r,7,4,61,")
    send("r,7,1,9999999,")

    assert send.batch.counts == {(HOST, 7, Referrer.SEARCH): [1, 1, 1, 1, 1, 900]}


def test_yesterdays_readers_are_nobodys(tmp_path):
    judge = make_judge(tmp_path)
    first = judge.salt.at(NOW)

    Sent(judge)(now=NOW)
    second = judge.salt.at(NOW + 86_400)

    assert first != second
    assert first not in (tmp_path / "salt").read_bytes()
    assert not any(judge.seen._marks)


def test_processes_of_a_machine_share_what_they_saw(tmp_path):
    from warraq.audience.counting.seen import Seen

    one, other = Seen(tmp_path / "seen", slots=1024), Seen(tmp_path / "seen", slots=1024)
    one.remember(5, until=100, number=3)

    assert other.find(5, now=99) == 3
    assert other.find(5, now=100) is None


def test_a_full_memory_forgets_what_ends_soonest():
    from warraq.audience.counting.seen import Seen

    seen = Seen(slots=8)
    for mark in range(1, 10):
        seen.remember(mark, until=100 + mark)

    assert [seen.find(mark, now=0) is not None for mark in range(1, 10)] == [False] + [True] * 8


@pytest.mark.parametrize(
    ("referrer", "kind"),
    [
        ("", Referrer.DIRECT),
        ("undefined", Referrer.DIRECT),
        (HOST, Referrer.INSIDE),
        ("www.google.co.ma", Referrer.SEARCH),
        ("com.google.android.googlequicksearchbox", Referrer.SEARCH),
        ("l.facebook.com", Referrer.SOCIAL),
        ("t.co", Referrer.SOCIAL),
        ("t.example", Referrer.ELSEWHERE),
        ("www.hespress.example", Referrer.ELSEWHERE),
        ("facebook.com.evil.example", Referrer.ELSEWHERE),
    ],
)
def test_where_readers_come_from_is_one_of_five_kinds(referrer, kind):
    assert classify(referrer, HOST) == kind


def test_robots_are_known_and_telephones_are_not_robots():
    robots = ["curl/8.5", "Java/1.8", "Mozilla/5.0 (compatible; NewSpider/1.0)", "Mozilla/5.0 (compatible; GPTBot/1.2)"]
    readers = [
        PHONE,
        "Mozilla/5.0 (Linux; Android 12; CUBOT X30) Chrome/120.0 Mobile Safari/537.36",
        "Opera/9.80 (Android; Opera Mini/36; U; ar) Presto/2.12",
    ]

    assert [is_robot(name) for name in robots + readers] == [True] * 4 + [False] * 3


def test_a_beacon_holds_its_numbers_within_bounds():
    beacon = read(b"r,12,9,4321,")

    assert beacon is not None
    assert (beacon.quarter, beacon.seconds) == (4, 900)
