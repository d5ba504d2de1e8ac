"""The files of deploy/ name only what is there. Varnish and nginx run them in tests/faults."""

import inspect
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from warraq.delivery.site.rails import rail_key
from warraq.publishing.release import keys

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
SETTINGS = (DEPLOY.parent / "docs" / "reference" / "settings.md").read_text()
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text())


def test_compose_names_services_files_and_settings_that_are_there(compose):
    services = compose["services"]
    for name, service in services.items():
        assert set(service.get("depends_on", [])) <= set(services), name
        assert set(service["networks"]) <= set(compose["networks"]), name
        assert "build" in service or ":" in service["image"], name
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source.startswith("."):
                assert (DEPLOY / "compose" / source).is_file(), source
            elif not source.startswith("$"):
                assert source in compose["volumes"], source
        for setting in service.get("environment", {}):
            assert not setting.startswith("WARRAQ_") or f"`{setting}`" in SETTINGS, setting
    assert (DEPLOY / "compose" / services["warraq"]["build"]["dockerfile"].split("/")[-1]).is_file()


def test_what_is_waited_for_until_it_is_well_says_when_it_is(compose):
    services = compose["services"]
    waited_for = {
        name
        for service in services.values()
        if isinstance(wanted := service.get("depends_on"), dict)
        for name, how in wanted.items()
        if how["condition"] == "service_healthy"
    }

    assert waited_for >= {"postgres", "redis", "warraq"}
    assert all(services[name]["healthcheck"]["test"][0] == "CMD" for name in waited_for)


def test_what_compose_mounts_is_all_that_nginx_includes(compose):
    mounted = {volume.split(":")[1] for volume in compose["services"]["nginx"]["volumes"]}
    included = set()
    for path in (DEPLOY / "nginx").glob("*.conf"):
        included |= set(re.findall(r"include ([\w.-]+\.conf);", path.read_text()))

    assert {f"/etc/nginx/{name}" for name in included} <= mounted


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_systemd_takes_the_units(unit, tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd-analyze is not installed (Debian: apt install systemd)")
    copy = tmp_path / unit.name
    copy.write_text(unit.read_text().replace("/opt/warraq/bin/warraq", "/bin/true"))

    told = subprocess.run([program, "verify", str(copy)], capture_output=True, text=True, check=False)

    assert (told.returncode, told.stderr) == (0, "")


def test_varnish_takes_every_kind_of_key():
    """One that it refuses is never forgotten there, nor are those that are told with it."""
    told = re.search(r'Warraq-Keys !~ "(.+)"', (DEPLOY / "varnish" / "warraq.vcl").read_text())
    functions = [function for _name, function in inspect.getmembers(keys, inspect.isfunction)]
    made = [function(**dict.fromkeys(inspect.signature(function).parameters, 12)) for function in functions]
    made += [rail_key("most_read", 1), rail_key("most_read", 1, section_id=2)]

    assert told
    assert [key for key in [*made, "|".join(made)] if not re.fullmatch(told[1], key)] == []
    assert not re.fullmatch(told[1], "story:1|.*")
