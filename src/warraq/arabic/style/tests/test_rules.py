"""Every rule on its own example, on what it must leave alone, inside quotations and inside a protected name."""

import pytest

from warraq.arabic.style import Part, StyleSettings, check, fix, rules

SETTINGS = {
    "SP025": StyleSettings(tanween="before_alef"),
    "SP026": StyleSettings(adverbs="written"),
    "SP090": StyleSettings(extra=frozenset({"SP090"})),
    "PU008": StyleSettings(quotes="guillemets"),
    "NS001": StyleSettings(months="maghrib"),
    "NS003": StyleSettings(headline_max_chars=5),
    "HS001": StyleSettings(spellings=(("جوجل", "غوغل"),)),
}
PARTS = {"NS003": Part.HEADLINE, "NS004": Part.HEADLINE, "NS009": Part.EVERGREEN}
EXAMPLES = {
    "HS001": ("شركة جوجل أعلنت", "شركة غوغل أعلنت"),
    "NS001": ("في 5 تموز 2026", "في 5 يوليوز 2026"),
    "NS003": ("الوزير يستقيل اليوم", "عنوان"),
}
ABOUT_QUOTES = {"PU008", "PU010", "PU012", "NS003", "NS004", "NS010", "NS011"}
"""Rules about the quotation marks themselves, or about where a text begins or ends."""


def found(rule_id, text, settings=None):
    settings = settings or SETTINGS.get(rule_id, StyleSettings())
    return [one for one in check(text, settings=settings, part=PARTS.get(rule_id, Part.BODY)) if one.rule == rule_id]


def example(rule):
    return EXAMPLES.get(rule.id, (rule.bad, rule.good))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_finds_its_bad_example(rule):
    assert found(rule.id, example(rule)[0])


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_leaves_its_good_example(rule):
    assert not found(rule.id, example(rule)[1])


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.can_fix], ids=lambda rule: rule.id)
def test_safe_fix_makes_the_good_example_of_the_bad_one(rule):
    bad, good = example(rule)

    mended = fix(bad, settings=SETTINGS.get(rule.id), part=PARTS.get(rule.id, Part.BODY), only={rule.id})

    assert mended == good


@pytest.mark.parametrize("rule", [rule for rule in rules() if not rule.can_fix], ids=lambda rule: rule.id)
def test_rule_without_safe_fix_changes_nothing(rule):
    bad = example(rule)[0]

    assert fix(bad, settings=SETTINGS.get(rule.id), part=PARTS.get(rule.id, Part.BODY), only={rule.id}) == bad


@pytest.mark.parametrize("quotes", ["«»", '""', "“”"])
@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.id not in ABOUT_QUOTES], ids=lambda rule: rule.id)
def test_rule_is_silent_inside_quotation_marks(rule, quotes):
    bad = example(rule)[0]
    if any(sign in bad for sign in '«»"“”'):
        pytest.skip("the example holds quotation marks of its own")

    assert not found(rule.id, f"قال: {quotes[0]}{bad}{quotes[1]}")


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.id not in ABOUT_QUOTES], ids=lambda rule: rule.id)
def test_rule_is_silent_inside_a_protected_name(rule):
    bad = example(rule)[0]
    settings = SETTINGS.get(rule.id, StyleSettings())
    named = {one: getattr(settings, one) for one in StyleSettings.__slots__} | {"names": frozenset({bad})}

    assert not found(rule.id, f"صحيفة {bad} اليومية", StyleSettings(**named))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_speaks_three_languages_and_says_why(rule):
    for sentence in (*rule.message, *rule.reason):
        assert sentence.strip()
    assert any("\u0600" <= letter <= "\u06ff" for letter in rule.reason.ar)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_rule_can_be_turned_off_alone_and_with_its_group(rule):
    for off in (rule.id, rule.group):
        settings = SETTINGS.get(rule.id, StyleSettings())
        values = {one: getattr(settings, one) for one in StyleSettings.__slots__} | {"off": frozenset({off})}

        assert not found(rule.id, example(rule)[0], StyleSettings(**values))


