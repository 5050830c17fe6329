"""What videos share: their players, which live as long as the cursor that all views share, and how they look."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from rerun_render.core.errors import RerunRenderError
from rerun_render.media.video.container import FileTrack, open_file
from rerun_render.media.video.player import Player
from rerun_render.query.cursor import Cursor
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers.inputs import Inputs
from rerun_render.scene.visualizers.pictures import color_opacity, image_visual

VIDEO_DRAW_ORDER = -15.0
MAX_PLAYERS = 32
"""Of more videos, those that were shown longest ago start anew."""

_files: WeakKeyDictionary[Cursor, dict[Hashable, FileTrack | RerunRenderError]] = WeakKeyDictionary()
_players: WeakKeyDictionary[Cursor, dict[Hashable, Player]] = WeakKeyDictionary()


def player_of(cursor: Cursor, key: Hashable, make: Callable[[], Player]) -> Player:
    """The player kept under `key`, or the one that `make` makes."""
    players = _players.setdefault(cursor.shared, {})
    player = players.pop(key, None)
    if player is None:
        player = make()
        if len(players) >= MAX_PLAYERS:
            del players[next(iter(players))]
    players[key] = player  # last in order: used last
    return player


def file_track(cursor: Cursor, key: Hashable, blob: Callable[[], npt.NDArray[np.uint8]]) -> FileTrack:
    """The track of the video file that is kept under `key`. Raises RerunRenderError each time if it cannot be read."""
    files = _files.setdefault(cursor.shared, {})
    found = files.get(key)
    if found is None:
        try:
            found = open_file(blob())
        except RerunRenderError as error:
            found = error
        if len(files) >= MAX_PLAYERS:
            del files[next(iter(files))]
        files[key] = found
    if isinstance(found, RerunRenderError):
        raise found
    return found


def video_visual(
    inputs: Inputs, context: VisualizerContext, player: Player, number: int, key: Hashable, *, is_stream: bool
) -> Visual | None:
    """Picture `number` of a video; before the first keyframe nothing to see. key: identity of the video."""
    if number < 0 or player.track.keyframe_of(number) is None:
        if number >= 0:
            inputs.inform("no-keyframe", "no keyframe of the video so far; nothing to show yet")
        return _room_for(player) if is_stream and context.view_class == "2D" else None
    picture = player.picture(number)
    if picture.problem:
        inputs.warn("damaged-video", picture.problem)
    return image_visual(
        inputs,
        picture.pixels,
        (inputs.archetype, key, picture.number),
        draw_order=VIDEO_DRAW_ORDER,
        opacity=color_opacity(inputs, context),
        is_from_file=is_stream,
    )


def _room_for(player: Player) -> Visual:
    """What keeps the place of a stream whose first picture is still to come, so that the view does not jump then."""
    box = np.array([[0.0, 0.0, 0.0], [*player.size, 0.0]])
    return Visual(bounds=box, region_of_interest=box, is_from_file=True)
