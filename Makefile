# Two commands: `make lab` opens the course, `make test` checks it. README has the same two for Windows.
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: lab test demo build

lab: .venv/.installed
	$(BIN)/casebook lab

# The stamp makes a second run cheap: pip is asked only when the lock or the package's own file has changed.
.venv/.installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/.tested: .venv/.installed tests/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r tests/requirements.lock
	touch $@

test: .venv/.tested
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 2

demo: .venv/.installed
	$(BIN)/casebook demo

build: .venv/.installed
	$(BIN)/casebook build
