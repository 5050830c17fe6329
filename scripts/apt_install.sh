#!/bin/sh
# Installs packages of the system where that can be done: with apt, as root or through sudo.
#   scripts/apt_install.sh libvulkan1 mesa-vulkan-drivers
# Where it cannot, says what to run as root and ends with exit code 1.
set -eu

install="apt-get install -y --no-install-recommends"

explain() {
    echo "$1 On Debian and Ubuntu run as root:" >&2
    echo "    apt-get update && $install $packages" >&2
    exit 1
}

packages=$*
command -v apt-get >/dev/null || explain "There is no apt-get here to install $packages with."
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    # Without a terminal nobody could type a password.
    if ! command -v sudo >/dev/null || { ! [ -t 0 ] && ! sudo -n true 2>/dev/null; }; then
        explain "Installing $packages needs root."
    fi
fi

echo "Installing $packages with apt-get ..."
$as_root apt-get update -qq || echo "apt-get update failed; trying with the package lists that are there." >&2
$as_root env DEBIAN_FRONTEND=noninteractive $install -qq $packages >/dev/null || explain "apt-get failed (see above)."
