#!/bin/sh
# Tries the logging wheel alone, beside a package of the same import name in each of the layouts that package has had,
# and after removal.
#   scripts/check_coexistence.sh VENV SDK_WHEEL
# VENV has both of our wheels. The other package is a stand-in of one file, so that nothing large is downloaded.
set -eu
venv=$1
wheel=$2
py=$venv/bin/python
site=$("$py" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
cd "$away"
export PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONPATH

# Fails unless `import rerun` is what is wanted: ours, theirs or none.
expect() {
    got=$("$py" -c '
try:
    import rerun
except ImportError:
    print("none")
else:
    print("ours" if getattr(rerun, "__rerun_render__", False) else "theirs")')
    if [ "$got" != "$1" ]; then
        echo "$2: expected \`import rerun\` to be $1, got $got." >&2
        exit 1
    fi
}

expect ours "alone"
"$py" - <<'PY'
import rerun as rr

rr.set_strict_mode(True)
rr.init("wheel_check")
rr.save("logged.rrd")
rr.set_time("frame", sequence=0)
rr.log("points", rr.Points3D([[0, 0, 0], [1, 1, 1], [2, 0, 1]], colors=[255, 0, 0], radii=0.3))
rr.log_point("old", [0, 1, 0], color=[0, 0, 255], radius=0.3)
rr.disconnect()
PY
"$venv/bin/rerun-render" logged.rrd -o logged.png --timeline frame --size 160x120 --strict -q
test -s logged.png

theirs() {
    mkdir -p "$1"
    echo 'official = True' > "$1/__init__.py"
}

theirs "$site/rerun"
expect theirs "beside a top-level package"
PYTHONPATH=$("$venv/bin/rerun-render" sdk-path) expect ours "with sdk-path first"
rm -r "$site/rerun"

theirs "$site/rerun_sdk/rerun"
echo rerun_sdk > "$site/rerun_sdk.pth"
expect theirs "beside a package with a path file"
PYTHONPATH=$("$venv/bin/rerun-render" sdk-path) expect ours "with sdk-path first"

"$py" -m pip uninstall -q -y rerun-render-sdk
expect theirs "after ours was removed"
if [ -e "$site/rerun_render_sdk" ] || [ -e "$site/zz_rerun_render_sdk.pth" ]; then
    echo "Removing the logging wheel left something behind in $site." >&2
    exit 1
fi
rm -r "$site/rerun_sdk" "$site/rerun_sdk.pth"
expect none "after both were removed"
"$py" -m pip install -q --no-deps "$wheel"
expect ours "installed again"
