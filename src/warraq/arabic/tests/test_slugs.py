import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.slugs import encoded_length, slugify, unique_slug
from warraq.arabic.transliterate import transliterate

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))
POLICIES = st.sampled_from(["arabic", "latin", "none"])


@pytest.mark.parametrize(
    ("headline", "arabic", "latin"),
    [
        ("الدار البيضاء: افتتاح المعرض ٢٠٢٦!", "الدار-البيضاء-افتتاح-المعرض-2026", None),
        ("وزير الداخلية محمد الصالح", "وزير-الداخلية-محمد-الصالح", "wazir-al-dakhliya-muhammad-al-salih"),
        ("مُحَمَّد كاتِب", "محمد-كاتب", "muhammad-katib"),
        ("محـــمد والمغرب", "محمد-والمغرب", "muhammad-wal-maghrib"),
        ("Été 2024 في L'Économiste", "été-2024-في-l-économiste", "ete-2024-fi-leconomiste"),
        ("\u202bقال: «نعم»\u202c", "قال-نعم", None),
        ("ایران کبيرة", "ايران-كبيرة", None),
        ("؟!…", "story", "story"),
        ("", "story", "story"),
    ],
)
def test_a_headline_gives_a_readable_slug(headline, arabic, latin):
    assert slugify(headline) == arabic
    if latin:
        assert slugify(headline, policy="latin") == latin


def test_the_policy_none_gives_the_fallback():
    assert slugify("وزير الداخلية", policy="none", fallback="12345") == "12345"


def test_an_unknown_policy_is_refused():
    with pytest.raises(ValueError, match="greek"):
        slugify("نص", policy="greek")


def test_the_cap_counts_encoded_bytes_and_falls_between_words():
    headline = "قائد الجيش الوطني الليبي يستقبل المبعوث الأممي في بنغازي لبحث الأزمة"

    slug = slugify(headline, max_bytes=120)

    assert encoded_length(slug) <= 120
    assert headline.replace(" ", "-").startswith(slug)
    assert headline.replace(" ", "-")[len(slug)] == "-"


def test_a_taken_slug_gets_a_number():
    taken = {"خبر", "خبر-2"}

    assert unique_slug("خبر", is_taken=taken.__contains__) == "خبر-3"
    assert encoded_length(unique_slug("خبر-طويل", is_taken={"خبر-طويل"}.__contains__, max_bytes=46)) <= 46


@given(ANY_TEXT, POLICIES, st.integers(20, 400))
def test_no_text_gives_an_empty_long_or_strange_slug(text, policy, most):
    slug = slugify(text, policy=policy, fallback="story", max_bytes=most)

    assert re.fullmatch(r"[\w-]+", slug)
    assert encoded_length(slug) <= most
    assert not slug.startswith("-")
    assert not slug.endswith("-")


@given(ANY_TEXT)
def test_a_slug_is_its_own_slug(text):
    slug = slugify(text)

    assert slugify(slug) == slug


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ \u064e\u0651\u064bـ")))
def test_arabic_transliterates_to_ascii(text):
    assert transliterate(text).isascii()
