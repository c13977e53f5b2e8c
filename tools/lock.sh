#!/bin/sh
# Writes requirements/build.txt and requirements/dev.txt anew from pyproject.toml: exact versions with hashes, good for every
# CPython >= 3.11 on Linux, macOS and Windows, with no address of any index inside. Needs uv (python3 -m pip install uv).
# Versions already locked stay; to raise them: sh tools/lock.sh --upgrade
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo 'tools/lock.sh needs uv: python3 -m pip install uv' >&2; exit 1; }

compile() { # compile OUTPUT INPUT... : one lock
  output=$1; shift
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
    --no-annotate --custom-compile-command 'sh tools/lock.sh' --output-file "$output" "$@"
}

compile requirements/build.txt pyproject.toml requirements/build.in "$@"
compile requirements/dev.txt pyproject.toml --extra dev --constraint requirements/build.txt "$@"
