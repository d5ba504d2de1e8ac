import pytest

from warraq.delivery.cache.front import canonical_query
from warraq.delivery.cache.negotiation import accepts_gzip


@pytest.mark.parametrize(
    ("said", "accepted"),
    [
        ("gzip, deflate, br", True),
        ("GZIP;q=0.5", True),
        ("*", True),
        ("identity, *;q=0.1", True),
        ("x-gzip", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip;q=0, *", False),
        ("gzip;q=much", False),
        ("identity", False),
        (",".join(["br"] * 5000), False),
    ],
)
def test_what_a_client_reads(said, accepted):
    assert accepts_gzip({b"accept-encoding": said.encode()}) is accepted


def test_a_client_that_says_nothing_gets_it_plain():
    assert not accepts_gzip({})


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("utm_source=x&fbclid=1&_=2", ""),
        ("before=1-2", "before=1-2"),
        ("utm_source=x&before=1-2&gclid=3", "before=1-2"),
        ("before=1&before=2", "before=2"),
        ("before=%31-2", "before=1-2"),
        ("before=1;a=b", "before=1%3Ba%3Db"),
        ("before=a%26b", "before=a%26b"),
        ("before=", ""),
        ("before", ""),
        ("before=%ff", "before=%EF%BF%BD"),
        ("BEFORE=1", ""),
    ],
)
def test_a_query_has_one_spelling(query, canonical):
    assert canonical_query(query.encode("latin-1"), ("before",)) == canonical.encode()
