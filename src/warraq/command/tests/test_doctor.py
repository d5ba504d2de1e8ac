import json
import shutil
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from warraq.command import doctor as doctor_command
from warraq.command.checkup import machine, newspaper
from warraq.command.checkup.database import check_database, is_sound_sqlite
from warraq.command.checkup.finding import Finding, State
from warraq.command.founding import found
from warraq.command.ready import collect_static
from warraq.command.tests.test_founding import PASSWORD, PLAN
from warraq.masthead.models import EditionHost
from warraq.newsroom.zones.models import KnownZone
from warraq.newsroom.zones.settle import settle_zones

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def states(findings) -> list[State]:
    return [finding.state for finding in findings]


@pytest.mark.django_db
def test_sound_database_at_this_version_is_green():
    assert set(states(check_database())) == {State.GREEN}


@pytest.mark.django_db
def test_pending_migration_is_red_and_says_what_to_run(monkeypatch):
    monkeypatch.setattr("warraq.command.checkup.database.find_pending_migrations", lambda: ["stories.0002_new"])

    finding = list(check_database())[1]

    assert finding.state is State.RED
    assert "stories.0002_new" in finding.found
    assert "warraq migrate" in finding.remedy


@pytest.mark.parametrize(
    ("version", "sound"), [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True)]
)
def test_sqlite_with_the_wal_fault_is_known(version, sound):
    assert is_sound_sqlite(version) is sound


def test_pinned_zones_are_green_and_the_systems_red(monkeypatch):
    assert machine.check_zones().state is State.GREEN

    monkeypatch.delenv("PYTHONTZPATH")
    assert machine.check_zones().state is State.RED


def test_old_zone_data_are_red(monkeypatch):
    monkeypatch.setattr(machine, "version", lambda _package: "2026.2")

    assert machine.check_zones().state is State.RED


@pytest.mark.parametrize(
    ("free", "state"), [(100 * 1024**2, State.RED), (1024**3, State.AMBER), (10 * 1024**3, State.GREEN)]
)
def test_room_on_the_disk_is_judged(tmp_path, monkeypatch, free, state):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))

    assert machine.check_room(tmp_path).state is state


def test_redis_that_does_not_answer_is_red():
    assert machine.check_redis("redis://127.0.0.1:1/0").state is State.RED


@pytest.mark.redis
def test_redis_that_answers_is_green(redis_url):
    assert machine.check_redis(redis_url).state is State.GREEN


@pytest.mark.parametrize(("secret", "state"), [("short", State.RED), ("x" * 50, State.GREEN)])
def test_secret_is_judged(settings, secret, state):
    settings.SECRET_KEY = secret

    assert newspaper.check_secret().state is state


@pytest.mark.django_db
def test_newspaper_that_was_not_founded_is_red():
    (finding,) = newspaper.check_newspaper(now=NOON)

    assert finding.state is State.RED
    assert "warraq init" in finding.remedy


@pytest.mark.django_db
def test_edition_without_a_host_is_red():
    found(PLAN, password=PASSWORD)
    assert set(states(newspaper.check_newspaper(now=NOON))) == {State.GREEN}

    EditionHost.objects.all().delete()

    assert State.RED in states(newspaper.check_newspaper(now=NOON))


@pytest.mark.django_db
def test_pending_times_by_other_zone_data_are_red():
    found(PLAN, password=PASSWORD)
    settle_zones(now=NOON)
    known = KnownZone.objects.first()
    first = known.offsets[0]
    KnownZone.objects.update(offsets=[[first[0], first[1] + 3600], *known.offsets[1:]])

    (finding,) = [finding for finding in newspaper.check_newspaper(now=NOON) if finding.state is State.RED]

    assert known.key in finding.found
    assert "warraq migrate" in finding.remedy
    settle_zones(now=NOON)
    assert State.RED not in states(newspaper.check_newspaper(now=NOON))


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "code"), [(State.GREEN, 0), (State.AMBER, 0), (State.RED, 1)])
def test_exit_code_is_one_only_when_something_is_red(monkeypatch, state, code):
    monkeypatch.setattr(doctor_command, "examine", lambda: [Finding("disk", state, "نصف ممتلئ", "make room")])

    told = CliRunner().invoke(doctor_command.doctor, ["--json"])

    assert told.exit_code == code
    assert json.loads(told.stdout)[0]["found"] == "نصف ممتلئ"


@pytest.mark.django_db
def test_a_founded_newspaper_is_well(settings):
    settings.SECRET_KEY = "x" * 50
    collect_static()
    found(PLAN, password=PASSWORD)

    told = CliRunner().invoke(doctor_command.doctor, [])

    assert told.exit_code == 0, told.output
