import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.house.tree import ROOT, files, name

PACKAGE = ROOT / "src" / "warraq"
LANGUAGES = ["ar", "fr"]


def catalog(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language):
    entries = polib.pofile(str(catalog(language)))

    assert [entry.msgid for entry in entries.untranslated_entries()] == []
    assert [entry.msgid for entry in entries.fuzzy_entries()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language):
    wrong = []
    for entry in polib.pofile(str(catalog(language))):
        asked = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            if said and not placeholders(said) <= asked:
                wrong.append(entry.msgid)
        left_out = asked - placeholders(entry.msgstr)
        if not entry.msgid_plural and entry.msgstr and left_out - MAY_BE_LEFT_OUT:
            wrong.append(entry.msgid)

    assert wrong == []


#: Wagtail says "None" for it where pages of every kind are listed.
MAY_BE_LEFT_OUT = {"%(model_name)s"}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[\w.]*|\{\w*\}", text or ""))


@pytest.fixture(scope="session")
def extracted(tmp_path_factory) -> set[str]:
    """The strings that are in the code now, as makemessages finds them in a copy of the package."""
    copy = tmp_path_factory.mktemp("messages") / "warraq"
    for path in files():
        if (
            path.is_relative_to(PACKAGE)
            and path.suffix in {".py", ".html", ".txt"}
            and "tests" not in path.parts[len(ROOT.parts) :]
        ):
            target = copy / path.relative_to(PACKAGE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (copy / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "ar", "--no-location", "--no-wrap"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {entry.msgid for entry in polib.pofile(str(copy / "locale" / "ar" / "LC_MESSAGES" / "django.po"))}


@pytest.mark.gettext
@pytest.mark.parametrize("language", LANGUAGES)
def test_catalog_is_in_step_with_the_code(language, extracted):
    known = {entry.msgid for entry in polib.pofile(str(catalog(language))) if not entry.obsolete}

    assert sorted(extracted - known) == [], "make messages"
    assert sorted(known - extracted) == [], "make messages"


def test_compiled_catalogs_are_not_kept():
    assert [name(path) for path in files() if path.suffix == ".mo"] == []
