"""What every test can rely on: a database of the run's own, and services that are there or are named as absent."""

import os
from pathlib import Path

import hypothesis
import pytest

from tests import services
from warraq.settings.catalogs import compile_stale

NEEDS = {
    "chromium": services.missing_chromium,
    "postgresql": services.missing_postgresql,
    "redis": services.missing_redis,
    "gettext": services.missing_gettext,
    "varnish": services.missing_varnish,
    "nginx": services.missing_nginx,
    "slowhttptest": services.missing_slowhttptest,
}
# How long one example takes depends on what else the machine does; CI tries the same examples each time.
hypothesis.settings.register_profile("warraq", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("warraq")
pytest_plugins = ["tests.founding", "tests.fixtures"]


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        compile_stale()
        for name in services.required():
            why = NEEDS[name]()
            if why:
                raise pytest.UsageError(f"WARRAQ_REQUIRE names {name}, but {why}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip by name what needs a service that is not there; on another database run only what uses a database."""
    absent = {
        name: why for name, find in NEEDS.items() if any(name in item.keywords for item in items) and (why := find())
    }
    for item in items:
        for name in absent:
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=absent[name]))
    if services.other_database_url():
        chosen = [item for item in items if _uses_database(item) and not item.get_closest_marker("chromium")]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
        items[:] = chosen
    items[:] = _long_files_first(items)


def _long_files_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """So that no process is left with a long file when the others have done: those with browsers, servers and kills."""
    seconds: dict[Path, float] = {}
    for item in items:
        seconds[item.path] = seconds.get(item.path, 0.0) + _usual_seconds(item)
    files = sorted(seconds, key=lambda path: -seconds[path])
    # The first to want the demo newspaper makes it for all; others that want it would meanwhile stand idle.
    demo, rest = ([path for path in files if (path.parent.name == "readers") is wants] for wants in (True, False))
    places = {path: place for place, path in enumerate(demo[:1] + rest[:8] + demo[1:] + rest[8:])}
    return sorted(items, key=lambda item: places[item.path])


def _usual_seconds(item: pytest.Item) -> float:
    if "tests/readers" in item.nodeid:
        return 30.0
    if "tests/faults" in item.nodeid:
        return 10.0
    if item.get_closest_marker("chromium"):
        return 5.0
    mark = item.get_closest_marker("django_db")
    return 0.5 if mark and mark.kwargs.get("transaction") else 0.05


def _uses_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db")) or "db" in getattr(item, "fixturenames", ())
