"""Fixtures for tests of the whole: scratch databases, a served newspaper, a real browser."""

import asyncio
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from tests import services
from tests.migrated import copy_instead_of_migrating

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "كلمة سر طويلة 9"


@dataclass(frozen=True)
class LiveSite:
    """A newspaper served on this machine, sharing its database with the test."""

    url: str
    edition: object

    @property
    def newsroom_url(self) -> str:
        return f"{self.url}/newsroom/"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """SQLite's test database is a file, as in production, so that a served page and the test can both use it."""
    from django.conf import settings

    copy_instead_of_migrating()
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="warraq-test-database-"))
    # Losing a test's database in a power cut is no loss, and waiting for the disk is.
    database["OPTIONS"]["init_command"] = database["OPTIONS"]["init_command"].replace("=FULL", "=OFF")
    database.setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")
    yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """A new, empty PostgreSQL database, dropped afterwards. Mark the test `postgresql`."""
    name = f"warraq_test_{uuid4().hex[:12]}"
    with psycopg.connect(services.POSTGRESQL_URL, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlsplit(services.POSTGRESQL_URL)._replace(path=f"/{name}").geturl()
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def redis_url() -> str:
    """A Redis database for tests. Mark the test `redis`, and give its keys a name of their own."""
    return services.REDIS_URL


def launch(chromium, *arguments: str):
    """A Chromium without those parts of its own window that no test sees."""
    return chromium.launch(
        executable_path=Path(__file__).with_name("chromium.sh"),
        args=[*CHROMIUM_ARGUMENTS, *arguments],
        env={**os.environ, "WARRAQ_CHROMIUM": services.CHROMIUM},
    )


@pytest.fixture(scope="session")
def chromium():
    """A real Chromium, headless, with an empty profile. Mark the test `chromium`."""
    from playwright.sync_api import expect, sync_playwright

    # What is waited for comes within a second, but on a machine that does other things beside.
    expect.set_options(timeout=20_000)
    # Playwright's loop lives in this thread; Django would refuse the ORM beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from django.db import connections

    ours = {alias: connections[alias] for alias in connections}
    with sync_playwright() as playwright:
        # Beside a running loop Django would open connections of its own, which know nothing of the test's database.
        for alias, connection in ours.items():
            connections[alias] = connection
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def no_loop_of_the_browsers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Playwright leaves its loop running in this thread; a test without a browser may run one of its own, which would
    find, and close, the connections that browsers' tests were given."""
    running = asyncio._get_running_loop()
    if running is None or "chromium" in request.fixturenames:
        yield
        return
    from django.db import connections

    ours = {alias: connections[alias] for alias in connections}
    for alias in ours:
        del connections[alias]
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(running)
    for alias, connection in ours.items():
        connections[alias] = connection


def _wait_until_loaded(context, most_ms: float = 10_000.0) -> None:
    """A page that is closed while it loads has scripts that miss each other, and these are no failures of its own."""
    from playwright.sync_api import Error

    for page in context.pages:
        with suppress(Error):
            page.wait_for_load_state(timeout=most_ms)


def _wait_for_requests(most_seconds: float = 10.0) -> None:
    """What a page had asked for when it was closed is still being answered, and would meet the next test's database."""
    until = time.monotonic() + most_seconds
    while time.monotonic() < until and any("process_request_thread" in one.name for one in threading.enumerate()):
        time.sleep(0.02)


@pytest.fixture
def open_page(chromium):
    """`open_page(width_px=1280, **context options)` gives a page of a visitor of its own.

    A script that fails in any of these pages fails the test.
    """
    contexts, failures = [], []

    def open_page(*, width_px: int = 1280, height_px: int = 900, **options: object):
        context = chromium.new_context(
            viewport={"width": width_px, "height": height_px}, **{"locale": "ar-MA", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: failures.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        _wait_until_loaded(context)
    failed = list(failures)
    for context in contexts:
        context.close()
    _wait_for_requests()
    assert failed == []


@pytest.fixture
def live_site(transactional_db: None, live_server) -> LiveSite:
    """A newspaper with one Moroccan edition, two sections and the newsroom's roles, served at `url`."""
    from warraq.masthead.models import Edition, EditionHost, Section
    from warraq.newsroom.approvals.workflow import ensure_workflow
    from warraq.newsroom.desks.roles import APPROVERS, ensure_roles
    from warraq.newsroom.stories.tree import ensure_tree

    ensure_tree()
    groups = ensure_roles()
    ensure_workflow(groups[role] for role in APPROVERS)
    edition = Edition.objects.create(key="live", name="جريدة الميناء", language="ar-MA", time_zone="Africa/Casablanca")
    EditionHost.objects.create(edition=edition, host=urlsplit(live_server.url).netloc, is_secure=False)
    for order, (name, slug) in enumerate([("أخبار", "news"), ("ثقافة", "culture")]):
        Section.objects.create(edition=edition, name=name, slug=slug, order=order)
    return LiveSite(url=live_server.url, edition=edition)


@pytest.fixture
def make_journalist(live_site: LiveSite) -> Callable[[str], object]:
    """`make_journalist(role)` is a new account of the newsroom with that role."""
    from django.contrib.auth.models import Group

    from warraq.newsroom.desks.models import Journalist

    def make_journalist(role: str) -> Journalist:
        journalist = Journalist.objects.create_user(f"{role}-{uuid4().hex[:6]}", password=PASSWORD)
        journalist.groups.add(Group.objects.get(name=role))
        return journalist

    return make_journalist


@pytest.fixture
def sign_in(live_site: LiveSite, make_journalist) -> Callable[..., object]:
    """`sign_in(page, role)` makes an account with that role and signs it in to the newsroom, as a person would.

    `lands_on` is a part of the address that opens then, when it is not the newsroom's home.
    """

    def sign_in(page, role: str, *, lands_on: str = "", journalist=None):
        journalist = journalist or make_journalist(role)
        page.goto(live_site.newsroom_url)
        page.fill("input[name=login]", journalist.username)
        page.fill("input[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url(f"**{lands_on}**" if lands_on else live_site.newsroom_url)
        return journalist

    return sign_in
