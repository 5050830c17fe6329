"""Writes sdk/rerun/__init__.pyi, which tells type checkers what `rerun/_exports.py` tells Python.

python scripts/write_sdk_stub.py            writes it
python scripts/write_sdk_stub.py --check    fails if it would change
"""

from __future__ import annotations

import sys
from pathlib import Path

SDK = Path(__file__).parents[1] / "sdk"
sys.path.insert(0, str(SDK))

from rerun._exports import MODULE_OF_NAME, SUBMODULES  # noqa: E402


def stub_text() -> str:
    """Contents of the file."""
    lines = ["# Written by scripts/write_sdk_stub.py from _exports.py; do not edit.", ""]
    lines += [f"from . import {name} as {name}" for name in sorted(SUBMODULES)]
    by_module = sorted((module, name) for name, module in MODULE_OF_NAME.items())
    lines += [f"from .{module} import {name} as {name}" for module, name in by_module]
    lines += [
        "",
        "__version__: str",
        "__version_info__: tuple[int, int, int, str | None]",
        "__rerun_render__: bool",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    path = SDK / "rerun" / "__init__.pyi"
    if "--check" in sys.argv:
        if not path.is_file() or path.read_text(encoding="utf-8") != stub_text():
            sys.exit(f"{path.name} is out of date: run python {Path(__file__).name}")
    else:
        path.write_text(stub_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
