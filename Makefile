# 兜底 Doudi – `make run` shows the site on an invented city, `make test` proves it. Both do all set-up on a fresh machine.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
export PYTHONDONTWRITEBYTECODE := # else every process of the tests compiles every module anew

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
JOBS ?= $(shell echo $$(($$(nproc 2>/dev/null || echo 2) + 1)))
SIZE ?= 0.1
AS_OF ?= 2020-06-30
PORT ?= 8000
BIN := .venv/bin
DOUDI := $(BIN)/doudi
PYTEST := $(BIN)/pytest -n $(JOBS) --dist loadgroup --durations=30
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
CODE := $(shell find src/doudi -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: bench-engine help run findings setup test setup-test verify test-engine test-postgres lint quick check demo bench pictures lock locale wheel-check hooks clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.run ## the site on an invented city, with cases at every stage: made once, then there at once; PORT=8000
	@$(DOUDI) serve --demo --home out/site --port $(PORT)

findings: out/findings/.made ## the same city without the site: its rosters checked, workbook and report written
	@echo
	@echo "名册 rosters             out/city/rosters/"
	@echo "疑点 findings            out/findings/findings.xlsx"
	@echo "报告 report              out/findings/report.html"
	@echo "数据质量 data quality    out/findings/quality.xlsx"
	@echo "再查一次 check again     $(DOUDI) check out/city/rosters --as-of $(AS_OF) --out out/findings"

setup: .venv/.run ## what `run` needs: .venv with the pinned packages

setup-test: .venv/.test ## what `test` needs: browser, fonts, Java, test packages

test: setup-test ## all set-up, then every proof once; COVER=yes also measures how much of the code is tested
	@$(MAKE) --no-print-directory verify

verify: ## the same without set-up
	@failed=0; \
	$(MAKE) --no-print-directory --keep-going --jobs $(JOBS) --output-sync check || failed=1; \
	$(PYTEST) $(if $(COVER),--cov --cov-report=term:skip-covered) || failed=1; \
	exit $$failed

test-engine: setup-test ## the tests of the engine half alone
	$(PYTEST) --ignore tests/web

test-postgres: setup-test ## the tests of the site once more, on PostgreSQL
	tools/with_postgres.sh $(PYTEST) tests/web

check: lint ## the proofs that need no test run: lint, types, arrows, ids, sizes
lint: ruff format types arrows ids sizes

.PHONY: ruff format types arrows ids sizes
ruff:
	$(BIN)/ruff check .
format:
	$(BIN)/ruff format --check .
types:
	$(BIN)/mypy
arrows:
	$(BIN)/lint-imports
ids:
	$(BIN)/python tools/no_real_ids.py
sizes:
	$(BIN)/python tools/sizes.py

quick: .venv/.test ## the fast tests only
	$(PYTEST) -m "not slow"

demo: .venv/.run ## a new invented city in out/city
	$(DOUDI) demo out/city
	@touch out/city/.made

bench: .venv/.test ## how long `doudi --help` takes
	$(BIN)/python bench/startup.py

bench-engine: .venv/.test ## six checks beside hand-written SQL and pandas, SIZE=1: a register of 10 million; much time
	$(BIN)/python -m bench.engine --size $(SIZE)

pictures: out/findings/.made .venv/.test ## the pictures of the READMEs anew; needs chromium, LibreOffice, poppler-utils
	tools/pictures.sh out/findings docs/pictures
	$(BIN)/python tools/site_pictures.py out/site docs/pictures

wheel-check: .venv/.test ## the built wheel works in an empty environment
	$(BIN)/pytest tests/test_wheel.py

lock: .venv/.test ## renew the hash-pinned requirement files
	env -u PIP_FIND_LINKS $(COMPILE) --build-deps-for editable --extra web --output-file requirements.lock pyproject.toml
	env -u PIP_FIND_LINKS $(COMPILE) --build-deps-for editable --extra spark --extra test --extra web \
		--constraint requirements.lock --output-file requirements-test.lock pyproject.toml

locale: .venv/.test ## bring the catalogues of words up to the code, and compile them
	$(BIN)/python tools/web_locale.py update
	$(BIN)/python tools/web_locale.py compile
	$(BIN)/pybabel --quiet compile --domain click --directory src/doudi/locale

hooks: .venv/.test ## check each commit before it is made
	$(BIN)/pre-commit install

clean: ## remove what was made, the environment included
	rm -rf out .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage

# --- what is made once, and again when its sources change

.venv/.made:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新版本。Python 3.11 or newer is needed: apt-get install python3" >&2; exit 1; }
	@tools/system_packages.sh run $(PYTHON)
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.made requirements.lock pyproject.toml
	@echo "安装固定版本的软件包… Installing the pinned packages…"
	@$(PIP) install --no-deps --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.run requirements-test.lock tools/system_packages.sh
	@tools/system_packages.sh test $(PYTHON)
	@echo "安装检验所需的软件包… Installing the packages of the tests…"
	@$(PIP) install --no-deps --require-hashes --use-pep517 --no-build-isolation -r requirements-test.lock
	@touch $@

out/city/.made: .venv/.run $(filter src/doudi/demo/% src/doudi/rosters/% src/doudi/policy/%,$(CODE))
	@$(MAKE) --no-print-directory demo

out/findings/.made: out/city/.made $(CODE)
	$(DOUDI) check out/city/rosters --as-of $(AS_OF) --out out/findings
	@touch $@
