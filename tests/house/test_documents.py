import re

from tests.house.tree import ROOT, files, files_named, name

SETTING = re.compile(r"\benv(?:\.\w+)?\(\s*\"(WARRAQ_\w+)\"")
SHELL_SETTING = re.compile(r"\b(WARRAQ_[A-Z_]+)\b")
HOOK = re.compile(r"^def (register_\w+)\(", re.MULTILINE)
PACKAGE = ROOT / "src" / "warraq"
REFERENCE = ROOT / "docs" / "reference"
TEXT_ENDINGS = (
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".txt",
    ".cfg",
    ".ini",
    ".yaml",
    ".yml",
    ".json",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".svg",
    "Makefile",
    "run",
)
REGISTRY_HOSTS = [
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js",
    "deb." + "debian",
    "crates" + ".io",
    "/sim" + "ple/",
    "--index" + "-url",
    "extra-index" + "-url",
    "find" + "-links",
]
WORKPLACE = ["/wo" + "rk/", "/far" + "m/", "/tmp/" + "plan", ".lib" + "rary/"]


def texts():
    for path in files():
        if path.name.endswith(TEXT_ENDINGS):
            yield path, path.read_text(errors="replace")


def test_every_setting_is_described():
    settings = {found for path in (PACKAGE / "settings").glob("*.py") for found in SETTING.findall(path.read_text())}
    described = (REFERENCE / "settings.md").read_text()

    assert settings
    assert sorted(setting for setting in settings if f"`{setting}`" not in described) == []


def test_every_described_setting_exists():
    code = "".join(
        path.read_text() for path in files() if path.suffix in {".py", ".sh"} or path.name in {"Makefile", "run"}
    )
    described = set(re.findall(r"`(WARRAQ_[A-Z_]+)`", (REFERENCE / "settings.md").read_text()))

    assert sorted(setting for setting in described if setting not in code) == []


def test_every_command_is_described():
    from warraq.command.main import COMMANDS

    described = (REFERENCE / "command-line.md").read_text()

    assert [command for command in COMMANDS if f"`warraq {command}" not in described] == []


def test_every_feature_has_a_readme():
    features = {path.parent for path in files_named("apps.py") if path.is_relative_to(PACKAGE)}

    assert [name(feature) for feature in sorted(features) if not (feature / "README.md").is_file()] == []


def test_every_hook_is_named_in_its_features_readme():
    missing = []
    for path in files_named(".py"):
        if path.is_relative_to(PACKAGE) and path.name in {"hooks.py", "rails.py"}:
            readme = path.parent / "README.md"
            told = readme.read_text() if readme.is_file() else ""
            missing += [f"{name(readme)}: {hook}" for hook in HOOK.findall(path.read_text()) if hook not in told]

    assert missing == []


def test_no_file_names_a_package_registry():
    found = [f"{name(path)}: {host}" for path, text in texts() for host in REGISTRY_HOSTS if host in text]

    assert found == []


def test_no_file_names_a_folder_outside_the_repository():
    found = [f"{name(path)}: {folder}" for path, text in texts() for folder in WORKPLACE if folder in text]

    assert found == []


def test_no_module_is_named_after_nothing():
    vague = {"utils.py", "helpers.py", "common.py", "misc.py"}

    assert [name(path) for path in files_named(".py") if path.name in vague] == []


def is_long(path):
    return "migrations" not in path.parts and len(path.read_text().splitlines()) > 400


def test_no_file_of_code_is_too_long_to_read():
    long = [name(path) for path in files_named(".py") if is_long(path)]

    assert long == []


def test_bidi_controls_are_written_as_escapes():
    controls = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

    assert [
        name(path) for path in files_named(".py", ".html", ".js", ".css") if controls.search(path.read_text())
    ] == []


def test_guides_show_every_picture_that_is_there_and_none_that_is_not():
    guides = ROOT / "docs" / "guides"
    texts_of_guides = "".join(path.read_text() for path in guides.glob("*.md"))
    shown = re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", texts_of_guides)
    there = list((guides / "pictures").iterdir())

    assert sorted(file for _alt, file in shown) == sorted(path.name for path in there)
    assert [file for alt, file in shown if not re.search("[\u0621-\u064a]", alt)] == []
    assert sum(path.stat().st_size for path in there) < 1_500_000
