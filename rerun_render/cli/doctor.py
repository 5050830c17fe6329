"""`rerun-render doctor`: what this machine has for rendering, why it is what it is, and what to install."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rerun_render.cli.sdk import describe_rerun, rerun_lines
from rerun_render.cli.versions import package_versions
from rerun_render.core.errors import AdapterError, EncodeError
from rerun_render.encode.ffmpeg import ffmpeg_version, find_ffmpeg, run_ffmpeg
from rerun_render.replay.choice import choose_backend, vulkan_drivers

_APT_SOFTWARE = "sudo apt-get install -y --no-install-recommends libvulkan1 mesa-vulkan-drivers"
_APT_NVIDIA = "sudo apt-get install -y --no-install-recommends libvulkan1 xserver-xorg-core"
_VARIABLES = (
    "NVIDIA_DRIVER_CAPABILITIES",
    "NVIDIA_VISIBLE_DEVICES",
    "VK_DRIVER_FILES",
    "VK_ICD_FILENAMES",
    "WGPU_BACKEND_TYPE",
    "WGPUPY_WGPU_ADAPTER_NAME",
    "IMAGEIO_FFMPEG_EXE",
)
_PROBE = ["-f", "lavfi", "-i", "color=size=64x64:rate=30", "-frames:v", "5", "-c:v", "libx264", "-f", "null", "-"]


def run_doctor(arguments: argparse.Namespace) -> int:
    """Print the findings; 0 if rendering can work, 4 without a back end, 5 without an encoder."""
    found: dict[str, Any] = {"versions": package_versions()}
    found["adapters"], adapter_problem = _adapters()
    found["backend"], backend_problem = _backend()
    found["vulkan_drivers"] = vulkan_drivers()
    found["environment"] = {name: os.environ[name] for name in _VARIABLES if name in os.environ}
    found["encoder"], encoder_problem = _encoder()
    found["rerun"] = describe_rerun()
    if found["backend"]["name"] != "wgpu":
        adapter_problem = None  # nothing will ask for an adapter
    problems = [problem for problem in (adapter_problem, backend_problem, encoder_problem) if problem]
    advice = advise(
        found["adapters"], found["vulkan_drivers"], has_nvidia=Path("/dev/nvidiactl").exists(), environment=os.environ
    )
    found["problems"], found["advice"] = problems, advice
    if arguments.json:
        print(json.dumps(found, indent=2))
    else:
        _print_text(found)
    if adapter_problem or backend_problem:
        return AdapterError.exit_code
    return EncodeError.exit_code if encoder_problem else 0


def advise(
    adapters: list[dict[str, Any]], icd_files: list[str], *, has_nvidia: bool, environment: Mapping[str, str]
) -> list[str]:
    """What to do about missing adapters, or about software rendering beside a real GPU. Empty if all is well.

    adapters: as in the JSON output. icd_files: Vulkan driver descriptions found. has_nvidia: the kernel driver is
    there.
    """
    usable = [adapter for adapter in adapters if adapter["usable"]]
    if any(not adapter["software"] for adapter in usable):
        return []
    advice: list[str] = []
    if has_nvidia:
        capabilities = environment.get("NVIDIA_DRIVER_CAPABILITIES")
        words = (capabilities or "").split(",")
        if capabilities is not None and not {"all", "graphics"} & set(words):
            advice.append(
                f"the container gets no graphics driver (NVIDIA_DRIVER_CAPABILITIES={capabilities}): "
                "start it with -e NVIDIA_DRIVER_CAPABILITIES=all"
            )
        if not any("nvidia" in name for name in icd_files):
            advice.append(
                f"an NVIDIA GPU is there, but Vulkan does not know it (no nvidia_icd.json): {_APT_NVIDIA}, "
                "and start containers with -e NVIDIA_DRIVER_CAPABILITIES=all"
            )
    elif usable:
        advice.append("no GPU was found, so pictures are drawn by the CPU: correct, but slower")
    if not usable:
        advice.append(f"no Vulkan adapter was found; the cpu back end needs none, for --backend wgpu: {_APT_SOFTWARE}")
    return advice


def _adapters() -> tuple[list[dict[str, Any]], str | None]:
    try:
        from rerun_render.gpu.adapters import choose_adapter, list_adapters

        infos = list_adapters()
    except (ImportError, AdapterError, OSError, RuntimeError) as error:
        return [], f"graphics adapters cannot be listed: {error}"
    problem, chosen = None, None
    try:
        chosen = choose_adapter(adapters=infos)
    except AdapterError as error:
        problem = str(error)
    adapters = [
        {
            "name": info.name,
            "backend": info.backend,
            "kind": info.kind,
            "driver": info.driver,
            "software": info.is_software,
            "max_size": info.max_texture_size,
            "usable": not info.is_opengl or info is chosen,
            "chosen": info is chosen,
        }
        for info in infos
    ]
    return adapters, problem


def _backend() -> tuple[dict[str, str], str | None]:
    """What `--backend auto` takes here."""
    choice = choose_backend()
    problem = None
    if choice.name == "cpu" and find_spec("numba") is None:
        problem = "the cpu back end cannot start: the package numba is missing: pip install numba"
    return {"name": choice.name, "reason": choice.reason}, problem


def _encoder() -> tuple[dict[str, str], str | None]:
    try:
        found = {"path": find_ffmpeg(), "version": ffmpeg_version()}
        run_ffmpeg(_PROBE)
        return found, None
    except EncodeError as error:
        return {}, str(error)


def _print_text(found: dict[str, Any]) -> None:
    print("versions: " + ", ".join(f"{name} {version}" for name, version in found["versions"].items()))
    print(f"back end: {found['backend']['name']} ({found['backend']['reason']})")
    print("graphics adapters:" if found["adapters"] else "graphics adapters: none")
    for adapter in found["adapters"]:
        mark = "*" if adapter["chosen"] else "-"
        note = "" if adapter["usable"] else ", used only when asked for"
        print(f"  {mark} {adapter['name']} ({adapter['backend']}, {adapter['kind']}{note})")
        print(f"    driver {adapter['driver']}, frames up to {adapter['max_size']} px")
    print("Vulkan drivers: " + (", ".join(found["vulkan_drivers"]) or "none"))
    for name, value in found["environment"].items():
        print(f"environment: {name}={value}")
    encoder = found["encoder"]
    print(f"encoder: ffmpeg {encoder['version']}, {encoder['path']}" if encoder else "encoder: none")
    for line in rerun_lines(found["rerun"]):
        print(line)
    for problem in found["problems"]:
        print(f"problem: {problem}")
    for advice in found["advice"]:
        print(f"advice: {advice}")
    if not found["problems"] and not found["advice"]:
        print("all is well")
