# 麻花 Mahua. Two commands matter: `make run` starts it, `make test` proves it. `make help` lists the rest.
# Nothing is downloaded but packages, by the package index your pip is set up for (UV_DEFAULT_INDEX for uv).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LINTED := mahua tests tools manage.py
TEMPLATES = $$(git ls-files --cached --others --exclude-standard 'mahua/*/templates/*.html')
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url
PROCESSES ?= 2
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1

.PHONY: help run install develop check format test test-fast test-sqlite test-postgresql test-browser needs missing bench lock clean

help:
	@echo "make run        启动（第一次会装好依赖、建库、装入示例区）：http://127.0.0.1:8000，可设 PORT=、MAHUA_HOME="
	@echo "make test       全部测试：SQLite、PostgreSQL、浏览器"
	@echo "make test-fast  只在 SQLite 上跑，不开浏览器；可加 TESTS=tests/rules"
	@echo "make check      格式、静态检查、分层、迁移、类型、长度、词汇表"
	@echo "make format     整理格式"
	@echo "make bench      跑 tools/bench 里的基准"
	@echo "make lock       重新锁定依赖（带哈希）"

run: $(RUNTIME)
	@exec $(BIN)/mahua run

install: $(RUNTIME)

develop: $(DEVELOPMENT)

# --- the environment -------------------------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
		|| { echo "需要 Python 3.11 至 3.13；可写明用哪一个：make run PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo "缺少 Python 的 venv，请先运行：apt-get install -y python3-venv" >&2; exit 1; }
	@echo "正在建立 Python 环境 $(VENV)……"
	@$(PYTHON) -m venv $(VENV)

# uv when its wheel runs here, plain pip otherwise; both check every hash.
define sync
	@echo "正在安装依赖……"
	@$(PIP) --require-hashes -r requirements-build.txt || echo "uv 在这台机器上装不了，改用 pip。"
	@if $(BIN)/uv --version >/dev/null 2>&1; then \
		VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes $(1); \
	else \
		$(PIP) --require-hashes -r $(1); \
	fi
	@$(PIP) --no-deps --no-build-isolation --editable . 2>/dev/null || $(PIP) --no-deps --editable .
endef

$(RUNTIME): requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	@rm -f $(DEVELOPMENT)
	$(call sync,requirements.txt)
	@touch $@

# The developers' environment holds all that runs the product, so it counts for both.
$(DEVELOPMENT): requirements-dev.txt requirements.txt requirements-build.txt pyproject.toml | $(BIN)/python
	$(call sync,requirements-dev.txt)
	@touch $(RUNTIME) $@

lock: $(DEVELOPMENT)
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	printf 'setuptools>=78\nuv>=0.13\n' | $(COMPILE) --no-annotate - -o requirements-build.txt

clean:
	rm -rf $(VENV) build *.egg-info .ruff_cache .mypy_cache .import_linter_cache .hypothesis

# --- checks ----------------------------------------------------------------------------------------------------------

check: export MAHUA_HOME := $(VENV)/home
check: $(DEVELOPMENT)
	@mkdir -p $(MAHUA_HOME)
	$(BIN)/ruff format --check --quiet $(LINTED)
	$(BIN)/ruff check --quiet $(LINTED)
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/lint-imports --no-cache
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/mypy
	$(BIN)/python tools/check_lengths.py
	$(BIN)/python tools/glossary_page.py --check

format: $(DEVELOPMENT)
	$(BIN)/ruff format $(LINTED)
	$(BIN)/ruff check --fix $(LINTED)
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)

# --- tests -----------------------------------------------------------------------------------------------------------

PYTEST := $(BIN)/pytest -q
TESTS ?= tests

test: test-sqlite test-postgresql test-browser

test-fast: $(DEVELOPMENT)
	$(PYTEST) -n $(PROCESSES) -m "not browser" $(TESTS)

test-sqlite: $(DEVELOPMENT) needs
	$(PYTEST) -n $(PROCESSES) -m "not browser" $(TESTS)

# What touches no database need not be asked on two of them.
PURE := $(addprefix --ignore=tests/,kernel rules textmining assessment/engine assessment/indicators)

test-postgresql: $(DEVELOPMENT) needs
	$(BIN)/python tools/with_postgres.py --fast -- $(PYTEST) -n $(PROCESSES) -m "not browser and not embedded" $(PURE) $(TESTS)

# The browser sees pages, not the database: once, on the embedded one.
test-browser: $(DEVELOPMENT) needs
	$(PYTEST) -n $(PROCESSES) --dist loadfile -m browser $(TESTS)

# What the tests need of the system, as Debian's package names; `missing` prints those that are not there.
missing:
	@command -v chromium >/dev/null || echo chromium
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || echo postgresql
	@ls /usr/share/fonts/opentype/noto/NotoSansCJK*.ttc >/dev/null 2>&1 || fc-list :lang=zh 2>/dev/null | grep -q . || echo fonts-noto-cjk
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || echo python3-venv

needs:
	@missing=$$($(MAKE) --no-print-directory --silent missing | tr '\n' ' '); \
	test -z "$$missing" || { echo "缺少系统软件包，请先运行：apt-get install -y $$missing" >&2; exit 1; }

bench: $(DEVELOPMENT)
	@for bench in tools/bench/*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done
