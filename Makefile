# The chores of Dateline. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/.done
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
EXAMPLE := examples/2024-03-14-ceasefire.txt
PLACES := src/dateline/reference/gazetteer/places.tsv
ACTORS := src/dateline/reference/actors/.index.msgpack
ACTOR_FILES := $(shell find src/dateline/reference/actors -name '*.yaml' -o -name '*.tsv')
GAZETTEER := $(wildcard src/dateline/reference/gazetteer/*.py src/dateline/reference/gazetteer/*.yaml src/dateline/reference/gazetteer/regions.tsv src/dateline/reference/actors/countries.*)

.PHONY: help setup tools demo test check gate bench soak release-check docs picture size lock clean

help:  ## list the chores
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

setup: $(DONE)/project $(PLACES) $(ACTORS)  ## make .venv: locked packages, Dateline itself, the gazetteer, the actors

tools: setup $(DONE)/tools $(DONE)/postgresql  ## and the tools for tests and checks

demo: setup  ## code an example article into a store that is thrown away
	@store=$$(mktemp -d); trap 'rm -rf "$$store"' EXIT; \
	$(BIN)/dateline code $(EXAMPLE) --store "$$store/demo.sqlite"

test: tools check  ## lint, types, architecture, then every test
	@$(BIN)/python -m pytest

check: tools  ## lint, types, architecture
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_architecture.py

gate: tools  ## the quality floors
	@$(BIN)/python -m dateline.evaluate.gate

bench: tools  ## speed, by pytest-benchmark
	@$(BIN)/python -m pytest --benchmark-enable --benchmark-only benchmarks/*.py

soak: tools  ## the trials of docs/reliability.md in their full number, an hour
	@$(BIN)/python -m tests.reliability.soak
	@$(BIN)/python -m tests.hostile.soak
	@$(BIN)/python -m tests.hostile.patterns

release-check: setup build/release/tools/.done build/release/runtime/.done  ## locks, licences, build/sbom.json, vulnerabilities (AUDIT=skip: not these)
	@$(BIN)/python -m tests.release.check $(AUDIT:%=--audit %)

docs: picture  ## draw the picture of the output and write the formats anew, then try what the documents say
	@$(BIN)/python -m dateline.export.documented docs/formats.md
	@$(BIN)/python -m pytest tests/test_docs.py

picture: tools  ## docs/images/code.svg, from a real run on the example
	@mkdir -p docs/images
	@$(BIN)/dateline code $(EXAMPLE) --no-store --svg docs/images/code.svg > /dev/null
	@sed -i '/@font-face/,/}/d' docs/images/code.svg  # fonts from the network: the reader's own will do

size: tools  ## megabytes of the runtime install
	@$(BIN)/python -m pytest -s tests/test_install.py

lock: | build/lock/bin/uv  ## resolve the dependencies anew, with hashes
	@build/lock/bin/uv pip compile pyproject.toml --extra build $(UNUSED:%=--no-emit-package %) $(LOCK) -o requirements.lock
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["gazetteer"], sep="\n")' > build/lock/gazetteer.in
	@build/lock/bin/uv pip compile build/lock/gazetteer.in --no-deps $(LOCK) -o requirements-gazetteer.lock
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["release"], sep="\n")' > build/lock/release.in
	@build/lock/bin/uv pip compile build/lock/release.in $(LOCK) -o requirements-release.lock
	@build/lock/bin/uv pip compile pyproject.toml --extra dev -c requirements.lock $(LOCK) -o requirements-dev.lock

clean:  ## remove what the chores made, .venv and the gazetteer included
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks
	@rm -f src/dateline/reference/gazetteer/places.* $(ACTORS)

# What tokenizers names and never imports: it is for fetching models.
UNUSED := huggingface-hub hf-xet fsspec filelock httpx2 httpcore2 truststore

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --quiet \
        --custom-compile-command "make lock"

build/lock/bin/uv:
	@$(PYTHON) -m venv build/lock && build/lock/bin/python -m pip --quiet install uv

$(DONE)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Dateline needs Python 3.11 or later; set PYTHON=... to name one" >&2; exit 1; }
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2> /dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	    echo "installing python3-venv" >&2; \
	    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y python3-venv > /dev/null; \
	  else \
	    echo "Python has no venv: install it first, on Debian with 'apt-get install python3-venv'" >&2; exit 1; \
	  fi; \
	fi
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@mkdir -p $(DONE) && touch $@

$(DONE)/packages: requirements.lock | $(DONE)/venv
	@echo "installing the locked packages" >&2
	@$(PIP) install --no-deps --require-hashes --only-binary :all: -r requirements.lock
	@rm -rf $(VENV)/lib/python3*/site-packages/pyarrow/{tests,include}  # 13 MB that only its own builders need
	@touch $@

$(DONE)/project: pyproject.toml $(DONE)/packages
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# What only this needs (190 MB) lies apart from the runtime install.
build/gazetteer/.done: requirements-gazetteer.lock | $(DONE)/venv
	@$(PIP) install --upgrade --no-deps --require-hashes --only-binary :all: --target build/gazetteer -r requirements-gazetteer.lock
	@touch $@

$(PLACES): $(GAZETTEER) build/gazetteer/.done $(DONE)/packages | $(DONE)/project
	@echo "building the gazetteer" >&2
	@PYTHONPATH=build/gazetteer $(BIN)/python -m dateline.reference.gazetteer.build
	@touch $@

$(ACTORS): $(ACTOR_FILES) $(wildcard src/dateline/reference/actor_*.py) $(DONE)/packages | $(DONE)/project
	@$(BIN)/python -m dateline.reference.actor_index

$(DONE)/tools: requirements-dev.lock | $(DONE)/project
	@echo "installing the tools for tests and checks" >&2
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

# The tools that a release is checked with, and the runtime without anything else, each apart from .venv.
build/release/tools/.done: requirements-release.lock | $(DONE)/venv
	@rm -rf build/release/tools && $(PYTHON) -m venv build/release/tools
	@build/release/tools/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: -r requirements-release.lock
	@touch $@

build/release/runtime/.done: requirements.lock build/release/tools/.done
	@rm -rf build/release/runtime && $(PYTHON) -m venv --without-pip build/release/runtime
	@build/release/tools/bin/python -m pip --python build/release/runtime/bin/python --disable-pip-version-check --quiet \
	  install --no-deps --require-hashes --only-binary :all: -r requirements.lock
	@touch $@

# The tests run a PostgreSQL server of their own. Where none can be installed they are skipped, and say so.
$(DONE)/postgresql: | $(DONE)/venv
	@if ! ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 && ! command -v initdb > /dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	    echo "installing postgresql, for tests" >&2; \
	    apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends postgresql > /dev/null \
	      || echo "postgresql can't be installed: its tests will be skipped" >&2; \
	  else \
	    echo "no PostgreSQL: its tests will be skipped; on Debian 'apt-get install postgresql' brings it" >&2; \
	  fi; \
	fi
	@touch $@
