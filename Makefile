# One word for each thing to do. Every target sets up what it needs in .venv; nothing but Python 3.11+ and make is assumed.
#
#   make demo     read the sample documents, print their claims, make a ledger and ask it, write pages below demo-output/
#   make test     the tests, with coverage
#   make lint     ruff, mypy, import layers, licences, nothing that names a machine
#   make eval     score our readings on the gold and on rows of our own; fails under the floors
#   make bench    speed of reading, of start-up and of a ledger (installs spaCy to compare with)
#   make docs     renew docs/cli.md, the tables of docs/data.md and the output that the README shows
#   make picture  renew the picture in the README
#   make lock     renew the lock files
#   make setup    install what development needs
#   make clean    remove what these targets made

# The first of these that is new enough; say make PYTHON=... for another.
NEW    := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
            $$p -c '$(NEW)' 2>/dev/null && { echo $$p; break; }; done)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint style types layers licences places eval bench setup lock picture docs clean

help:
	@sed -n 's/^#  *make /make /p' Makefile

# --- what is needed, as stamps: made again when pyproject.toml or a lock file changed ------------------------------------

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: Headwater needs Python 3.11 or later, and found none here; install it, or say make PYTHON=<where it is>" >&2; exit 1; }
	@$(PYTHON) -c '$(NEW)' || { echo "make: Headwater needs Python 3.11 or later, and '$(PYTHON)' is no such; say make PYTHON=<where it is>" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "make: '$(PYTHON)' comes without the venv module; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.runtime: pyproject.toml requirements.lock | $(BIN)/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements-dev.lock | $(BIN)/python
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --editable .
	@touch $@ $(VENV)/.runtime

$(VENV)/.bench: pyproject.toml requirements.lock | $(VENV)/.runtime
	$(PIP) install --editable '.[bench,mirror]'
	@touch $@

setup: $(VENV)/.dev

# --- what to do ------------------------------------------------------------------------------------------------------------

demo: export HEADWATER_DATABASE := demo-output/ledger
demo: $(VENV)/.runtime
	@rm -rf demo-output
	@$(BIN)/headwater read samples --html demo-output
	@echo
	@$(BIN)/headwater init $(HEADWATER_DATABASE) --with osa
	@$(BIN)/headwater add samples
	@echo
	@echo "What the public could know of Japan and Mongolia on 10 January 2025:"
	@$(BIN)/headwater activities --donor JP --recipient MN --published-by 2025-01-10
	@echo
	@echo "What is known now:"
	@$(BIN)/headwater activities --donor JP --recipient MN
	@echo
	@echo "The ledger is in $(HEADWATER_DATABASE): try $(BIN)/headwater claims --recipient MN --database $(HEADWATER_DATABASE)"
	@echo "A highlighted page for each document is in demo-output/. Open demo-output/index.html in a browser, or one of:"
	@for page in demo-output/*.html; do case $$page in */index.html) ;; *) echo "  $$page" ;; esac; done

test: $(VENV)/.dev
	$(BIN)/python -m pytest --cov --cov-report=term

lint: style types layers licences places

style: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

licences: $(VENV)/.dev
	$(BIN)/python tools/licences.py

places: $(VENV)/.dev
	$(BIN)/python tools/places.py

eval: $(VENV)/.dev
	$(BIN)/python eval/run.py

bench: $(VENV)/.bench
	$(BIN)/python bench/run.py
	@rm -rf build/bench
	$(BIN)/python -m bench.ledger --statements 100000 --folder build/bench

picture: $(VENV)/.dev
	$(BIN)/python tools/picture.py samples/op-ed-steppe-radar.txt docs/img/page.png

docs: $(VENV)/.dev
	$(BIN)/python tools/cli.py
	$(BIN)/python tools/readme.py
	$(BIN)/python tools/data.py

# uv only writes the files; nothing needs it to install from them.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	UV_PROJECT_ENVIRONMENT= build/lock/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --upgrade -o requirements.lock
	UV_PROJECT_ENVIRONMENT= build/lock/bin/uv pip compile pyproject.toml --group dev -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --upgrade -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist demo-output htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
