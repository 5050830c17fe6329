#!/bin/sh
# Makes the environments of the official SDKs that tests/interop compares with: the newest release that we know
# (.venv-interop) and the oldest one whose files look like ours (.venv-interop-old). Nothing of them is used elsewhere.
# PYTHON chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
export PIP_DISABLE_PIP_VERSION_CHECK=1

make_env() {
    if ! "$1/bin/python" -c "import importlib.metadata as m; assert m.version('rerun-sdk') == '$2'" >/dev/null 2>&1; then
        echo "Making $1 with rerun-sdk $2 ..."
        "$python" -m venv "$1"
        "$1/bin/python" -m pip install -q "rerun-sdk==$2" "pillow>=11"
    fi
}

make_env .venv-interop 0.41.0
make_env .venv-interop-old 0.24.1
