"""VideoStream: encoded pictures that were logged one by one."""

from __future__ import annotations

from collections.abc import Hashable

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import RerunRenderError
from rerun_render.media.video.player import Player
from rerun_render.media.video.track import stream_track
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.query.samples import SampleRows
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.videos import player_of, video_visual

SAMPLE = "VideoStream:sample"
_CODECS = {0x61766331: "h264", 0x68657631: "hevc", 0x61763031: "av1", 0x76703038: "vp8", 0x76703039: "vp9"}
"""By the four letters that stand for them in files: avc1, hev1, av01, vp08, vp09."""


class VideoStream:
    """Draws the archetype VideoStream: the newest picture at or before the time, whatever was cleared since."""

    archetype = "VideoStream"
    space: Space = "2D"
    required = "VideoStream:codec"
    components = names("VideoStream", "codec", "sample", "opacity", "draw_order")
    pose_rule: PoseRule = "first"

    def outside_key(self, entity: EntityPath, state: EntityState, cursor: Cursor) -> Hashable:
        rows = cursor.samples(entity, SAMPLE)
        newest = rows.at(cursor.time)
        return None if newest < 0 else rows.key(newest)

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        codec, cursor = inputs.first("codec"), context.cursor
        if codec is None or cursor is None:
            return None
        name = _CODECS.get(codec)
        if name is None:
            raise RerunRenderError(f"expected a video codec of {', '.join(_CODECS.values())}, got number {codec}")
        rows = cursor.samples(context.entity_path, SAMPLE)
        if len(rows) == 0:
            return None
        player = player_of(cursor, (self.archetype, context.entity_path, name), lambda: _player(name, rows))
        key = (rows.key(0), name, len(rows))
        return video_visual(inputs, context, player, rows.at(cursor.time), key, is_stream=True)


def _player(codec: str, rows: SampleRows) -> Player:
    def read(i: int) -> bytes:
        return arrays.blob(rows.array(i)).tobytes()

    return Player(stream_track(codec, rows.times, rows.row_ids, read))
