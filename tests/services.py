"""Which of the services that some tests need are on this machine. `python -m tests.services NAME` asks from a shell."""

import os
import shutil
import sys

import psycopg
import redis

CHROMIUM = os.environ.get("WARRAQ_CHROMIUM", "") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
POSTGRESQL_URL = os.environ.get("WARRAQ_TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
_SYSTEM_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
VARNISH = shutil.which("varnishd", path=_SYSTEM_PATH) or ""
NGINX = shutil.which("nginx", path=_SYSTEM_PATH) or ""
REDIS_URL = os.environ.get("WARRAQ_TEST_REDIS_URL", "redis://127.0.0.1:6379/15")


def required() -> list[str]:
    """What WARRAQ_REQUIRE names: CI would rather fail than skip it."""
    return [name.strip() for name in os.environ.get("WARRAQ_REQUIRE", "").split(",") if name.strip()]


def other_database_url() -> str:
    """The database that this run is for; empty for SQLite."""
    return os.environ.get("WARRAQ_TEST_DATABASE_URL", "")


def missing_chromium() -> str:
    return "" if CHROMIUM else "Chromium is not installed (Debian: apt install chromium)"


def missing_gettext() -> str:
    return "" if shutil.which("xgettext") else "xgettext is not installed (Debian: apt install gettext)"


def missing_varnish() -> str:
    return "" if VARNISH else "Varnish is not installed (Debian: apt install varnish)"


def missing_nginx() -> str:
    return "" if NGINX else "nginx is not installed (Debian: apt install nginx-light)"


def missing_slowhttptest() -> str:
    return "" if shutil.which("slowhttptest") else "slowhttptest is not installed (Debian: apt install slowhttptest)"


def missing_postgresql() -> str:
    try:
        with psycopg.connect(POSTGRESQL_URL, connect_timeout=3):
            return ""
    except psycopg.OperationalError as error:
        return f"PostgreSQL does not answer: {str(error).splitlines()[0]}"


def missing_redis() -> str:
    try:
        with redis.Redis.from_url(REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as server:
            server.ping()
            return ""
    except redis.RedisError as error:
        return f"Redis does not answer: {error}"


def main(name: str, *, wants_url: bool) -> int:
    if wants_url:
        print({"postgresql": POSTGRESQL_URL, "redis": REDIS_URL}[name])
        return 0
    why = {
        "chromium": missing_chromium,
        "postgresql": missing_postgresql,
        "redis": missing_redis,
        "gettext": missing_gettext,
        "varnish": missing_varnish,
        "nginx": missing_nginx,
        "slowhttptest": missing_slowhttptest,
    }[name]()
    if why:
        print(f"Skipped: {why}")
    return 1 if why else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], wants_url="--url" in sys.argv[2:]))
