"""VideoFrameReference: one picture of a video file."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from rerun_render.core.entity_path import EntityPath
from rerun_render.media.video.player import Player
from rerun_render.query.cursor import Cursor, EntityState
from rerun_render.query.state import Cell
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.videos import file_track, player_of, video_visual

BLOB = "AssetVideo:blob"
_REFERENCE = "VideoFrameReference:video_reference"


class VideoFrameReference:
    """Draws the archetype VideoFrameReference: a picture of the AssetVideo of this or another entity."""

    archetype = "VideoFrameReference"
    space: Space = "2D"
    required = "VideoFrameReference:timestamp"
    components = names("VideoFrameReference", "timestamp", "video_reference", "opacity", "draw_order") | {BLOB}
    pose_rule: PoseRule = "first"

    def outside_key(self, entity: EntityPath, state: EntityState, cursor: Cursor) -> Hashable:
        _, cell = _video(entity, state, cursor)
        return None if cell is None else cell.key

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        timestamp, cursor = inputs.array("timestamp"), context.cursor
        if timestamp is None or cursor is None:
            return None
        source, cell = _video(context.entity_path, context.state, cursor)
        if cell is None or len(cell.array) == 0:
            inputs.warn("no-video", f"there is no AssetVideo at {source}; nothing to show")
            return None
        track = file_track(cursor, cell.key, lambda: arrays.blob(cell.array))
        number = track.picture_at(int(arrays.numbers(timestamp.slice(0, 1), np.int64)[0]))
        # A player for each place: several that show different times of one video would disturb each other.
        key = (self.archetype, context.entity_path, cell.key)
        player = player_of(cursor, key, lambda: Player(track.track))
        return video_visual(inputs, context, player, number, cell.key, is_stream=False)


def _video(entity: EntityPath, state: EntityState, cursor: Cursor) -> tuple[EntityPath, Cell | None]:
    """Which entity has the video, and its file; None if there is none now."""
    cell = state.get(_REFERENCE)
    logged = None if cell is None else arrays.first(cell.array)
    source = entity if logged is None else EntityPath.parse(str(logged))
    return source, cursor.state(source).get(BLOB)
