#!/bin/sh
# Renews uv.lock and the pip form of it (requirements/). Needs uv; using the lock does not.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-uv}
# Settings of this machine must not reach the lock.
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL UV_FIND_LINKS UV_INDEX UV_EXTRA_INDEX_URL UV_INDEX_URL || true
export UV_NO_SYSTEM_CONFIG=1 UV_DEFAULT_INDEX=https://pypi.org/simple
"$uv" lock "$@"
head="# Made by scripts/lock.sh from uv.lock; do not edit."
for set in run build dev; do
    case $set in
        run) only=--no-dev ;;
        build) only=--only-group=build ;;
        dev) only=--dev ;;
    esac
    { echo "$head"; "$uv" export -q --locked --no-header --no-emit-workspace --no-annotate $only; } > "requirements/$set.txt"
done
if grep -n -E 'file:|find-links|/home/|/root/|/opt/' uv.lock requirements/*.txt; then
    echo "The lock names places of this machine (above); remove them from uv's configuration and try again." >&2
    exit 1
fi
