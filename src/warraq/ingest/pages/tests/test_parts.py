from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from warraq.ingest.pages.breadcrumb import read_breadcrumb
from warraq.ingest.pages.captions import split_credit
from warraq.ingest.pages.dateline import find_agency_dateline, read_dateline_line
from warraq.ingest.pages.labels import find_bylines, find_view_on, is_control
from warraq.ingest.pages.language import language_of
from warraq.ingest.pages.links import host_of, safe_url, same_page
from warraq.ingest.pages.moments import is_date_line, read_moment
from warraq.ingest.pages.pieces import drop_opening
from warraq.ingest.pages.repairs import _MESSAGES, repair
from warraq.ingest.pages.working_headline import working_headline

CASABLANCA = ZoneInfo("Africa/Casablanca")


@pytest.mark.parametrize(
    ("line", "crumbs"),
    [
        ("الرئيسية » أخبار » سياسة", ["أخبار", "سياسة"]),
        ("الرئيسية › ثقافة", ["ثقافة"]),
        ("الصفحة الرئيسية / رياضة / كرة القدم", ["رياضة", "كرة القدم"]),
        ("الرئيسيه | اقتصاد", ["اقتصاد"]),
        ("Accueil > Culture", ["Culture"]),
        ("سياسة › عربية", ["سياسة", "عربية"]),
        ("الرئيسية", []),
        ("قال 3/4 السكان إنهم راضون", None),
        ("فاز الفريق 3 | 1 على ضيفه", None),
    ],
)
def test_breadcrumbs_are_read_with_every_separator(line: str, crumbs: list[str] | None):
    assert read_breadcrumb(line) == crumbs


@pytest.mark.parametrize(
    ("line", "place", "source", "byline"),
    [
        ("طنجة - صحيفة الشمال اليوم", "طنجة", "صحيفة الشمال اليوم", ""),
        ("لندن ـ «الشرق الأوسط»", "لندن", "الشرق الأوسط", ""),
        ("العربية - بغداد", "بغداد", "العربية", ""),
        ("القاهرة – محمد النجار", "القاهرة", "", "محمد النجار"),
    ],
)
def test_dateline_lines_name_place_and_source(line: str, place: str, source: str, byline: str):
    dateline = read_dateline_line(line)

    assert dateline is not None
    assert (dateline.place, dateline.source, dateline.byline) == (place, source, byline)


@pytest.mark.parametrize(
    "line", ["قال إنه - ربما - يعود", "الرباط", "القائمة - البحث", "الرباط - قال الوزير إن الأمور بخير جدا."]
)
def test_sentences_are_no_dateline_lines(line: str):
    assert read_dateline_line(line) is None


@pytest.mark.parametrize(
    ("opening", "place", "source", "date"),
    [
        ("بغداد في 3 نيسان/أ ش أ/ ", "بغداد", "أ ش أ", "3 نيسان"),
        ("الرباط/ 12 يناير 2024 /ومع/ ", "الرباط", "ومع", "12 يناير 2024"),
        ("القاهرة (رويترز) - ", "القاهرة", "رويترز", ""),
        ("عمّان 5 آب (بترا) -- ", "عمّان", "بترا", "5 آب"),
        ("دبي، الإمارات العربية المتحدة (CNN)-- ", "دبي", "CNN", ""),
        ("بيروت ـ «القدس العربي»: ", "بيروت", "القدس العربي", ""),
        ("رام الله - وفا - ", "رام الله", "وفا", ""),
        ("باريس: ", "باريس", "", ""),
    ],
)
def test_agency_datelines_open_a_paragraph(opening: str, place: str, source: str, date: str):
    dateline = find_agency_dateline(opening + "أعلن الناطق أمس برنامجه")

    assert dateline is not None
    assert (dateline.place, dateline.source, dateline.date) == (place, source, date)
    assert dateline.length == len(opening)


@pytest.mark.parametrize(
    "paragraph", ["وقال الوزير - رئيس الوفد: إن", "كشفت وكالة رويترز: أن الأمر", "اجتمع الوفدان (الأول والثاني) - ثم"]
)
def test_sentences_open_with_no_dateline(paragraph: str):
    assert find_agency_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("GMT 08:42 2017 الخميس ,28 كانون الأول / ديسمبر", datetime(2017, 12, 28, 8, 42, tzinfo=UTC)),
        ("نُشر: 14:30-10 أغسطس 2025 م ـ 16 صفر 1447 هـ", datetime(2025, 8, 10, 13, 30, tzinfo=UTC)),
        ("آخر تحديث: ٠٨/١٢/٢٠٢١ ٠٢:٣٠ م", datetime(2021, 12, 8, 13, 30, tzinfo=UTC)),
        ("الأربعاء 18 شتنبر 2024 - 10:05", datetime(2024, 9, 18, 9, 5, tzinfo=UTC)),
        ("2021-12-08T10:00:00+03:00", datetime(2021, 12, 8, 7, 0, tzinfo=UTC)),
        ("Wed, 08 Dec 2021 10:00:00 GMT", datetime(2021, 12, 8, 10, 0, tzinfo=UTC)),
        ("15 جويلية 2019", datetime(2019, 7, 14, 23, 0, tzinfo=UTC)),
    ],
)
def test_dates_are_read_as_sites_print_them(text: str, moment: datetime):
    reading = read_moment(text, zone=CASABLANCA)

    assert reading is not None
    assert reading.moment == moment
    assert is_date_line(text) or "GMT" in text


