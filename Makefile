# `make` alone explains the targets. Python, git and make are all that must be there.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed

# The first Python on the machine that fits; `make setup PYTHON=/path/to/python3.12`
# names another one.
FITS := import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(or $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c '$(FITS)' 2>/dev/null && echo $$each && break; done),python3)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup reports lab check unit test notebooks generated bench stress format lock

help: ## say what the targets do
	@echo "valuebook: what each target does. All of them set up what they need first."
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | \
		while IFS='|' read -r target does; do printf '  make %-11s%s\n' "$$target" "$$does"; done

setup: $(INSTALLED) ## install valuebook and all it needs into .venv, once

$(BIN)/python:
	@"$(PYTHON)" -c '$(FITS)' 2>/dev/null || { \
		echo "valuebook needs Python 3.11, 3.12 or 3.13 with its venv module; $(PYTHON) is" \
			"$$(command -v "$(PYTHON)" >/dev/null && "$(PYTHON)" --version 2>&1 || echo not there)." >&2; \
		echo "Name another one, as in: make setup PYTHON=/path/to/python3.12" >&2; \
		echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "setting up $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv --clear $(VENV)

$(INSTALLED): requirements.lock pyproject.toml tools/uv_like_pip.py | $(BIN)/python
	@$(BIN)/python -m pip install --quiet "$$(grep '^uv==' requirements.lock)"
	@$(BIN)/python tools/uv_like_pip.py pip sync --quiet --compile-bytecode \
		--python $(BIN)/python requirements.lock
	@$(BIN)/python tools/uv_like_pip.py pip install --quiet --python $(BIN)/python \
		--no-deps --no-build-isolation --editable .
	@touch $@

reports: $(INSTALLED) ## make the reports of the sample company and the public programmes
	$(BIN)/valuebook report sample_data/company --out reports/company
	$(BIN)/valuebook report sample_data/public_programmes --out reports/public_programmes

lab: $(INSTALLED) ## open the notebooks in JupyterLab
	$(BIN)/valuebook lab .

check: $(INSTALLED) ## what needs no running: style, types, layers, files made from others
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/environment.py --check
	$(BIN)/python tools/register_files.py --check
	$(BIN)/python tools/command_line.py --check
	$(BIN)/python -m sample_data.generator --check

test: check unit ## check, then every test, then the stored notebooks cell by cell
	$(BIN)/python -m pytest --nbval --nbval-current-env --nbval-cell-timeout 120 \
		-m "batch or browser" tests notebooks

unit: $(INSTALLED) ## the quick tests, which start no kernel and no browser, on all processors
	$(BIN)/python -m pytest -n logical --dist worksteal -p no:nbval \
		-m "not batch and not browser" tests toolkit tools

notebooks: $(INSTALLED) ## run the stored notebooks anew and keep their outputs
	$(BIN)/jupyter nbconvert --to notebook --inplace --execute \
		--ExecutePreprocessor.record_timing=False \
		--ClearMetadataPreprocessor.enabled=True \
		--ClearMetadataPreprocessor.preserve_cell_metadata_mask='[("tags",)]' \
		--ClearMetadataPreprocessor.preserve_nb_metadata_mask='[("kernelspec",)]' \
		notebooks/*.ipynb

generated: $(INSTALLED) ## write the files that are made from others anew
	$(BIN)/python tools/environment.py
	$(BIN)/python tools/register_files.py
	$(BIN)/python tools/command_line.py
	$(BIN)/python -m sample_data.generator

bench: $(INSTALLED) ## measure speed and memory on this machine, in a quarter of an hour on two cores
	@for each in benchmarks/*.py; do echo "$$each"; $(BIN)/python "$$each" || exit; done

ROUNDS ?= 200
stress: $(INSTALLED) ## kill a process of a report ROUNDS=200 times and see that nothing is lost
	ROUNDS=$(ROUNDS) $(BIN)/python -m pytest -q tests/batch/test_killed_processes.py

format: $(INSTALLED) ## lay out code and notebooks in the house style
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

lock: $(INSTALLED) ## renew requirements.lock, with UPGRADE=--upgrade to newer versions
	$(BIN)/python tools/uv_like_pip.py pip compile --quiet $(UPGRADE) pyproject.toml \
		--extra lab --extra cluster --group test --universal --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--output-file requirements.lock
