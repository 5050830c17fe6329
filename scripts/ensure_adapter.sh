#!/bin/sh
# Makes sure that there is something to draw with: a GPU, or Mesa's software rasterizer from the system's packages.
#   scripts/ensure_adapter.sh .venv/bin/python
set -eu
python=$1

has_adapter() {
    "$python" - <<'PY'
import sys

import wgpu

usable = {"Vulkan", "Metal", "D3D12"}
sys.exit(not any(adapter.info["backend_type"] in usable for adapter in wgpu.gpu.enumerate_adapters_sync()))
PY
}

has_adapter 2>/dev/null && exit 0

packages="libvulkan1 mesa-vulkan-drivers"
line="apt-get update && apt-get install -y --no-install-recommends $packages"
sudo=
if [ "$(id -u)" != 0 ]; then sudo=sudo; fi
if command -v apt-get >/dev/null && { [ -z "$sudo" ] || sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    echo "No graphics adapter was found; installing the software one ($packages) ..."
    $sudo apt-get update -q >/dev/null || echo "apt-get update failed; trying with the package lists that are there." >&2
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages >/dev/null || true
    if has_adapter; then exit 0; fi
fi
echo "No graphics adapter was found, and none could be installed." >&2
echo "On Debian and Ubuntu run as root:" >&2
echo "    $line" >&2
echo "Elsewhere install the Vulkan loader and Mesa's Vulkan drivers (lavapipe), or the driver of the GPU." >&2
exit 4
