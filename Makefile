# make run | test | check | audit | bench | fuzz | lock | sbom | policy. Overridable: PORT, S11_DATA, PYTHON, ARGS.
PYTHON ?= python3
PORT ?= 5011
S11_DATA ?= ./data
export S11_DATA

BIN := .venv/bin
NO_PYTHON := Python 3.11 or later is needed, and there is no "$(PYTHON)" here: install it, or name it with PYTHON=
INSTALL := @command -v $(PYTHON) >/dev/null || { echo '$(NO_PYTHON)' >&2; exit 1; }; \
           $(PYTHON) requirements/install.py
UV := $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
      --no-emit-index-url --no-header --no-annotate $(UPGRADE)

.DEFAULT_GOAL := run
.PHONY: run test check audit bench fuzz lock sbom policy

run:
	$(INSTALL) run
	@[ -n "$$(ls -A "$$S11_DATA" 2>/dev/null)" ] || { echo "Loading the demonstration"; $(BIN)/s11 demo >/dev/null; }
	@exec $(BIN)/s11 serve --port $(PORT)

test:
	$(INSTALL) dev
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

check:
	$(INSTALL) dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/mypy --strict build_assets.py requirements/install.py requirements/sbom.py requirements/audit.py
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/bandit --quiet --recursive --configfile pyproject.toml s11 forms standards reports requirements build_assets.py

audit:
	$(INSTALL) dev
	@$(BIN)/python requirements/audit.py

bench:
	$(INSTALL) dev
	@$(BIN)/python -m bench $(ARGS)

# As many inputs as it takes to trust it; `make test` sends a tenth, and always the same ones.
fuzz:
	$(INSTALL) dev
	@S11_FUZZ_INPUTS=$${S11_FUZZ_INPUTS:-20000} $(BIN)/python -m pytest tests/fuzz $(ARGS)

sbom:
	$(INSTALL) dev
	@$(BIN)/python requirements/sbom.py dist/section11.cdx.json && echo "Wrote dist/section11.cdx.json"

policy:
	$(INSTALL) dev
	@$(BIN)/python -m s11.web.policy_table > docs/who-may-do-what.md.new && mv docs/who-may-do-what.md.new docs/who-may-do-what.md

# Locks are written anew from pyproject.toml, keeping versions; UPGRADE=--upgrade takes the newest allowed.
lock:
	$(INSTALL) dev
	@$(BIN)/python -m pip install -qq uv==0.13.9
	$(UV) --extra dev pyproject.toml -o requirements/dev.lock
	$(UV) -c requirements/dev.lock pyproject.toml -o requirements/run.lock
	$(UV) -c requirements/dev.lock requirements/build.in -o requirements/build.lock
	$(UV) requirements/node.in -o requirements/node.lock
