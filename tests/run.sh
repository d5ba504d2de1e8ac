#!/bin/sh
# The tests: all of them on SQLite, then those that use a database again on PostgreSQL, when it answers.
set -u
cd "$(dirname "$0")/.."
status=0
# Servers that tests start would each read the model; its own tests turn it on.
export WARRAQ_SEARCH_BY_MEANING=false
# The second pass, and every server that a test starts, find the code compiled already.
export PYTHONDONTWRITEBYTECODE=
# One more than there are cores: tests wait for servers, browsers and disks a good part of their time.
processes="${WARRAQ_TEST_PROCESSES:-$("$PY" -c 'import os; print(1 + (os.cpu_count() or 1))')}"

echo "== Tests on SQLite =="
"$PY" -m pytest -q -n "$processes" --dist loadfile --no-loadscope-reorder "$@" || status=1

if "$PY" -m tests.services postgresql; then
    echo "== Database tests on PostgreSQL =="
    WARRAQ_TEST_DATABASE_URL="$("$PY" -m tests.services postgresql --url)" \
        "$PY" -m pytest -q -n "$processes" --dist loadfile --no-loadscope-reorder "$@" || status=1
fi
exit $status
