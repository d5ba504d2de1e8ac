import pytest
from click.testing import CliRunner

from warraq.arabic.style.command import style as style_command
from warraq.command.house_style import house_style
from warraq.masthead.models import HouseStyle
from warraq.masthead.tests.factories import EditionFactory

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(house_style, arguments)


def test_style_is_exported_checked_with_and_imported_into_another_edition(tmp_path):
    first, second = EditionFactory(key="first"), EditionFactory(key="second")
    HouseStyle.objects.create(edition=first, rules={"SP001": "off"}, spellings="جوجل = غوغل", must_mend=True)
    HouseStyle.objects.create(edition=second, words="تُمحى", must_mend=True)
    path, copy = tmp_path / "style.toml", tmp_path / "copy.txt"
    path.write_text(run("export", "first").output, encoding="utf-8")
    copy.write_text("سافر الى مقر جوجل", encoding="utf-8")

    checked = CliRunner().invoke(style_command, ["--config", str(path), str(copy)])
    done = run("import", "second", str(path))

    assert "HS001" in checked.output
    assert "SP001" not in checked.output
    assert done.exit_code == 0
    taken = HouseStyle.objects.get(edition=second)
    assert (taken.rules, taken.spellings, taken.words, taken.must_mend) == ({"SP001": "off"}, "جوجل = غوغل", "", True)
    assert run("export", "second").output == run("export", "first").output


@pytest.mark.parametrize("text", ["off = [", 'off = ["XX999"]', 'words = ["كلمتان اثنتان"]', "headline_max_chars = 3"])
def test_a_file_that_cannot_be_is_refused_and_changes_nothing(tmp_path, text):
    edition = EditionFactory(key="mina")
    path = tmp_path / "style.toml"
    path.write_text(text, encoding="utf-8")

    done = run("import", "mina", str(path))

    assert done.exit_code == 1
    assert done.output.strip()
    assert not HouseStyle.objects.filter(edition=edition).exists()


def test_an_edition_that_is_not_there_is_named_with_those_that_are():
    EditionFactory(key="mina")

    done = run("export", "maghrib")

    assert done.exit_code == 2
    assert "mina" in done.output


def test_learning_says_what_was_learned():
    EditionFactory(key="mina", name="الميناء")

    done = run("learn")

    assert done.exit_code == 0
    assert "الميناء" in done.output
