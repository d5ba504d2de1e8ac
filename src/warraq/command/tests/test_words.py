import pytest

from warraq.command.words import choose_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "ar"),
        ({"LANG": "C.UTF-8"}, "ar"),
        ({"LANG": "de_DE.UTF-8"}, "ar"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR"}, "fr"),
        ({"LANG": "en_GB", "LC_ALL": "ar_MA.UTF-8"}, "ar"),
        ({"LANG": "en_GB", "WARRAQ_LANGUAGE": "fr"}, "fr"),
    ],
)
def test_command_line_speaks_arabic_unless_asked_otherwise(environment, language):
    assert choose_language(environment) == language
