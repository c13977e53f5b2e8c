#!/bin/sh
# Format, lint, types, floors, CI files, then the tests; stops at the first that fails. Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/.venv/bin:$PATH
export PATH

run() { printf '== %s\n' "$*"; "$@"; }

run ruff format --check .
run ruff check .
run mypy
run lint-imports
run check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/build.yml
run check-jsonschema --builtin-schema vendor.gitlab-ci .gitlab-ci.yml
run pytest "$@"
