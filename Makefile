# Two targets do all the set-up on a machine with Python and make: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
SITE_VENV := build/site-venv
SITE_READY := $(SITE_VENV)/ready
LANGUAGETOOL ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/mtlint-ci
FORMATS := text:reports/seeds.txt concise:reports/seeds.concise.txt table:reports/seeds.table.txt \
	json:reports/seeds.json jsonl:reports/seeds.jsonl sarif:reports/seeds.sarif github:reports/seeds.github.txt \
	gitlab:reports/seeds.gitlab.json junit:reports/seeds.junit.xml checkstyle:reports/seeds.checkstyle.xml \
	rdjsonl:reports/seeds.rdjsonl csv:reports/seeds.csv markdown:reports/seeds.md html:reports/seeds.html

.PHONY: demo test check reports docs site chromium languagetool pictures bench clean

demo: $(READY)  ## lint the five seed documents and write the reports
	@$(MAKE) --no-print-directory reports
	@cat reports/seeds.txt
	@echo
	@echo "These reports were written too:"
	@for report in $(FORMATS); do echo "  $${report#*:}"; done

test: $(READY)  ## all tests
	$(BIN)/python -m pytest -q -n auto

check: $(READY)  ## linting, types, import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

reports: $(READY)  ## the reports of the seeds in every format
	@$(BIN)/mtlint check --isolated --fail-on never --quiet --format concise $(foreach f,$(FORMATS),--output $(f)) seeds >/dev/null

docs: $(READY)  ## the generated pages: rules, commands, settings, schemas; pictures of runs in a terminal
	$(BIN)/python -m tools.make_docs
	$(BIN)/python -m tools.pictures

site: $(SITE_READY)  ## the documentation site in build/site, its links checked; needs Python 3.11
	NO_MKDOCS_2_WARNING=1 $(SITE_VENV)/bin/mkdocs build --quiet --strict
	$(SITE_VENV)/bin/python tools/check_site.py build/site
	@echo "Open build/site/index.html"

chromium:  ## a browser for the tests of the HTML report, from the system's packages
	@tools/chromium.sh

languagetool: $(READY)  ## LanguageTool for its tests, by Maven into LANGUAGETOOL, unless it is there and whole
	MTLINT_CACHE_DIR="$(LANGUAGETOOL)" LTP_PATH="$(LANGUAGETOOL)/languagetool" LTP_JAR_DIR_PATH= \
		$(BIN)/mtlint grammar install --maven

pictures: $(READY)  ## the HTML report of the seeds in a real browser: light, dark, narrow, on paper
	$(BIN)/python -m tools.screenshots

bench: $(READY)  ## speed beside the peers
	$(BIN)/python -m benchmarks.speed

clean:
	rm -rf $(VENV) build dist

$(READY): requirements/dev.txt pyproject.toml
	@echo "Setting up $(VENV) (a minute or two, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

$(SITE_READY): requirements/docs.txt
	@echo "Setting up $(SITE_VENV) (half a minute, once) ..."
	@$(PYTHON) -m venv $(SITE_VENV)
	@$(SITE_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/docs.txt
	@touch $(SITE_READY)
