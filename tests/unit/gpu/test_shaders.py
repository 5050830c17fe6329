from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rerun_render.core.errors import AdapterError, ShaderError
from rerun_render.gpu import AdapterInfo, GpuContext, choose_adapter, list_adapters
from rerun_render.gpu.shaders import compile_shader, load_shader, shader_folder
from rerun_render.gpu.structs import DRAW, UI_QUAD, structs_wgsl

ENTRY_SHADERS = sorted(path.name for path in shader_folder().glob("*.wgsl"))


@pytest.mark.parametrize("name", ENTRY_SHADERS)
def test_every_shader_compiles(context: GpuContext, name: str) -> None:
    assert compile_shader(context.device, load_shader(name)) is not None


def test_every_shared_file_is_used_and_has_a_header() -> None:
    folder = shader_folder()
    used = {file for name in ENTRY_SHADERS for file, _ in load_shader(name).places}
    assert used == {str(path.relative_to(folder)) for path in folder.rglob("*.wgsl")}
    assert all((folder / name).read_text().startswith("// ") for name in used)


def test_structs_file_is_generated_from_the_declarations() -> None:
    path = shader_folder() / "shared" / "structs.wgsl"
    assert path.read_text() == structs_wgsl(), "run `python -m rerun_render.gpu.structs`"


def test_struct_layouts_follow_the_rules_of_wgsl() -> None:
    assert DRAW.dtype.itemsize == 256
    assert [DRAW.dtype.fields[name][1] for name in ("clip_from_view", "viewport", "near")] == [128, 192, 248]
    assert UI_QUAD.dtype.itemsize == 48
    assert UI_QUAD.dtype["rect"].base == np.float32


def test_imports_are_joined_once_and_lines_are_mapped(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "a.wgsl").write_text("// a\nconst A = 1;\n")
    (tmp_path / "shared" / "b.wgsl").write_text("// b\n#import <shared/a.wgsl>\nconst B = A;\n")
    (tmp_path / "main.wgsl").write_text("#import <shared/a.wgsl>\n#import <shared/b.wgsl>\nconst C = B;\n")
    source = load_shader("main.wgsl", tmp_path)
    assert source.code == "// a\nconst A = 1;\n// b\nconst B = A;\nconst C = B;\n"
    assert [source.place(line) for line in (2, 4, 5)] == ["shared/a.wgsl:2", "shared/b.wgsl:3", "main.wgsl:3"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("// x\n#import <shared/none.wgsl>\n", r"main\.wgsl:2"),
        ("\n\n#import shared/a.wgsl\n", r"main\.wgsl:3: expected"),
    ],
)
def test_a_bad_import_names_file_and_line(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "main.wgsl").write_text(text)
    with pytest.raises(ShaderError, match=place):
        load_shader("main.wgsl", tmp_path)


@pytest.mark.parametrize("broken", ["fn f() -> f32 { return missing; }", "fn f( { }", "fn f() -> i32 { return 1.5; }"])
def test_a_compile_error_names_file_and_line(context: GpuContext, tmp_path: Path, broken: str) -> None:
    (tmp_path / "broken.wgsl").write_text(f"// a comment\n{broken}\n")
    (tmp_path / "main.wgsl").write_text("// one\n// two\n// three\n#import <broken.wgsl>\nfn g() {}\n")
    with pytest.raises(ShaderError, match=r"^broken\.wgsl:2: "):
        compile_shader(context.device, load_shader("main.wgsl", tmp_path))


# Adapters


def adapter(name: str, backend: str = "Vulkan", kind: str = "discrete") -> AdapterInfo:
    return AdapterInfo(name, backend, kind, "driver 1.0", kind == "software", 8192, None)  # type: ignore[arg-type]


LAVAPIPE = adapter("llvmpipe", kind="software")
OPENGL = adapter("llvmpipe", "OpenGL", "software")
GEFORCE = adapter("GeForce")
INTEL = adapter("Intel", kind="integrated")


@pytest.fixture(autouse=True)
def _no_adapter_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WGPU_BACKEND_TYPE", raising=False)
    monkeypatch.delenv("WGPUPY_WGPU_ADAPTER_NAME", raising=False)


def test_real_gpus_come_first_and_opengl_is_never_picked_silently() -> None:
    assert choose_adapter(adapters=[OPENGL, LAVAPIPE, INTEL, GEFORCE]) is GEFORCE
    assert choose_adapter(adapters=[OPENGL, LAVAPIPE]) is LAVAPIPE
    with pytest.raises(AdapterError, match="apt-get install -y libvulkan1 mesa-vulkan-drivers"):
        choose_adapter(adapters=[OPENGL])
    with pytest.raises(AdapterError, match="found: none"):
        choose_adapter(adapters=[])


def test_adapters_are_chosen_by_part_of_their_name() -> None:
    assert choose_adapter("LLVM", adapters=[GEFORCE, OPENGL, LAVAPIPE]) is LAVAPIPE
    assert choose_adapter("opengl", adapters=[GEFORCE, OPENGL, LAVAPIPE]) is OPENGL
    with pytest.raises(AdapterError, match=r"'voodoo'.*'GeForce' \(Vulkan\)"):
        choose_adapter("voodoo", adapters=[GEFORCE])


def test_environment_variables_of_wgpu_are_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WGPU_BACKEND_TYPE", "OpenGL")
    assert choose_adapter(adapters=[GEFORCE, OPENGL]) is OPENGL
    monkeypatch.setenv("WGPU_BACKEND_TYPE", "Vulkan")
    monkeypatch.setenv("WGPUPY_WGPU_ADAPTER_NAME", "llvm")
    assert choose_adapter(adapters=[GEFORCE, OPENGL, LAVAPIPE]) is LAVAPIPE


def test_adapters_of_this_machine_are_described() -> None:
    adapters = list_adapters()
    assert adapters
    for info in adapters:
        assert info.name and info.backend and info.driver and info.max_texture_size >= 2048
        assert info.is_software == (info.kind == "software")