RIGHT = [
    "ذهب الوزير إلى الأردن وعاد إلى أوروبا.",
    "انتخب الاتحاد رئيسه، واستخدم القاعة نفسها لاجتماعه.",
    "سلّم على جده وابنه، وقرأ كتابه، وركب سيارته.",
    "قال المتحدث إن الاجتماع انتهى، وأكد أن القرار صدر بعد أن وافقوا.",
    "بلغت النسبة 3.5%، وفاز 3-1 في الدقيقة 90:00.",
    "في عام 1445هـ الموافق 2023م",
    "زار بـ5 سيارات شركة الـBBC",
    "حتى إن المدير حضر، وعلي لم يحضر.",
    "الأمين العام بان كي مون وشبكة سي إن إن",
    "(أ) البند الأول و(ب) البند الثاني؛ والنقطتان أ و ب",
    "مشى على مبدإ الشورى وناقش مبدأه",
    "راجع https://example.com/a,b;c?d=1 واكتب إلى desk@example.com",
    "😀👨‍👩‍👧 عائلة سعيدة",
    "قالوا له: لا أعرف أحدًا هنا!",
    "1) أولًا 2) ثانيًا",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_copy_has_no_error_and_no_warning(text):
    assert [(one.rule, one.text) for one in check(text) if one.severity != "hint"] == []


WRONG = [
    ("الاجتماع فى الاردن", "SP001", "الاجتماع في الأردن"),
    ("وزارة الخارجيه", "SP004", "وزارة الخارجية"),
    ("إستخدموا القوة", "SP002", "استخدموا القوة"),
    ("إنزعاجه من القرار", "SP002", "انزعاجه من القرار"),
    ("اخيرًا عاد", "SP001", "أخيرًا عاد"),
    ("الآن وَالاردن", "SP001", "الآن وَالأردن"),
    ("قال وزير الخارجية ان الحوار مستمر", "SP001", "قال وزير الخارجية إن الحوار مستمر"),
    ("أكد الوزير ان الحوار مستمر", "SP001", "أكد الوزير أن الحوار مستمر"),
    ("سافر عبدالرحمن وفخرالدين", "SP021", "سافر عبد الرحمن وفخر الدين"),
    ("العلوم و الطب و الهندسة", "PU017", "العلوم والطب والهندسة"),
    ("عاد ,ثم ذهب ;وقال", "PU001", "عاد، ثم ذهب؛ وقال"),
    ("محـــمد ومحـمد", "PU015", "محمد ومحمد"),
    ("ﺍﻟﻮﺯﻳﺮ", "CH002", "الوزير"),
]


@pytest.mark.parametrize(("text", "rule_id", "right"), WRONG)
def test_wrong_copy_is_reported_and_mended(text, rule_id, right):
    assert rule_id in {one.rule for one in check(text)}
    assert fix(text) == right


def test_digits_follow_the_edition():
    assert fix("فاز 3,200 من 5.5", settings=StyleSettings(digits="arab")) == "فاز ٣٬٢٠٠ من ٥٫٥"
    assert fix("فاز ٣ من ۵", settings=StyleSettings(digits="latn")) == "فاز 3 من 5"
    assert not [one for one in check("فاز ٣ من ٥") if one.rule == "CH005"]


def test_tanween_stands_where_the_house_puts_it():
    assert fix("كتابًا", settings=StyleSettings(tanween="after_alef")) == "كتاباً"
    assert fix("أيضاً", settings=StyleSettings(adverbs="bare")) == "أيضا"


def test_own_words_are_right_with_particles_before_them():
    settings = StyleSettings(words=frozenset({"الاهرام"}))

    assert not [one for one in check("صحيفة الاهرام والاهرام", settings=settings) if one.rule == "SP001"]
    assert [one for one in check("صحيفة الاهرام") if one.rule == "SP001"]


def test_severity_is_the_editions():
    settings = StyleSettings(severity=(("SP001", "hint"),))

    assert [one.severity for one in check("الى", settings=settings)] == ["hint"]


def test_what_the_desk_ignored_stays_ignored():
    assert not check("سافر الى تونس", ignored={("SP001", "الى")})


def test_a_spelling_that_contains_its_variant_is_not_mended_for_ever():
    settings = StyleSettings(spellings=(("ميتا", "ميتا بلاتفورمز"),))

    assert fix("شركة ميتا", settings=settings) == "شركة ميتا"
