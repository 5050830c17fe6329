# Everything a developer or a CI job runs. Needs Python 3.11+ with venv and pip; all else is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
# One test, one folder, or pytest options: make test-only ARGS="tests/unit/query -k clear"
ARGS ?=

.PHONY: help demo test test-only lint bench interop golden-update lock wheel-check clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

$(BIN)/.run-stamp: requirements/run.txt pyproject.toml sdk/pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" scripts/setup.sh run

$(BIN)/.dev-stamp: requirements/dev.txt pyproject.toml sdk/pyproject.toml scripts/setup.sh
	@PYTHON="$(PYTHON)" scripts/setup.sh dev

demo: $(BIN)/.run-stamp ## render examples/dna/dna.rrd to demo.mp4 (needs no graphics driver)
	$(BIN)/rerun-render examples/dna/dna.rrd -o demo.mp4 -y
	@echo "demo.mp4 is ready."

# The same examples each time; `deep` looks for new ones.
test: export HYPOTHESIS_PROFILE ?= ci
test: $(BIN)/.dev-stamp lint ## lint, types, import contracts, all tests, the installed wheel
	@scripts/ensure_adapter.sh $(BIN)/python
	$(BIN)/rerun-render warmup
	$(BIN)/python -m pytest -q -n $(JOBS)
	@PYTHON="$(PYTHON)" scripts/check_wheel.sh $(BIN)/python

test-only: $(BIN)/.dev-stamp ## pytest with ARGS, nothing else
	$(BIN)/python -m pytest $(ARGS)

lint: $(BIN)/.dev-stamp ## ruff, mypy, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=sdk $(BIN)/lint-imports

wheel-check: $(BIN)/.dev-stamp ## build the wheels and try them in an environment of their own
	@scripts/ensure_adapter.sh $(BIN)/python
	@PYTHON="$(PYTHON)" scripts/check_wheel.sh $(BIN)/python

bench: $(BIN)/.run-stamp ## speed and memory beside the official viewer (downloads rerun-sdk on first use)
	@scripts/ensure_adapter.sh $(BIN)/python
	$(BIN)/python benchmarks/compare.py $(ARGS)

interop: $(BIN)/.dev-stamp ## our SDK beside the official one, file by file (downloads rerun-sdk unless RERUN_OFFICIAL_PYTHON says where it is)
	@scripts/ensure_adapter.sh $(BIN)/python
	@test -n "$(RERUN_OFFICIAL_PYTHON)" || PYTHON="$(PYTHON)" scripts/interop_env.sh
	RERUN_OFFICIAL_PYTHON="$(or $(RERUN_OFFICIAL_PYTHON),$(CURDIR)/.venv-interop/bin/python)" \
	RERUN_OFFICIAL_OLD_PYTHON="$(or $(RERUN_OFFICIAL_OLD_PYTHON),$(CURDIR)/.venv-interop-old/bin/python)" \
	$(BIN)/python -m pytest -q tests/interop $(ARGS)

golden-update: $(BIN)/.dev-stamp ## write the golden pictures that are new or failed; look at each before committing
	@scripts/ensure_adapter.sh $(BIN)/python
	$(BIN)/python -m pytest tests/golden -q --update-goldens=failed $(ARGS)

lock: ## renew uv.lock and requirements/ (needs uv)
	scripts/lock.sh --upgrade

clean: ## remove what was built and rendered; the environments stay
	rm -rf build dist test-output demo.mp4 .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find rerun_render tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
