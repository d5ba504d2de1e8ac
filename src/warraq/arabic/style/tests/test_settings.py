"""An edition's settings from TOML."""

import pytest

from warraq.arabic.style import InvalidStyleSettings, Severity, StyleSettings, load_settings, read_settings


def test_settings_are_read_from_toml(tmp_path):
    path = tmp_path / "style.toml"
    path.write_text(
        'off = ["NS", "PU018"]\ndigits = "arab"\nmonths = "maghrib"\nwords = ["ويكيميديا"]\n'
        '[severity]\nPU008 = "error"\n[spellings]\n"جوجل" = "غوغل"\n',
        encoding="utf-8",
    )

    settings = load_settings(path)

    assert settings == StyleSettings(
        off=frozenset({"NS", "PU018"}),
        digits="arab",
        months="maghrib",
        words=frozenset({"ويكيميديا"}),
        severity=(("PU008", Severity.ERROR),),
        spellings=(("جوجل", "غوغل"),),
    )
    assert not settings.is_on("NS005")
    assert settings.severity_of("PU008") is Severity.ERROR


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"digit": "arab"}, "unknown setting: digit"),
        ({"digits": "roman"}, "digits must be one of"),
        ({"off": ["XX999"]}, "there is no rule XX999"),
        ({"off": "NS"}, "off must be a list"),
        ({"severity": {"PU008": "fatal"}}, "severity"),
        ({"severity": ["PU008"]}, "severity must be a table"),
        ({"headline_max_chars": 0}, "headline_max_chars"),
        ({"spellings": {"": "x"}}, "spellings must be a table"),
    ],
)
def test_wrong_settings_are_named(data, complaint):
    with pytest.raises(InvalidStyleSettings, match=complaint):
        read_settings(data)


def test_broken_toml_is_refused(tmp_path):
    path = tmp_path / "style.toml"
    path.write_text("off = [", encoding="utf-8")

    with pytest.raises(InvalidStyleSettings):
        load_settings(path)
