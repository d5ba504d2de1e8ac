#!/bin/sh
# What CI checks beside the tests. Every check runs, so that one look shows all that is wrong.
set -u
cd "$(dirname "$0")/.."
status=0
export DJANGO_SETTINGS_MODULE=warraq.settings.test

check() {
    name=$1
    shift
    if output=$("$@" 2>&1); then
        echo "ok      $name"
    else
        echo "FAILED  $name"
        echo "$output" | sed 's/^/        /'
        status=1
    fi
}

check "ruff: lint" "$BIN/ruff" check --quiet .
check "ruff: format" "$BIN/ruff" format --check --quiet .
check "mypy, strict" "$BIN/mypy"
check "imports between stages" "$BIN/lint-imports" --no-cache
check "templates" "$BIN/djlint" src --lint --quiet
check "missing migrations" "$BIN/django-admin" makemigrations --check --dry-run
check "house rules: directions, translations, documents" "$PY" -m pytest -q -p no:cacheprovider tests/house
exit $status
