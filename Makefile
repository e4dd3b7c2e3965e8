# Two commands: `make run` and `make test`. They need python3.11 with pip, git and make; everything
# they fetch and write stays in .tools, .venv and TRUELINE_HOME (var/).
PY ?= python3.11
BIN := .venv/bin
UV := .tools/bin/uv
INSTALL := $(UV) pip install -q --compile-bytecode --python $(BIN)/python
LOCK := $(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
	--python-version 3.11 pyproject.toml
# What runs on both kinds of application database: tests that speak to its stores, the walks over every
# page, and the commands that move homes. What pages and commands say of what stores give them is the
# same on both, and is asked of PostgreSQL at night. Of what is looked at in a browser that is where
# a server and its worker share the database (marked both): a browser cannot tell who drew its page.
ON_POSTGRES := $(shell grep -lE "trueline\.web\.(stores|models|database|jobs)" tests/web/test_*.py) \
	$(addprefix tests/web/test_,access.py pages.py postgres.py imports.py) \
	$(addprefix tests/cli/test_,backup.py homes.py processes.py) \
	$(wildcard tests/contracts/test_store*.py)
# Tests run in two processes, each with a database, homes and ports of its own; those of a file stay
# together.
AT_ONCE := -n 2 --dist loadfile
# What the gates read: our own code, not what tools left behind.
OURS := $(wildcard src tests bench)

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres test-spark check format reference pictures lock night bench bench-overview bench-facts bench-evidence backtest clean

help:  ## Say what each command does.
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# A stamp stands for "installed as the lock file says". .venv/bin/python is a link older than its
# own prerequisites, so pyvenv.cfg stands for the environment.
$(UV):
	@$(PY) -m pip install -q --disable-pip-version-check --root-user-action ignore --target .tools "uv>=0.9,<1"

.venv/pyvenv.cfg: | $(UV)
	@$(UV) venv -q --python $(PY) .venv

.venv/.run: .venv/pyvenv.cfg requirements.txt pyproject.toml
	@echo "Installing what Trueline needs; this happens once."
	@$(INSTALL) --require-hashes -r requirements.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: .venv/.run requirements-dev.txt
	@echo "Installing what the tests need; this happens once."
	@$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.bench: .venv/.run requirements-bench.txt
	@$(INSTALL) --require-hashes -r requirements-bench.txt
	@touch $@

run: .venv/.run  ## Set up, load the demo at the first start, serve (PORT=8000 chooses the port).
	@$(BIN)/trueline start $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

test: .venv/.test  ## Install what tests need and run them all but the slow ones.
	@$(BIN)/python -m pytest $(AT_ONCE) $(PYTEST)

test-postgres: .venv/.test  ## Run the tests of stores, pages and homes on PostgreSQL.
	@.ci/with-postgres $(BIN)/python -m pytest -m "not slow and not spark and (not browser or both)" $(ON_POSTGRES) $(PYTEST)

test-spark: .venv/.test  ## Ask Spark what DuckDB is asked, here and on a cluster of its own.
	@$(BIN)/python -m pytest -m "spark and not slow" tests/contracts $(PYTEST)

check: .venv/.test  ## Format, lint, types, import contracts, spelling, house rules.
	@$(BIN)/ruff format --check $(OURS)
	@$(BIN)/ruff check $(OURS)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/typos
	@$(BIN)/python -m pytest -q tests/house

format: .venv/.test  ## Format and mend what a machine can mend.
	@$(BIN)/ruff format $(OURS)
	@$(BIN)/ruff check --fix $(OURS)

reference: .venv/.test  ## Write the pages that are made from code.
	@$(BIN)/python -m tests.house.reference

night: .venv/.test  ## Run the slow tests: simulations, long runs, every page and command on PostgreSQL.
	@$(BIN)/python -m pytest -m slow $(PYTEST)
	@$(MAKE) test-postgres ON_POSTGRES="tests/web tests/cli tests/story"

bench: .venv/.bench  ## Run every benchmark; each prints its ratios.
	@for file in bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done
	@$(BIN)/python -m bench.evidence

bench-overview: .venv/.bench  ## Measure the overview and 300 KPIs against their peers.
	@$(BIN)/python -m bench.overview $(BENCH)

bench-facts: .venv/.bench  ## Measure facts against their peers (BENCH="--rows 100M" and so on).
	@$(BIN)/python -m bench.facts $(BENCH)

.venv-backtest/.peers: requirements-backtest.txt | $(UV)
	@$(UV) venv -q --clear --python $(PY) .venv-backtest
	@$(UV) pip install -q --python .venv-backtest/bin/python --require-hashes -r requirements-backtest.txt
	@touch $@

backtest: .venv/.run .venv-backtest/.peers  ## Try forecasts on series that somebody measured, beside the libraries.
	@$(BIN)/python -m bench.backtest $(BENCH)

.venv-evidence/.peers: requirements-evidence-bench.txt | $(UV)
	@$(UV) venv -q --clear --python $(PY) .venv-evidence
	@$(UV) pip install -q --python .venv-evidence/bin/python --require-hashes -r requirements-evidence-bench.txt
	@touch $@

bench-evidence: .venv/.bench .venv-evidence/.peers  ## Measure evidence against its peers (BENCH="e1 --rows 1M" and so on).
	@$(BIN)/python -m bench.evidence $(BENCH)

pictures: .venv/.test  ## Take the pictures of the docs from the running demo.
	@$(BIN)/python -m tests.take_pictures

lock: $(UV)  ## Work out the lock files anew from pyproject.toml.
	$(LOCK) --group build -o requirements.txt
	$(LOCK) --group dev --extra spark --extra postgres -c requirements.txt -o requirements-dev.txt
	$(LOCK) --group bench -c requirements.txt -c requirements-dev.txt -o requirements-bench.txt
	$(subst pyproject.toml,,$(LOCK)) --group pyproject.toml:backtest -o requirements-backtest.txt
	$(subst pyproject.toml,,$(LOCK)) --group pyproject.toml:evidence-bench -o requirements-evidence-bench.txt

clean:  ## Remove what the commands above installed; data in TRUELINE_HOME stay.
	rm -rf .venv .venv-backtest .venv-evidence .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
