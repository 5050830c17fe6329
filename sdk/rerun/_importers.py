"""What `log_file_from_path` makes of files, by their extension."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from rerun_render.chunk.arrow_meta import chunk_from_batch
from rerun_render.core.entity_path import EntityPath
from rerun_render.rrd.decoder import scan
from rerun_render.rrd.messages import ArrowMsg, BlueprintActivation, SetStoreInfo
from rerun_render.rrd.payload import decode_record_batch

from ._outputs import Activation, ChunkMessage, Introduction, Message

if TYPE_CHECKING:
    from ._core import RecordingCore

_IMAGES = {
    "avif": "image/avif",
    "bmp": "image/bmp",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "webp": "image/webp",
}
_MESHES = {
    "dae": "model/vnd.collada+xml",
    "glb": "model/gltf-binary",
    "gltf": "model/gltf+json",
    "obj": "model/obj",
    "stl": "model/stl",
}
_TEXTS = {"txt": "text/plain", "md": "text/markdown"}
_RECORDINGS = ("rrd", "rbl")
_KNOWN = (*_IMAGES, *_MESHES, *_TEXTS, "mp4", "ply", *_RECORDINGS)


def import_file(
    core: RecordingCore, file_path: str | os.PathLike[str], contents: bytes | None, prefix: str | None
) -> None:
    """Log the contents of a file, read from its path if they are not given.

    Raises ValueError for unknown kinds of files, OSError if the file cannot be read.
    """
    path = PurePath(os.fspath(file_path))
    extension = path.suffix.lower().removeprefix(".")
    if extension not in _KNOWN:
        raise ValueError(f"expected a file ending in {', '.join(_KNOWN)}; got {os.fspath(file_path)}")
    if contents is None:
        contents = Path(file_path).read_bytes()
    if extension in _RECORDINGS:
        core.send_messages(_messages(contents))
        return
    parts = tuple(part for part in path.parts if part != path.anchor)
    entity_path = EntityPath((*EntityPath.parse(prefix or "").parts, *parts))
    for archetype in _archetypes(extension, contents):
        batches = list(archetype.as_component_batches())
        descriptors = tuple(batch.component_descriptor() for batch in batches)
        core.log_row(entity_path, descriptors, tuple(batch.as_arrow_array() for batch in batches), static=True)
    if extension == "mp4":
        _log_video_frames(core, entity_path, contents)


def _archetypes(extension: str, contents: bytes) -> Iterator[Any]:
    from . import archetypes

    if extension in _IMAGES:
        yield archetypes.EncodedImage(contents=contents, media_type=_IMAGES[extension])
    elif extension in _MESHES:
        yield archetypes.Asset3D(contents=contents, media_type=_MESHES[extension])
    elif extension == "ply":
        yield archetypes.Asset3D(contents=contents, media_type="model/ply")
    elif extension in _TEXTS:
        yield archetypes.TextDocument(contents.decode("utf-8", "replace"), media_type=_TEXTS[extension])
    elif extension == "mp4":
        yield archetypes.AssetVideo(contents=contents, media_type="video/mp4")


def _log_video_frames(core: RecordingCore, entity_path: EntityPath, contents: bytes) -> None:
    """One row for each frame on the timeline `video`, so that the video plays."""
    from . import archetypes
    from ._send_columns import TimeColumn, chunk_of_columns

    nanos = archetypes.AssetVideo(contents=contents, media_type="video/mp4").read_frame_timestamps_nanos()
    index = TimeColumn("video", duration=nanos.astype("timedelta64[ns]"))
    columns = archetypes.VideoFrameReference.columns_nanos(nanos)
    core.send_chunk(chunk_of_columns(entity_path, [index], columns))


def _messages(contents: bytes) -> Iterator[Message]:
    """Everything that a recording holds."""
    for message in scan(contents):
        if isinstance(message, SetStoreInfo):
            yield Introduction(message.store_id)
        elif isinstance(message, ArrowMsg):
            chunk = chunk_from_batch(decode_record_batch(message), message.chunk_id)
            if chunk.columns:
                yield ChunkMessage(message.store_id, chunk)
        elif isinstance(message, BlueprintActivation):
            yield Activation(message.store_id, message.make_active, message.make_default)
