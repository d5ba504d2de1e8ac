from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.arabic.digits import digit_systems, to_digits
from warraq.arabic.numbers import format_money, format_number, format_percent, parse_number
from warraq.arabic.plurals import Forms, category, count

NEWS = Forms("خبر", dual="خبران", few="أخبار", many="خبرًا")
MINUTE = Forms("دقيقة", dual="دقيقتان", few="دقائق", many="دقيقة", feminine=True)


@pytest.mark.parametrize(
    ("locale", "digits", "text"),
    [
        ("ar_MA", "latn", "12.345,6"),
        ("ar_EG", "arab", "١٢٬٣٤٥٫٦"),
        ("ar_EG", "latn", "12,345.6"),
        ("en", "latn", "12,345.6"),
    ],
)
def test_numbers_have_the_country_s_separators(locale, digits, text):
    assert format_number(12345.6, locale=locale, digits=digits) == text


def test_percentages():
    assert format_percent(0.125, locale="ar_EG", digits="arab") == "١٢٫٥٪"
    assert format_percent(0.125, locale="ar_MA") == "12,5%"
    assert format_percent(0.5, locale="fr") == "50\u00a0%"


def test_money_agrees_with_its_number_and_the_house_may_name_it():
    assert format_money(3, currency="MAD", locale="ar_MA") == "3 دراهم مغربية"
    assert format_money(11, currency="MAD", locale="ar_MA") == "11 درهمًا مغربيًا"
    assert format_money(12.5, currency="EGP", locale="ar_EG", digits="arab", name="code") == "١٢٫٥٠\u00a0EGP"
    assert format_money(1250, currency="MAD", locale="ar_MA", names={"MAD": "درهم"}) == "1.250\u00a0درهم"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("١٬٢٣٤٫٥", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234", "1234"),
        ("3,5", "3.5"),
        ("−٥", "-5"),
        ("1 000 000", "1000000"),
    ],
)
def test_typed_numbers_are_read(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "مئة", "nan", "1-2"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="not a number"):
        parse_number(text)


@given(st.integers(-(10**12), 10**12))
def test_a_formatted_arabic_number_reads_back(number):
    assert parse_number(format_number(number, locale="ar_EG", digits="arab")) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "لا أخبار"),
        (1, "خبر واحد"),
        (2, "خبران"),
        (3, "٣ أخبار"),
        (10, "١٠ أخبار"),
        (11, "١١ خبرًا"),
        (99, "٩٩ خبرًا"),
        (100, "١٠٠ خبر"),
        (102, "١٠٢ خبر"),
        (103, "١٠٣ أخبار"),
        (111, "١١١ خبرًا"),
        (2.5, "٢٫٥ خبر"),
    ],
)
def test_a_counted_noun_agrees(number, text):
    assert count(number, NEWS, digits="arab") == text


def test_one_of_a_feminine_noun():
    assert count(1, MINUTE) == "دقيقة واحدة"


@given(st.integers(0, 10_000))
def test_categories_are_cldr_s(number):
    from babel import Locale

    assert category(number) == Locale("ar").plural_form(number)


def test_digits_change_and_nothing_else():
    assert to_digits("عام 2026 و٣٪", digits="arab") == "عام ٢٠٢٦ و٣٪"
    assert to_digits("۱۲ ١٢", digits="latn") == "12 12"
    assert digit_systems("12 و١٢") == {"latn", "arab"}
