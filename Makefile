# Two targets do all the set-up on a machine with Python and make: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
FORMATS := text:reports/seeds.txt concise:reports/seeds.concise.txt table:reports/seeds.table.txt \
	json:reports/seeds.json jsonl:reports/seeds.jsonl

.PHONY: demo test check reports docs bench clean

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

docs: $(READY)  ## the generated pages: the table of rules, one page a rule, the schemas
	$(BIN)/python -m tools.make_docs

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
