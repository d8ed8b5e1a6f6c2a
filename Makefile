# make run | make test | make bench | make prove | make lint | make clean (README.md says what each does)
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run

RUNNER := .venv/bin/python
# two browsers at once are enough for two cores
WORKERS ?= 2

.PHONY: run test bench prove lint clean

run: ## make the environment, fill an empty store with the samples, serve http://localhost:8501
	@bin/environment requirements.txt
	@exec $(RUNNER) -m atlas.server

test: ## install what tests need and run all of them, in a real browser too
	@bin/environment requirements-dev.txt
	@echo '正在运行全部测试 · running all tests'
	@browser="$$(bin/browser)"; CHROMIUM="$$browser" $(RUNNER) -m pytest -n $(WORKERS) --dist loadfile $(ARGS)
	@$(MAKE) --no-print-directory lint

lint: ## check and format-check every Python file
	@bin/environment requirements-dev.txt
	@$(RUNNER) -m ruff check .
	@$(RUNNER) -m ruff format --check .

bench: ## measure every page and a workbook beside an empty page and a bare read
	@bin/environment requirements-dev.txt
	@browser="$$(bin/browser)"; CHROMIUM="$$browser" $(RUNNER) -m bench

prove: ## the long proofs: 2,000 damaged files, 200 kills, two writers at once
	@bin/environment requirements-dev.txt
	@$(RUNNER) -m tests.prove $(ARGS)

clean: ## remove the environment and caches; the store stays
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
