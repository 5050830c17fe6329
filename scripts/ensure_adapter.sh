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

# Drivers write warnings on the way; they matter only where nothing is found in the end.
said=$(has_adapter 2>&1) && exit 0

echo "No graphics adapter was found; the software one of Mesa (lavapipe) will do."
if "$(dirname "$0")/apt_install.sh" libvulkan1 mesa-vulkan-drivers; then
    said=$(has_adapter 2>&1) && exit 0
    printf '%s\nThe packages are installed, and there is still no graphics adapter (see above).\n' "$said" >&2
fi
if ! command -v apt-get >/dev/null; then
    echo "Elsewhere install the Vulkan loader and Mesa's Vulkan drivers (lavapipe), or the driver of the GPU." >&2
fi
exit 4
