from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from warraq.arabic.dates import (
    first_weekday,
    format_date,
    format_datetime,
    format_hijri,
    format_relative,
    format_time,
    month_names,
)

NOON = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "months"),
    [
        ("ar_EG", "يناير مايو يونيو يوليو أغسطس سبتمبر ديسمبر"),
        ("ar-MA", "يناير ماي يونيو يوليوز غشت شتنبر دجنبر"),
        ("ar_DZ", "جانفي ماي جوان جويلية أوت سبتمبر ديسمبر"),
        ("ar_TN", "جانفي ماي جوان جويلية أوت سبتمبر ديسمبر"),
    ],
)
def test_months_are_the_country_s(locale, months):
    names = month_names(locale)

    assert " ".join(names[number - 1] for number in (1, 5, 6, 7, 8, 9, 12)) == months


def test_levantine_months_have_two_words():
    assert format_date(date(2026, 11, 3), locale="ar_LB") == "3 تشرين الثاني 2026"


def test_the_house_may_name_its_months():
    house = [f"شهر{number}" for number in range(1, 13)]

    assert format_date(date(2026, 11, 3), locale="ar_MA", months=house) == "3 شهر11 2026"
    with pytest.raises(ValueError, match="12"):
        month_names("ar", months=["يناير"])


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("full", "الاثنين، ٢٣ نوفمبر ٢٠٢٦"),
        ("long", "٢٣ نوفمبر ٢٠٢٦"),
        ("short", "٢٣/١١/٢٠٢٦"),
        ("month", "نوفمبر ٢٠٢٦"),
        ("day", "٢٣ نوفمبر"),
    ],
)
def test_each_style_in_arabic_digits(style, text):
    assert format_date(NOON, locale="ar_EG", digits="arab", style=style) == text


def test_the_zone_decides_the_day_and_the_hour():
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert format_date(late, locale="ar_SA", tz="Asia/Riyadh") == "24 نوفمبر 2026"
    assert format_time(late, locale="ar_SA", tz=ZoneInfo("Asia/Riyadh")) == "2:30\u00a0ص"
    assert format_datetime(NOON, locale="ar_MA", tz="UTC") == "23 نونبر 2026، 14:05"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        format_date(datetime(2026, 1, 1), locale="ar")  # noqa: DTZ001


@pytest.mark.parametrize(
    ("passed", "text"),
    [
        (timedelta(seconds=3), "الآن"),
        (timedelta(seconds=70), "قبل دقيقة واحدة"),
        (timedelta(minutes=2), "قبل دقيقتين"),
        (timedelta(minutes=11), "قبل 11 دقيقة"),
        (timedelta(hours=3), "قبل 3 ساعات"),
        (timedelta(hours=23, minutes=59), "قبل 23 ساعة"),
        (timedelta(days=2), "قبل يومين"),
        (timedelta(days=7), "16 نوفمبر 2026"),
        (timedelta(hours=-2), "خلال ساعتين"),
    ],
)
def test_relative_times_round_down_and_agree(passed, text):
    assert format_relative(NOON - passed, now=NOON, locale="ar") == text


def test_other_languages_are_told_too():
    assert format_date(date(2026, 5, 1), locale="fr_MA", style="full") == "vendredi 1er mai 2026"
    assert format_date(date(2026, 5, 1), locale="en") == "1 May 2026"
    assert format_relative(NOON - timedelta(hours=1), now=NOON, locale="fr") == "il y a 1 heure"


@pytest.mark.parametrize(
    ("day", "offset", "text"),
    [
        (date(2024, 3, 11), 0, "1 رمضان 1445 هـ"),
        (date(2025, 3, 1), 0, "1 رمضان 1446 هـ"),
        (date(2026, 2, 18), 0, "1 رمضان 1447 هـ"),
        (date(2025, 3, 2), -1, "1 رمضان 1446 هـ"),
        (date(2024, 7, 7), 0, "1 محرم 1446 هـ"),
        (date(2024, 7, 6), 1, "1 محرم 1446 هـ"),
        (date(1900, 1, 1), 0, ""),
    ],
)
def test_hijri_days_follow_umm_al_qura_with_the_country_s_offset(day, offset, text):
    assert format_hijri(day, locale="ar_MA", offset_days=offset) == text


def test_hijri_months_are_named_in_french_in_a_french_edition():
    assert format_hijri(date(2026, 11, 23), locale="fr-MA") == "13 joumada ath-thania 1448 H"


def test_a_week_begins_where_the_country_begins_it():
    assert [first_weekday(locale) for locale in ("ar_MA", "ar_EG", "ar_SA")] == [0, 5, 6]
