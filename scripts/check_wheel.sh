#!/bin/sh
# Builds both wheels, installs them into an environment of its own and tries them out of reach of the source tree.
#   scripts/check_wheel.sh .venv/bin/python     (an environment with hatchling)
set -eu
cd "$(dirname "$0")/.."
root=$PWD
builder=$root/${1#"$root"/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "Building the wheels ..."
"$builder" -m hatchling build -t wheel -d "$work/dist" >/dev/null
(cd sdk && "$builder" -m hatchling build -t wheel -d "$work/dist" >/dev/null)
wheel=$(ls "$work"/dist/rerun_render-*.whl)
sdk_wheel=$(ls "$work"/dist/rerun_render_sdk-*.whl)

"$builder" - "$wheel" <<'PY'
import pathlib
import sys
import zipfile

names = zipfile.ZipFile(sys.argv[1]).namelist()
missing = []
for shader in pathlib.Path("shaders").rglob("*.wgsl"):
    name = f"rerun_render/{shader.as_posix()}"
    if name not in names:
        missing.append(name)
for needed in ("rerun_render/py.typed", "rerun_render/__main__.py"):
    if needed not in names:
        missing.append(needed)
strays = sorted({name.split("/")[0] for name in names if not name.startswith(("rerun_render/", "rerun_render-"))})
if not any(name.endswith(".wgsl") for name in names):
    missing.append("any .wgsl file")
if missing or strays:
    sys.exit(f"The wheel is wrong. Missing: {missing}. Not ours: {strays}.")
PY

"$builder" - "$sdk_wheel" <<'PY'
import pathlib
import sys
import zipfile

names = zipfile.ZipFile(sys.argv[1]).namelist()
wanted = {f"rerun_render_sdk/{path.relative_to('sdk').as_posix()}" for path in pathlib.Path("sdk/rerun").rglob("*.py*")}
wanted = {name for name in wanted if "__pycache__" not in name}
missing = sorted((wanted | {"zz_rerun_render_sdk.pth", "rerun_render_sdk/rerun/py.typed"}) - set(names))
# A top-level `rerun` would overwrite the official package, and removing it would break that one.
strays = sorted({name.split("/")[0] for name in names} - {"rerun_render_sdk", "zz_rerun_render_sdk.pth"})
strays = [name for name in strays if not name.startswith("rerun_render_sdk-")]
if missing or strays or any("__pycache__" in name for name in names):
    sys.exit(f"The logging wheel is wrong. Missing: {missing}. Not ours: {strays}.")
PY

echo "Installing it into a fresh environment ..."
"$builder" -m venv "$work/venv"
py=$work/venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK=1
"$py" -m pip install -q --require-hashes -r requirements/run.txt
"$py" -m pip install -q --no-deps "$wheel"
"$py" -m pip check >/dev/null

echo "Trying it ..."
mkdir "$work/away"
cp examples/dna/dna.rrd "$work/away/"
cd "$work/away"
"$py" -m rerun_render --help >/dev/null
"$work/venv/bin/rerun-render" --help >/dev/null
"$py" -m rerun_render dna.rrd -o still.png --at 1s --size 320x180
"$py" - <<'PY'
import pathlib
import sys

import numpy as np
from PIL import Image

import rerun_render

place = pathlib.Path(rerun_render.__file__)
if "site-packages" not in place.parts:
    sys.exit(f"The installed package was not the one that ran: {place}")
pixels = np.asarray(Image.open("still.png").convert("RGB"))
if pixels.shape != (180, 320, 3) or len(np.unique(pixels.reshape(-1, 3), axis=0)) < 100:
    sys.exit(f"Expected a picture of 320x180 with content, got shape {pixels.shape}.")
PY
echo "Trying the logging wheel ..."
"$py" -m pip install -q --no-deps "$sdk_wheel"
"$py" -m pip check >/dev/null
"$root/scripts/check_coexistence.sh" "$work/venv" "$sdk_wheel"
echo "The wheels work: $(basename "$wheel") $(basename "$sdk_wheel")"
