# VENV is where the environment lives; .ci/run names another one, so that it always starts afresh.
VENV ?= .venv
PYTHON ?= python3

.DEFAULT_GOAL := run
.PHONY: run test lint screenshots bench accuracy

run: $(VENV)/.run
	$(VENV)/bin/streamlit run app.py

test: $(VENV)/.dev
	$(VENV)/bin/pytest

lint: $(VENV)/.dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --strict core

screenshots: $(VENV)/.dev
	$(VENV)/bin/python -m tests.browser.screenshots

bench: $(VENV)/.dev $(VENV)-rivals/.bench
	RIVALS=$(VENV)-rivals $(VENV)/bin/python -m tests.benchmarks docs
	@for file in tests/benchmarks/bench_*.py; do \
		$(VENV)/bin/python -m tests.benchmarks.$$(basename $$file .py) || exit 1; done

accuracy: $(VENV)/.dev
	$(VENV)/bin/python -m tests.accuracy

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, and $(PYTHON) is not: try make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp newer than its requirements file means that those packages are installed.
$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# Other readers of numbers, in an environment of their own: they are only measured beside this one.
$(VENV)-rivals/.bench: requirements-bench.txt
	$(PYTHON) -m venv $(VENV)-rivals
	$(VENV)-rivals/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@
