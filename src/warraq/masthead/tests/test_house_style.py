import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from warraq.arabic.style import Severity, check, load_settings, read_settings, write_settings
from warraq.masthead.house_style import build_settings, find_house_style
from warraq.masthead.models import Edition, HouseStyle, LearnedWords


def style(language: str = "ar-MA", digits: str = "latn", months: list[str] | None = None, **values) -> HouseStyle:
    return HouseStyle(edition=Edition(language=language, digits=digits, months=months or []), **values)


def findings(text: str, of: HouseStyle) -> list[tuple[str, str, str | None]]:
    return [(one.rule, one.text, one.fix) for one in check(text, settings=of.as_settings())]


@pytest.mark.parametrize(
    ("language", "name"),
    [("ar-MA", "يوليوز"), ("ar-TN", "جويلية"), ("ar-JO", "تموز"), ("ar-EG", "يوليو"), ("ar", "يوليو")],
)
def test_months_are_those_of_the_editions_country(language, name):
    others = {"يوليوز", "جويلية", "تموز", "يوليو"} - {name}

    assert all(findings(f"في 5 {other} 2026", style(language)) == [("NS001", other, name)] for other in others)
    assert findings(f"في 5 {name} 2026", style(language)) == []


def test_an_editions_own_month_names_go_before_its_countrys():
    own = [f"شهر{n}" for n in range(6)] + ["تموز"] + [f"شهر{n}" for n in range(7, 12)]

    assert findings("في 5 يوليوز 2026", style(months=own)) == [("NS001", "يوليوز", "تموز")]
    assert findings("في 5 تموز 2026", style(months=own)) == []


def test_digits_follow_the_edition_unless_either_is_allowed():
    assert findings("فاز 3 مرات", style(digits="arab")) == [("CH005", "3", "٣")]
    allowed = HouseStyle(edition=Edition(language="ar-EG", digits="arab"), digits="any")
    assert findings("فاز 3 مرات", allowed) == []


def test_rules_are_turned_off_regraded_and_asked_for():
    settings = style(rules={"SP001": "off", "PU001": "hint", "SP090": "warning", "XX999": "error"}).as_settings()

    assert not settings.is_on("SP001")
    assert settings.severity_of("PU001") is Severity.HINT
    assert settings.is_on("SP090")
    assert settings.severity_of("SP090") is Severity.WARNING


def test_own_words_protected_names_and_spellings_are_read_line_by_line():
    ours = style(words="الاسبانيه\n", names="محمد الى\nشركة الاردن", spellings="جوجل = غوغل\r\n\r\n فيس بوك=فيسبوك ")

    assert findings("الاسبانيه محمد الى وشركة الاردن", ours) == []
    assert findings("عند جوجل", ours) == [("HS001", "جوجل", "غوغل")]
    assert dict(ours.as_settings().spellings) == {"جوجل": "غوغل", "فيس بوك": "فيسبوك"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", "كلمة\nكلمة أخرى"),
        ("words", "كلمة\n" * 5001),
        ("spellings", "جوجل"),
        ("spellings", "جوجل = "),
        ("spellings", "جوجل = غوغل\nغوغل = قوقل"),
        ("rules", {"XX999": "off"}),
        ("rules", {"SP001": "fatal"}),
        ("rules", ["SP001"]),
        ("headline_max_chars", 5),
        ("tanween", "sideways"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(field, value):
    with pytest.raises(ValidationError) as refusal:
        style(**{field: value}).full_clean(exclude=["edition"], validate_constraints=False)

    assert list(refusal.value.message_dict) == [field]


def test_settings_go_to_a_file_and_come_back(tmp_path):
    ours = style(
        rules={"SP001": "off", "PU001": "hint", "SP090": "hint"},
        words='ويكيميديا\nسطر"ب\\',
        names="بان كي مون",
        spellings="جوجل = غوغل",
        tanween="before_alef",
        headline_max_chars=70,
        must_mend=True,
    )
    path = tmp_path / "style.toml"
    path.write_text(write_settings(ours.as_settings()), encoding="utf-8")

    read = load_settings(path)
    theirs = style()
    theirs.take(read)

    assert {rule: read.is_on(rule) for rule in ("SP001", "PU001", "SP090")} == {
        "SP001": False,
        "PU001": True,
        "SP090": True,
    }
    assert theirs.as_settings() == ours.as_settings() == read
    assert theirs.rules == ours.rules


def test_usual_settings_make_an_empty_file():
    assert write_settings(read_settings({})) == ""


@pytest.mark.django_db
def test_what_the_archive_has_taught_silences_the_unknown_word_hint_alone():
    edition = Edition.objects.create(key="a", name="أ")
    HouseStyle.objects.create(edition=edition, rules={"SP090": "hint"})
    text = "وصل كزخفان إلى الاردن مع الاء بنموسى"
    before = [one.text for one in check(text, settings=build_settings(find_house_style(edition)))]
    LearnedWords.objects.create(edition=edition, words="كزخفان\nالاردن", names="الاء بنموسى", learned_at=timezone.now())

    after = [one.text for one in check(text, settings=build_settings(find_house_style(edition)))]

    assert "كزخفان" in before
    assert after == ["الاردن"]
