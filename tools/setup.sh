#!/bin/sh
# Makes .venv and installs into it what the locks name, once: a second call finds its stamp and installs nothing.
# usage: sh tools/setup.sh build    the builder and what it runs on
#        sh tools/setup.sh test     that, the tools of the tests, and what the browser tests and the check of spelling need
# PYTHON=/path/to/python chooses the interpreter. As root with apt-get it installs missing system packages; else it says the line.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd -P)
wanted=${1:?usage: sh tools/setup.sh build|test}
modern='import sys; raise SystemExit(sys.version_info < (3, 11))'

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# install_packages PURPOSE PACKAGE... : installs, or says the line and fails
install_packages() {
  purpose=$1; shift
  if has apt-get && [ "$(id -u)" = 0 ]; then
    say "Installing $* ($purpose)."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" </dev/null >/dev/null
  elif has apt-get; then
    say "Missing: $* ($purpose). Type: sudo apt-get install $*"
    return 1
  else
    say "Missing: $* ($purpose). Install them with your system's package manager."
    return 1
  fi
}

find_python() {
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$name" -c "$modern" 2>/dev/null; then python=$("$name" -c 'import sys; print(sys.executable)'); return; fi
  done
  if has "${PYTHON:-python3}"; then found="this is $("${PYTHON:-python3}" --version 2>&1)"; else found="there is no ${PYTHON:-python3} here"; fi
  say "The builder needs Python 3.11 or newer; $found."
  say 'Install a newer Python (https://www.python.org/downloads/), then type: make build PYTHON=/path/to/python3'
  exit 1
}

venv_is_good() {
  [ "$(cat .venv/.place 2>/dev/null || echo "$root")" = "$root" ] && .venv/bin/python -c "$modern" 2>/dev/null
}

make_venv() {
  find_python
  say "Making .venv with $("$python" --version)."
  rm -rf .venv
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv .venv
  elif "$python" -m pip --python "$python" --version >/dev/null 2>&1; then
    "$python" -m venv --without-pip .venv
    printf '%s\n' "$python" >.venv/.pip
  else
    install_packages 'to make .venv' "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" || exit 1
    "$python" -m venv .venv
  fi
  printf '%s\n' "$root" >.venv/.place
}

pip_install() {
  if [ -f .venv/.pip ]; then set -- "$(cat .venv/.pip)" -m pip --python .venv/bin/python install "$@"
  else set -- .venv/bin/python -m pip install "$@"; fi
  "$@" --quiet --disable-pip-version-check --no-input
}

# fresh STAMP FILE... : is what the stamp tells of still so?
fresh() { stamp=$1; shift; [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(mark "$@")" ]; }
mark() { .venv/bin/python --version; cat "$@" | cksum; }

install_builder() {
  fresh .venv/.build requirements/build.txt pyproject.toml && return
  say 'Installing the builder into .venv.'
  pip_install --require-hashes --requirement requirements/build.txt
  pip_install --no-deps --no-build-isolation --editable .
  mark requirements/build.txt pyproject.toml >.venv/.build
}

install_test_tools() {
  fresh .venv/.test requirements/dev.txt && return
  say 'Installing the tools of the tests into .venv.'
  pip_install --require-hashes --requirement requirements/dev.txt
  mark requirements/dev.txt >.venv/.test
}

install_browser() {
  set --
  has chromium || has chromium-browser || has google-chrome || has google-chrome-stable || [ -n "${CHROMIUM:-}" ] || set -- chromium fonts-dejavu-core
  has node || set -- "$@" nodejs
  has npm || set -- "$@" npm
  [ $# = 0 ] || install_packages 'for the tests in a browser, which are left out without' "$@" || return 0
  modules=tests/browser/node_modules
  [ -f tests/browser/package-lock.json ] || return 0
  fresh "$modules/.stamp" tests/browser/package-lock.json && return
  say "Installing $modules."
  npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  mark tests/browser/package-lock.json >"$modules/.stamp"
}

install_dictionary() {
  .venv/bin/python -c 'from builder.checks.language import FOLDERS; raise SystemExit(not any((f / "en_GB.dic").is_file() for f in FOLDERS))' && return
  install_packages 'for the check of spelling, which is left out without' hunspell-en-gb || return 0
}

venv_is_good || make_venv
install_builder
if [ "$wanted" = test ]; then
  install_test_tools
  install_browser
  install_dictionary
fi
