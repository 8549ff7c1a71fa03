# One command to see it, one to test it. `make help` names the others.
# Each needs Python 3.11 to 3.14, make and a network; everything else is fetched into .venv and a cache.

PYTHON ?= python3
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo test check bench docs pictures lock wheel clean

help:
	@echo "make demo    install, start the private Neo4j, and show what kg can do"
	@echo "make test    the whole suite against a real Neo4j"
	@echo "make check   format, lint, types, import directions, generated docs"
	@echo "make bench   the figures, with the machine and the date"
	@echo "make docs    write the generated pages again"
	@echo "make pictures photograph the maps of the shipped cases (needs chromium)"
	@echo "make lock    resolve the dependencies again (needs uv)"
	@echo "make wheel   build the wheel into dist/"
	@echo "make clean   take away .venv and everything built; stops the private Neo4j"

demo: $(VENV)/installed
	@$(BIN)/kg demo

test: $(VENV)/installed-test
	$(BIN)/python -m tools.run_tests

check: $(VENV)/installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.generate_docs --check

bench: $(VENV)/installed-test
	$(BIN)/python -m bench

docs: $(VENV)/installed-test
	$(BIN)/python -m tools.questions_page  # asks the shipped cases again, on a Neo4j of its own
	$(BIN)/python -m tools.generate_docs

pictures: $(VENV)/installed-test
	$(BIN)/python -m tools.map_pictures  # draws the shipped cases again, on a Neo4j of its own

wheel: $(VENV)/installed-test
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

# The lock files name versions and hashes, no registry: plain pip takes them, on every supported Python.
lock:
	printf 'hatchling>=1.25\neditables>=0.5\n' | $(LOCKED) -o requirements.lock pyproject.toml -
	printf 'hatchling>=1.25\neditables>=0.5\n' | $(LOCKED) -o requirements-test.lock --extra test --extra fast --extra py2neo pyproject.toml -

LOCKED = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade --no-emit-index-url --no-annotate --custom-compile-command 'make lock'

clean:
	-@test -x $(BIN)/kg && KG_NEO4J_URI= $(BIN)/kg db stop
	rm -rf $(VENV) dist build demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# --- .venv -----------------------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' || \
	  { echo "kg needs Python 3.11 to 3.14: make PYTHON=/path/to/python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed requirements-test.lock
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@
