.PHONY: help build test bench golden lock clean
export PYTHON

help: ## show these lines
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

build: ## make .venv once, then build every package into dist/
	@sh tools/setup.sh build && .venv/bin/builder build

test: ## what build sets up and the tools of the tests; then format, lint, types, floors, tests
	@sh tools/setup.sh test && sh tools/test.sh

bench: ## speed and memory as ratios against baselines of the same run
	@sh tools/setup.sh build && .venv/bin/python -m tools.bench

golden: ## write the golden files of the tests anew; read the diff before you commit it
	@sh tools/setup.sh test && BUILDER_GOLDEN=write .venv/bin/pytest tests/golden

lock: ## write the locks in requirements/ anew (needs uv)
	@sh tools/lock.sh

clean: ## remove .venv, caches and everything in dist/
	@rm -rf .venv tests/browser/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist/* dist/.documents
