PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lint types imports unit

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
	$(BIN)/pytest

.venv/ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