@pytest.mark.parametrize(
    "text", ["Wed, 31 Dec 9999 23:59:59 GMT", "0000-00-00", "32/13/2020", "2021-12-08T10:00:00+99:99", "1/1/1700"]
)
def test_impossible_dates_give_no_moment(text: str):
    reading = read_moment(text, zone=CASABLANCA)

    assert reading is None or (reading.moment is None and reading.trouble == "date_refused")


def test_a_month_that_is_also_a_word_is_no_date():
    assert read_moment("مارس الوزير مهامه الجديدة", zone=UTC) is None
    assert not is_date_line("استقبل 20 وزيرا في 3 مارس 2021")


@pytest.mark.parametrize(
    "line",
    [
        "شارك",
        "Share",
        "A+ A-",
        "12 تعليق",
        "منذ 3 ساعات",
        "جميع الحقوق محفوظة © 2020",
        "إعلان",
        "* * *",
        "تابعونا على تلغرام",
    ],
)
def test_controls_are_known(line: str):
    assert is_control(line)


@pytest.mark.parametrize(
    "line", ["شارك الآلاف في مسيرة الأحد وسط العاصمة", "إعلان الطوارئ في ثلاث مدن ساحلية", "قراءة في كتاب الرحلة"]
)
def test_headlines_are_no_controls(line: str):
    assert not is_control(line)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("بقلم: سلمى الراوي", ["سلمى الراوي"]),
        ("كتب: أحمد سالم، منى حسن", ["أحمد سالم", "منى حسن"]),
        ("كتب أحمد سالم", ["أحمد سالم"]),
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("كتب الوزير رسالة إلى مجلس المدينة", []),
    ],
)
def test_credit_lines_give_their_names(line: str, names: list[str]):
    assert find_bylines(line) == names


def test_the_home_edition_is_named_in_three_languages():
    assert find_view_on("View on waha.example.com") == "waha.example.com"
    assert find_view_on("اقرأ على waha.example.com") == "waha.example.com"
    assert find_view_on("Voir sur https://waha.example.com/a") == "https://waha.example.com/a"
    assert find_view_on("View on the river") is None


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("السور عند الغروب (رويترز)", ("السور عند الغروب", "رويترز")),
        ("السور القديم (أرشيفية)", ("السور القديم (أرشيفية)", "")),
        ("السور. تصوير: سلمى الراوي", ("السور", "سلمى الراوي")),
        ("السور / غيتي", ("السور", "غيتي")),
        ("السور", ("السور", "")),
    ],
)
def test_credits_are_parted_from_captions(caption: str, parts: tuple[str, str]):
    assert split_credit(caption) == parts


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example.com/",
        "https://user:pass@evil.example.com/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest/",
        "http://localhost/",
        "http://printer.local/",
        "http://good.example.com\\@evil.example.com/",
        "http://a.example.com/\u202egnp.exe",
        "http://a.example.com:99999/",
        "http://[bad",
        "/relative",
        "https://a.example.com/" + "x" * 3000,
    ],
)
def test_unsafe_addresses_are_refused(address: str):
    assert safe_url(address) is None


def test_safe_addresses_are_kept_and_made_absolute():
    assert safe_url("https://a.example.com/خبر?a=1") == "https://a.example.com/خبر?a=1"
    assert safe_url("../b", base="https://a.example.com/c/d") == "https://a.example.com/b"
    assert host_of("WWW.Waha.example.com") == "waha.example.com"
    assert same_page("http://www.a.example.com/x/?utm_source=1") == same_page("https://a.example.com/x#y")


def test_a_working_headline_is_whole_words_with_quotes_closed():
    lead = "قال رئيس المجلس «إن الأشغال ستبدأ قريبا في كل الأحياء القديمة من المدينة وإن السكان سيعوضون جميعا عن كل ضرر» وأضاف أن الكلفة معلنة"

    headline = working_headline(lead)

    assert len(headline) <= 110
    assert headline in lead
    assert lead[len(headline)] in " ،"


def test_a_short_lead_is_its_own_working_headline():
    assert working_headline("وصل الوفد صباحا. ثم غادر.") == "وصل الوفد صباحا"


def test_dropping_an_opening_keeps_tags_whole():
    assert drop_opening("<b>فاس: </b>قال <i>س</i>", 5) == "قال <i>س</i>"
    assert drop_opening("<b>فاس: قال</b> &amp; س", 5) == "<b>قال</b> &amp; س"


def test_language_is_the_pages_own_when_its_letters_agree():
    assert language_of("كلام عربي", declared="ar_MA") == "ar-MA"
    assert language_of("كلام عربي", declared="en") == "ar"
    assert language_of("le chat est dans la maison") == "fr"
    assert language_of("the cat is in the house") == "en"
    assert language_of("123") == "und"


@pytest.mark.parametrize("code", sorted(_MESSAGES))
def test_every_note_speaks_three_languages(code: str):
    note = repair(code, "{7}")

    assert all((note.ar, note.en, note.fr))
    assert "{detail}" not in note.ar + note.en + note.fr
