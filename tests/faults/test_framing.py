"""Requests whose ends are in doubt: through nginx as shipped they are refused, and the web alone is not led astray."""

import socket

import pytest

from tests.faults.nodes import Cluster, free_port, wait_until
from tests.faults.readers import get, health
from warraq.delivery.site.tests import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.nginx]

HEAD = f"HTTP/1.1\r\nHost: {factories.HOST}\r\n".encode()
SECOND = b"GET /smuggled/ " + HEAD + b"\r\n"
CHUNK = b"1\r\na\r\n0\r\n\r\n"
DOUBTFUL = {
    "length and chunks": b"POST / " + HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNK,
    "unknown coding": b"POST / " + HEAD + b"Transfer-Encoding: xchunked\r\n\r\n" + CHUNK,
    "hidden coding": b"POST / " + HEAD + b"Transfer-Encoding: \x0bchunked\r\n\r\n" + CHUNK,
    "two lengths": b"POST / " + HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "two hosts": b"GET / " + HEAD + b"Host: evil.example\r\n\r\n",
    "space before the colon": b"GET / HTTP/1.1\r\nHost : evil.example\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "length with a sign": b"POST / " + HEAD + b"Content-Length: +5\r\n\r\nabcde",
    "chunk size too large": b"POST / " + HEAD + b"Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
}


@pytest.fixture
def cluster(paper, tmp_path, settings):
    settings.WARRAQ_REDIS_URL = ""
    cluster = Cluster(tmp_path)
    cluster.web, cluster.port = free_port(), free_port()
    try:
        cluster.start_web("a", cluster.web)
        cluster.start_nginx(cluster.port, cluster.web)
        wait_until(lambda: health(cluster.web)["position"] >= 0, what="the web", seconds=240)
        wait_until(lambda: get(cluster.port, "/").status_code == 200, what="nginx", seconds=60)
        yield cluster
    finally:
        cluster.stop()


def talk(port: int, sent: bytes) -> bytes:
    """What is answered until the other side closes; it may be silent for two seconds where it was not asked to."""
    heard = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20 if b"Connection: close" in sent else 2) as line:
        try:
            line.sendall(sent)
            while piece := line.recv(65536):
                heard += piece
        except OSError:
            pass
    return heard


def statuses(heard: bytes) -> list[int]:
    return [int(part[:3]) for part in heard.split(b"HTTP/1.1 ")[1:] if part[:3].isdigit()]


def test_what_is_in_doubt_is_refused_and_nothing_after_it_is_heard(cluster):
    through_nginx = {name: statuses(talk(cluster.port, sent + SECOND)) for name, sent in DOUBTFUL.items()}
    alone = {name: statuses(talk(cluster.web, sent + SECOND)) for name, sent in DOUBTFUL.items()}

    assert {name: found for name, found in through_nginx.items() if found not in ([400], [501])} == {}
    # The web alone: one answer for one request, whoever is right about where it ends; never a page of another host.
    assert {name: found for name, found in alone.items() if len(found) > 2 or 200 in found} == {}
    assert get(cluster.port, "/").status_code == 200


def test_the_body_of_a_get_is_no_part_of_the_question(cluster):
    plain = get(cluster.web, "/")
    large = b"GET / " + HEAD + b"Content-Length: 104857600\r\n\r\n" + b"x" * 200_000

    through_nginx = talk(cluster.port, large)
    alone = talk(cluster.web, large)
    small = talk(cluster.port, b"GET / " + HEAD + b"Content-Length: 5\r\nConnection: close\r\n\r\nabcde")

    assert statuses(through_nginx) == [413]
    assert statuses(alone) in ([200], [400], [413])
    assert statuses(small) == [200]
    assert get(cluster.web, "/").headers["ETag"] == plain.headers["ETag"]


def test_bounds_of_headers_and_methods(cluster):
    long_header = b"GET / " + HEAD + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n"
    many = b"GET / " + HEAD + b"".join(b"X-%d: a\r\n" % number for number in range(5_000)) + b"\r\n"
    ranges = b"GET / " + HEAD + b"Connection: close\r\nRange: bytes=" + b"0-0," * 1000 + b"1-2\r\n\r\n"
    no_such = {method: b"%b / " % method + HEAD + b"Connection: close\r\n\r\n" for method in (b"TRACE", b"FOO", b"PUT")}

    assert statuses(talk(cluster.port, long_header)) in ([400], [414], [431])
    assert statuses(talk(cluster.port, many)) in ([400], [431])
    assert set(statuses(talk(cluster.web, long_header))) <= {400, 431}
    assert set(statuses(talk(cluster.web, many))) <= {400, 431}
    assert statuses(talk(cluster.port, ranges)) == [200]
    assert all(set(statuses(talk(cluster.port, sent))) <= {403, 405, 400, 501} for sent in no_such.values())
    assert all(200 not in statuses(talk(cluster.web, sent)) for sent in no_such.values())
