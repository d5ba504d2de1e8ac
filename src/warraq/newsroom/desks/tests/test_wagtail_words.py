from pathlib import Path

import polib
import pytest
import wagtail
from django.utils.translation import gettext, override

from warraq.newsroom.desks.wagtail_words import WAGTAIL_WORDS


@pytest.fixture(scope="module")
def said_by_wagtail() -> set[str]:
    catalogs = Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/django.po")
    return {entry.msgid for path in catalogs for entry in polib.pofile(str(path))}


def test_each_word_is_still_said_by_wagtail(said_by_wagtail):
    assert [word for word in WAGTAIL_WORDS if word not in said_by_wagtail] == []


@pytest.mark.parametrize(("language", "word"), [("ar", "منشور"), ("fr", "en ligne")])
def test_our_word_is_shown_in_place_of_wagtails(language, word):
    with override(language):
        assert gettext("live") == word
