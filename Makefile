# make demo   the demo newspaper on this machine      make test   the tests      make check   what CI checks beside them
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo test check lock format messages catalogs pictures guide-pictures

VENV ?= .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
HOST ?= 127.0.0.1
PORT ?= 8000
RESET ?=
ONLY ?=
# The first Python at hand that is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
# Named after what the lock says, so that a new lock installs again and an old one costs nothing.
INSTALLED := $(VENV)/installed-$(shell cat requirements.lock pyproject.toml | cksum | tr ' ' '-')
POS := $(wildcard src/warraq/locale/*/LC_MESSAGES/django.po)
MOS := $(POS:.po=.mo)

help:
	@echo "make demo [PORT=8000] [RESET=1]   the demo newspaper, on this machine"
	@echo "make test                         the tests; what is not on this machine is skipped by name"
	@echo "make check                        linters, types, imports, templates, migrations, translations"
	@echo "make pictures [ONLY=front]        pictures of every kind of page, in var/pictures"
	@echo "make guide-pictures               the newsroom's screens for docs/guides"
	@echo "make format | lock | messages     put the code in shape | renew the lock | collect the translations"

setup: $(INSTALLED) $(MOS)
	@:

$(INSTALLED):
	@test -n "$(PYTHON)" || { echo "Warraq needs Python 3.11 or newer, and none was found. Install one, or name it: make PYTHON=/path/to/python3"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make environments. On Debian and Ubuntu: apt install python3-venv"; exit 2; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing what requirements.lock names ..."
	@$(PY) -m pip install --quiet --requirement requirements.lock
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/installed-*
	@touch $@

%.mo: %.po $(INSTALLED)
	@$(BIN)/pybabel --quiet compile --domain django --input-file $< --output-file $@

catalogs: $(MOS)

demo: setup
	@$(BIN)/warraq demo --host $(HOST) --port $(PORT) $(if $(RESET),--reset)

pictures: setup
	@$(BIN)/warraq demo --load-only
	@$(PY) -m bench.pictures --only "$(ONLY)"

guide-pictures: setup
	@$(BIN)/warraq demo --load-only
	@$(PY) -m bench.guide_pictures --only "$(ONLY)"

test: setup
	@PY=$(PY) sh tests/run.sh

check: setup
	@PY=$(PY) BIN=$(BIN) sh tests/check.sh

format: setup
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

lock:
	uv pip compile pyproject.toml --extra dev --extra semantic --extra opensearch --universal --python-version 3.11 --no-emit-index-url --no-annotate -o requirements.lock

messages: setup
	@cd src/warraq && for language in ar fr; do mkdir -p locale/$$language/LC_MESSAGES; done
	@cd src/warraq && DJANGO_SETTINGS_MODULE=warraq.settings.test $(abspath $(BIN))/django-admin makemessages --locale ar --locale fr --no-location --no-obsolete --no-wrap --ignore 'tests/*'
	@$(MAKE) --no-print-directory catalogs
