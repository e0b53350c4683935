PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo fuzz test check lint types imports unit docs bench

demo: .venv/ready
	$(BIN)/rashomon read examples/harbour_protest.txt
	$(BIN)/rashomon compare examples/zinder_attack

test: check unit

check: lint types imports

lint: .venv/ready
	$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: .venv/ready
	$(BIN)/mypy

imports: .venv/ready
	$(BIN)/lint-imports

unit: .venv/ready
	@command -v chromium || command -v chromium-browser || command -v google-chrome || echo "no Chromium here: the desk is not tried in a browser"
	$(BIN)/pytest

docs: .venv/docs
	$(BIN)/mkdocs build --quiet
	@echo "open site/index.html, or with search: $(BIN)/python -m http.server --directory site"

.venv/docs: .venv/ready requirements-docs.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-docs.lock
	touch $@

fuzz: .venv/ready
	FUZZ=10000 $(BIN)/pytest tests/test_fuzz.py tests/test_fuzz_reading.py tests/store/test_killed.py

# make bench AGAINST=v0.1 [POOL=reports.jsonl]: this version beside another, in turn, on one core
bench: .venv/ready
	$(BIN)/python benchmarks/beside.py $(POOL) $(if $(AGAINST),--against $(AGAINST))

.venv/ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
