# `make run` and `make test` need python3, make and git; everything else they get themselves.

VENV := .venv
PIP := $(VENV)/bin/python -m pip --quiet --disable-pip-version-check
COMPILE := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	pyproject.toml requirements/build.in
ARGS ?=

.PHONY: run test lint format lock accuracy bench screenshots clean venv-package chromium

# $$PPID is this make: when it is killed, what it started ends too.
run: $(VENV)/run.stamp
	@CLERKWORK_PARENT=$$PPID exec $(VENV)/bin/clerkwork up $(ARGS)

test: lint chromium
	@$(VENV)/bin/python -m pytest -n 2 --dist worksteal $(ARGS)

# The key keeps the settings from making a data folder for a look at the code.
lint: export CLERKWORK_SECRET_KEY = lint
lint: $(VENV)/test.stamp
	@$(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo
	@$(VENV)/bin/python -W ignore -m clerkwork manage makemigrations --check --dry-run

format: $(VENV)/test.stamp
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

bench: $(VENV)/run.stamp
	@$(VENV)/bin/clerkwork bench flow $(ARGS)

# How well documents are read whose content is known: the shared samples, or any such folders.
accuracy: $(VENV)/run.stamp
	@$(VENV)/bin/clerkwork accuracy $(or $(ARGS),../shared/samples)

# The pictures of the documentation, from a demo company of their own.
screenshots: $(VENV)/test.stamp chromium
	@$(VENV)/bin/python -m tests.browser.screenshots

# Newer versions of everything, with their hashes; `make lock ARGS="--upgrade"` takes the newest.
lock: $(VENV)/made.stamp
	@test -x $(VENV)/bin/uv || $(PIP) install uv
	@$(COMPILE) $(ARGS) --extra ocr --output-file requirements/run.txt
	@$(COMPILE) $(ARGS) --extra ocr --extra dev --constraint requirements/run.txt \
		--output-file requirements/test.txt

# Never the data: that lies in a folder of its own.
clean:
	@rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis test-results

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	@echo "Installing what the tests need …" >&2
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/run.stamp: requirements/run.txt pyproject.toml $(VENV)/made.stamp
	@echo "Installing Clerkwork into $(VENV) …" >&2
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/made.stamp:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Clerkwork needs Python 3.11 or newer; this is $$(python3 --version)." >&2; exit 1; }
	@python3 -c 'import ensurepip' 2>/dev/null || $(MAKE) --no-print-directory venv-package
	@python3 -m venv $(VENV)
	@touch $@

venv-package:
	@if [ "$$(id -u)" = 0 ]; then \
		echo "Installing python3-venv …" >&2; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >&2; \
	else \
		echo "This python3 cannot make environments. Run: sudo apt-get install -y python3-venv" >&2; \
		exit 1; \
	fi

chromium:
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ]; then \
		echo "Installing Chromium for the browser tests …" >&2; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends chromium >&2; \
	else \
		echo "The browser tests need Chromium. Run: sudo apt-get install -y chromium" >&2; \
		exit 1; \
	fi
