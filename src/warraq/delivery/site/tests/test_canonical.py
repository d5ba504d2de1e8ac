import pytest
from django.test import RequestFactory

from warraq.delivery.site import canonical


@pytest.mark.parametrize(
    ("sent", "path"),
    [
        (b"/", "/"),
        ("/رياضة/".encode(), "/رياضة/"),
        ("/رياضة".encode(), "/رياضة/"),
        ("//رياضة///خبر/".encode(), "/رياضة/خبر/"),
        ("/أ/".encode(), "/أ/"),
        ("/\u0627\u0654/".encode(), "/أ/"),
        (b"/%D8%AE/", "/%D8%AE/"),  # decoded once already: what is left is text
    ],
)
def test_a_path_has_one_spelling(sent, path):
    assert canonical.decode(sent) == path


@pytest.mark.parametrize("sent", [b"/\xd8/", b"/\x00/", "/خبر\x00/".encode(), b"/a\nb/", b"/" + b"a" * 3001])
def test_a_path_that_cannot_be_right_is_refused(sent):
    with pytest.raises(canonical.BadPath):
        canonical.decode(sent)


def test_encoding_uses_capital_escapes():
    assert canonical.encode("/خبر/") == "/%D8%AE%D8%A8%D8%B1/"


def test_small_escapes_are_another_spelling_where_the_server_shows_them():
    request = RequestFactory().get("/%D8%AE%D8%A8%D8%B1/")

    request.META["RAW_URI"] = "/%d8%ae%d8%a8%d8%b1/?a=1"

    assert not canonical.is_canonical(request, "/خبر/")
    request.META["RAW_URI"] = "/%D8%AE%D8%A8%D8%B1/?a=1"
    assert canonical.is_canonical(request, "/خبر/")
