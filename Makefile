# Two commands: `make lab` opens the course, `make test` checks it. README has the same two for Windows.
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: lab test demo build docs shots lock wheelhouse

lab: .venv/.installed
	$(BIN)/casebook lab

# The stamp makes a second run cheap: pip is asked only when the lock or the package's own file has changed.
.venv/.installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-compile -r requirements.lock
	$(BIN)/python .ci/bytecode.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/.tested: .venv/.installed tests/requirements.lock docs/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r tests/requirements.lock -r docs/requirements.lock
	touch $@

test: .venv/.tested
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python tests/case/tools.py
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 2 --dist loadfile

demo: .venv/.installed
	$(BIN)/casebook demo

build: .venv/.installed
	$(BIN)/casebook build

.venv/.documented: .venv/.installed docs/requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --compile -r docs/requirements.lock
	touch $@

# the reading edition: docs/_build/html/index.html, and all modules as one file, docs/_build/casebook.pdf
docs: .venv/.documented
	$(BIN)/casebook read --out docs/reading
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html
	$(BIN)/sphinx-build -q -W --keep-going -b singlehtml -c docs docs/reading docs/_build/one
	$(BIN)/casebook read --pdf docs/_build/one/index.html --out docs/_build/casebook.pdf

# the pictures in README and docs, drawn from the course as it is: docs/static/shots
shots: .venv/.tested
	$(BIN)/python -m tests.browser.shots

# three locks from pyproject.toml; UPGRADE=1 takes the newest that fit
lock:
	test -x .venv-lock/bin/uv || $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	PATH=$(CURDIR)/.venv-lock/bin:$$PATH .venv-lock/bin/python .ci/lock.py $(if $(UPGRADE),--upgrade)

# everything that a machine without a network needs to install the course, of the same system and Python: wheelhouse/
WHEELHOUSE ?= wheelhouse
wheelhouse:
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python .ci/wheelhouse.py $(WHEELHOUSE)
