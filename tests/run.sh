#!/bin/sh
# The tests: all of them on SQLite, then those that use a database again on PostgreSQL, when it answers.
set -u
cd "$(dirname "$0")/.."
status=0
# Servers that tests start would each read the model; its own tests turn it on.
export WARRAQ_SEARCH_BY_MEANING=false

echo "== Tests on SQLite =="
"$PY" -m pytest -q -n "${WARRAQ_TEST_PROCESSES:-auto}" --dist loadfile --no-loadscope-reorder "$@" || status=1

if "$PY" -m tests.services postgresql; then
    echo "== Database tests on PostgreSQL =="
    WARRAQ_TEST_DATABASE_URL="$("$PY" -m tests.services postgresql --url)" \
        "$PY" -m pytest -q -n "${WARRAQ_TEST_PROCESSES:-auto}" --dist loadfile --no-loadscope-reorder "$@" || status=1
fi
exit $status
