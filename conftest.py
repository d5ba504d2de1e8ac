"""What every test can rely on: a database of the run's own, and services that are there or are named as absent."""

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
    seconds: dict[object, float] = {}
    for item in items:
        seconds[item.path] = seconds.get(item.path, 0.0) + _usual_seconds(item)
    return sorted(items, key=lambda item: -seconds[item.path])


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
