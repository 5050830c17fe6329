"""Reads model files of any kind, by media type or by what they hold; what was read is kept for a while."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Hashable

import numpy as np

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.cache import ByteCache
from rerun_render.media.models.dae import is_dae, read_dae
from rerun_render.media.models.gltf import read_gltf
from rerun_render.media.models.gltf_buffers import is_gltf
from rerun_render.media.models.model import Model, RawPart, UInt8Array, finished
from rerun_render.media.models.obj import is_obj, read_obj
from rerun_render.media.models.ply import is_ply, read_ply
from rerun_render.media.models.stl import is_binary_stl, is_text_stl, read_stl

Reader = Callable[[bytes, list[str]], list[RawPart]]

KEPT_BYTES = 512 << 20
KINDS = "glTF, GLB, OBJ, STL, PLY, COLLADA"

_MEDIA_TYPES: dict[str, Reader] = {
    "model/gltf-binary": read_gltf,
    "model/gltf+json": read_gltf,
    "model/obj": read_obj,
    "model/stl": read_stl,
    "model/x.stl-ascii": read_stl,
    "model/x.stl-binary": read_stl,
    "application/sla": read_stl,
    "application/x-ply": read_ply,
    "model/ply": read_ply,
    "model/vnd.collada+xml": read_dae,
}

_cache: ByteCache[Model] = ByteCache(KEPT_BYTES, lambda model: model.num_bytes)


def read_model(blob: UInt8Array, media_type: str | None, key: Hashable) -> Model:
    """The model of a file; its arrays must not be written to.

    blob: (N,) uint8. key: its `content_key`. Raises RerunRenderError for files that cannot be read or are absurdly
    large.
    """
    named = (media_type or "").split(";")[0].strip().lower()
    return _cache.get((key, named), lambda: _read(np.ascontiguousarray(blob).tobytes(), named))


def _read(data: bytes, named: str) -> Model:
    reader = _MEDIA_TYPES.get(named) or _guess(data)
    if reader is None:
        what = f"media type {named!r}" if named else "no media type"
        raise RerunRenderError(
            f"expected a model file ({KINDS}), got {what} and {len(data)} bytes that start with {data[:8].hex(' ')}"
        )
    notes: list[str] = []
    # The libraries behind some readers warn of their own code.
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = reader(data, notes)
        except RerunRenderError:
            raise
        except Exception as error:  # damaged files make all kinds of errors
            raise RerunRenderError(f"the model file cannot be read: {type(error).__name__}: {error}") from error
        parts = [part for raw in found if (part := finished(raw, notes)) is not None]
    if not parts:
        raise RerunRenderError("; ".join(["the model has no triangles to draw", *notes]))
    for part in parts:
        for array in (part.positions, part.triangles, part.normals, part.colors, part.texcoords, part.texture):
            if array is not None and array.flags.owndata:
                array.setflags(write=False)
    return Model(tuple(parts), tuple(dict.fromkeys(notes)))


def _guess(data: bytes) -> Reader | None:
    """By the first bytes, or the length; text with vertices is taken for OBJ."""
    checks: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
        (is_gltf, read_gltf),
        (is_ply, read_ply),
        (is_dae, read_dae),
        (is_binary_stl, read_stl),
        (is_text_stl, read_stl),
        (is_obj, read_obj),
    )
    return next((reader for check, reader in checks if check(data)), None)
