# The same checks as in CI: `make check`. A virtual environment in .venv is made when it is missing.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: check demo test format train score examples

check: $(BIN)/ruff
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

demo: $(BIN)/ruff
	$(BIN)/innspill analyse examples/bergen-2023

test: $(BIN)/ruff
	$(BIN)/python -m pytest

format: $(BIN)/ruff
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Learn the evidence of the built-in theme sets and the likeness again, after a change in a theme set or in gold.
train: $(BIN)/ruff
	$(BIN)/python scripts/train_evidence.py
	$(BIN)/python scripts/train_likeness.py

# The figures that CHANGELOG and docs name.
score: $(BIN)/ruff
	$(BIN)/python scripts/score_themes.py
	$(BIN)/python scripts/train_likeness.py --compare
	for round in bergen-2023 lofoten-vesteralen-salten-2023 goteborg-2024; do \
		$(BIN)/python scripts/score_reading.py $$round; done

# Write the example rounds and their keys again from their texts.
examples: $(BIN)/ruff
	$(BIN)/pip install -q -e ".[examples]"
	for round in bergen lofoten goteborg; do $(BIN)/python examples/make/$$round.py; done

$(BIN)/ruff: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e ".[dev]"
	touch $(BIN)/ruff
