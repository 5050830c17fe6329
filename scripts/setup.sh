#!/bin/sh
# Makes .venv with the locked packages and this project in it.
#   scripts/setup.sh run   what rendering needs
#   scripts/setup.sh dev   and what the tests need
# Uses pip only. PYTHON chooses the interpreter (3.11 or later).
set -eu
cd "$(dirname "$0")/.."
set_name=$1
python=${PYTHON:-python3}
venv=.venv

# An environment that was interrupted while it was made has no pip.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        got=$("$python" --version 2>&1) || got="no program $python"
        echo "Expected Python 3.11 or later, got: $got." >&2
        echo "Install one and name it: make PYTHON=python3.12 ..." >&2
        exit 1
    fi
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "$python cannot make environments: ensurepip is missing."
        scripts/apt_install.sh "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    echo "Making $venv ..."
    "$python" -m venv "$venv"
fi

case $set_name in run) size=150 ;; *) size=180 ;; esac
echo "Installing the locked packages ($set_name; downloads up to $size MB) ..."
export PIP_DISABLE_PIP_VERSION_CHECK=1
"$venv/bin/python" -m pip install -q --require-hashes -r "requirements/$set_name.txt" -r requirements/build.txt || {
    echo "The packages could not be installed (see above). Can pip reach the package index from here? Proxy, mirror and" >&2
    echo "certificates are taken from pip's own settings. What is installed already is kept: run the same line again." >&2
    exit 1
}
"$venv/bin/python" -m pip install -q --no-deps --no-build-isolation --editable . --editable sdk
touch "$venv/bin/.run-stamp"
if [ "$set_name" = dev ]; then touch "$venv/bin/.dev-stamp"; fi
