"""Views of tensors: a plane of numbers in colours, sliders of the other axes, and the names of the two shown."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rerun_render.core.entity_path import EntityPath
from rerun_render.core.errors import RerunRenderError
from rerun_render.drawables import ImageRect, Texture, View
from rerun_render.media import colormaps
from rerun_render.media.ranges import guess_range
from rerun_render.media.resample import enlarge
from rerun_render.query.cursor import EntityState
from rerun_render.scene.view_class import ViewClass
from rerun_render.scene.views import shapes
from rerun_render.scene.views.canvas import Canvas, flat_view
from rerun_render.scene.views.latest import LatestView
from rerun_render.scene.views.measures import PADDING_PX, header_line
from rerun_render.scene.views.tensor_data import TensorData, tensor_data
from rerun_render.scene.views.tensor_slice import Axis, SliceSelection, cut, select
from rerun_render.scene.visualizers.pictures import MAX_TEXTURE_SIDE
from rerun_render.schema.enums import Colormap, MagnificationFilter

DATA, RANGE = "Tensor:data", "Tensor:value_range"
_SEVERAL = (
    "Can only show one tensor at a time; was given {}. Update the query so that it returns a single tensor entity and "
    "create additional views for the others."
)
_FIT_ORIGINAL, _FIT_FILL = 1, 2
_MARGIN = (16.0, 8.0)
_ROW_PITCH_PX = 23.0
_VALUE_PX = 40.0
_MIN_SLIDER_PX = 64.0
_LABEL_INSET_PX = 14.0
_ARROW_PX = 16.0
_MAX_ENLARGED_SIDE = 2048


class TensorView(LatestView):
    """The newest tensor of the one entity that has any."""

    required = (DATA,)

    def draw(self, states: dict[EntityPath, EntityState], time: int | None) -> View:
        found = [(entity, state) for entity, state in states.items() if DATA in state and len(state[DATA].array)]
        canvas = Canvas(self.rect, self.theme)
        if len(found) == 1:
            try:
                return self._draw_one(*found[0], canvas)
            except RerunRenderError as err:
                self.context.reporter.error("bad-entity", str(found[0][0]), str(err), time=time)
                self._say(canvas, str(err))
        elif found:
            self._say(canvas, _SEVERAL.format(len(found)))
        else:
            canvas.text("(empty)", self.rect.width / 2, self.rect.height / 2 - 7, self.theme.text, align=0.5)
        return flat_view(self.rect, self.camera, self.theme, [canvas.layer()])

    def _say(self, canvas: Canvas, text: str) -> None:
        width = max(self.rect.width - 2 * PADDING_PX, 1)
        block = canvas.engine.layout(text, wrap_width=width)
        canvas.block(block, PADDING_PX, PADDING_PX, self.theme.levels["ERROR"])

    def _draw_one(self, entity: EntityPath, state: EntityState, canvas: Canvas) -> View:
        cell = state[DATA]
        tensor = tensor_data(cell.array)
        selection = select(tensor, self.context.info.settings)
        plane = cut(tensor, selection)
        top = self._sliders(canvas, tensor, selection)
        width, height = self._size(plane.shape[1], plane.shape[0], top)
        pixels = self._pixels(tensor, plane, _value_range(tensor, state))
        x, y = float(self.rect.x), self.rect.y + top
        is_smooth = self._filter is not MagnificationFilter.NEAREST
        image = ImageRect(
            key=("tensor", entity, cell.key, self.rect),
            texture=Texture(key=("tensor", cell.key, state.key, id(self)), pixels=pixels),
            top_left=np.array([x, y, 0.0]),
            extent_u=np.array([width, 0.0, 0.0]),
            extent_v=np.array([0.0, height, 0.0]),
            magnification="linear" if is_smooth else "nearest",
            minification="linear",
        )
        _axis_names(canvas, tensor, selection, (0.0, top, width, top + height))
        return flat_view(self.rect, self.camera, self.theme, [canvas.layer()], drawables=(image,))

    @property
    def _filter(self) -> MagnificationFilter:
        chosen = self.context.info.settings.first("TensorScalarMapping", "mag_filter")
        return MagnificationFilter(chosen) if chosen in list(MagnificationFilter) else MagnificationFilter.NEAREST

    def _size(self, columns: int, rows: int, top: float) -> tuple[float, float]:
        """Width and height of the picture in px."""
        fit = self.context.info.settings.first("TensorViewFit", "scaling")
        room = (float(self.rect.width), max(self.rect.height - top, 1.0))
        if fit == _FIT_ORIGINAL:
            return float(columns), float(rows)
        if fit == _FIT_FILL:
            return room
        scale = min(room[0] / columns, room[1] / rows)
        return columns * scale, rows * scale

    def _pixels(
        self, tensor: TensorData, plane: npt.NDArray[np.generic], value_range: tuple[float, float]
    ) -> npt.NDArray[np.uint8]:
        """(H, W, 4) colours of a plane; every n-th row and column of one too large for a texture."""
        settings = self.context.info.settings
        step = -(-max(plane.shape) // MAX_TEXTURE_SIDE)
        values = np.asarray(plane[step // 2 :: step, step // 2 :: step] if step > 1 else plane)
        if values.size == 0:
            values = np.asarray(plane[:1, :1])
        chosen = settings.first("TensorScalarMapping", "colormap")
        colormap = Colormap(chosen) if chosen in list(Colormap) else Colormap.VIRIDIS
        logged = settings.first("TensorScalarMapping", "gamma")
        gamma = float(logged) if isinstance(logged, (int, float)) and np.isfinite(logged) and logged > 0 else 1.0
        low, high = value_range
        if self._filter is not MagnificationFilter.NEAREST:
            # The viewer smooths numbers rather than their colours.
            factor = min(_MAX_ENLARGED_SIDE // max(values.shape), 16)
            if factor > 1:
                values = enlarge(np.nan_to_num(values.astype(np.float32), posinf=high, neginf=low), factor, "linear")
        flat = np.ascontiguousarray(values).reshape(-1)
        if gamma != 1.0:
            with np.errstate(all="ignore"):
                unit = np.clip((flat.astype(np.float64) - low) / ((high - low) or 1.0), 0.0, 1.0)
            flat, low, high = unit**gamma, 0.0, 1.0
        return colormaps.colorize(flat, low, high, colormap).reshape(*values.shape, 4)

    def _sliders(self, canvas: Canvas, tensor: TensorData, selection: SliceSelection) -> float:
        """Draws the rows of sliders; returns their height."""
        if not selection.sliders:
            return 0.0
        theme = self.theme
        left, y = _MARGIN
        for dimension in selection.sliders:
            size = tensor.shape[dimension]
            if size <= 1:
                continue
            name = tensor.names[dimension] or str(dimension)
            x = left + canvas.text(name[:200], left, y, theme.text).width + 8
            canvas.text(str(selection.indices[dimension]), x + _VALUE_PX / 2, y, theme.text, align=0.5)
            x += _VALUE_PX + 8
            room = self.rect.width - left - x
            if room >= _MIN_SLIDER_PX:
                self._slider(
                    canvas, x, y, min(max(4.0 * size, _MIN_SLIDER_PX), room), selection.indices[dimension], size
                )
            y += _ROW_PITCH_PX
        return max(y - 8, _MARGIN[1]) + _MARGIN[1]

    def _slider(self, canvas: Canvas, x: float, y: float, width: float, index: int, size: int) -> None:
        rail = header_line(self.theme)
        canvas.fill(np.floor(x + 0.5), y + 4, np.floor(x + width + 0.5), y + 12, rail, 4.0)
        middle = x + 4.5 + (width - 9.0) * index / (size - 1)
        canvas.frame(middle - 4.5, y + 2, middle + 4.5, y + 14, self.theme.text, rail, 4.5)


def _value_range(tensor: TensorData, state: EntityState) -> tuple[float, float]:
    if RANGE in state and len(state[RANGE].array):
        logged = state[RANGE].array[0].as_py()
        if isinstance(logged, (list, tuple)) and len(logged) == 2 and None not in logged and np.isfinite(logged).all():
            return float(logged[0]), float(logged[1])
    low, high, _ = guess_range(tensor.values.reshape(-1))
    return low, high


def _axis_names(
    canvas: Canvas, tensor: TensorData, selection: SliceSelection, image: tuple[float, float, float, float]
) -> None:
    """The names of both axes at the edges where their numbers begin, each with an arrow along the axis."""
    left, top, right, bottom = (
        image[0] + _LABEL_INSET_PX,
        image[1] + _LABEL_INSET_PX,
        image[2] - _LABEL_INSET_PX,
        image[3] - _LABEL_INSET_PX,
    )
    width, height = selection.width, selection.height
    is_mirrored, is_upward = width is not None and width.invert, height is not None and height.invert
    if width is not None:
        block = canvas.engine.layout(_name(tensor, width))
        length = block.width + _ARROW_PX + 3.5
        x = left if is_mirrored else right - length
        y = bottom - 15 if is_upward else top
        _label_box(canvas, x, y, x + length, y + 15)
        canvas.block(block, x if is_mirrored else x + _ARROW_PX + 3.5, y, canvas.theme.text)
        arrow = _ARROW_LEFT if is_mirrored else _ARROW_RIGHT
        canvas.icon(("arrow", is_mirrored), arrow, x + block.width + 3.5 if is_mirrored else x, y, canvas.theme.text)
    if height is not None:
        block = canvas.engine.layout(_name(tensor, height), turned=True)
        length = block.width + _ARROW_PX + 3.5
        x = right - 15 if is_mirrored else left
        y = top + length if is_upward else bottom
        _label_box(canvas, x, y - length, x + 15, y)
        canvas.block(block, x, y - _ARROW_PX - 3.5 if is_upward else y, canvas.theme.text)
        arrow = _turned(_ARROW_RIGHT if is_upward else _ARROW_LEFT)
        at = y if is_upward else y - block.width - 3.5
        canvas.icon(("arrow", "turned", is_upward), arrow, x, at, canvas.theme.text)


def _label_box(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    edges = (np.floor(x0 + 0.5) - 6, np.floor(y0 + 0.5) - 6, np.floor(x1 + 0.5) + 6, np.floor(y1 + 0.5) + 6)
    canvas.fill(*edges, canvas.theme.background, 6.0)


def _name(tensor: TensorData, axis: Axis) -> str:
    name = tensor.names[axis.dimension]
    label = f"Dimension {axis.dimension}" if name is None else name[:200]
    return f"{label} (size={tensor.shape[axis.dimension]})"


def _turned(contours: shapes.Contours) -> shapes.Contours:
    """A quarter turn against the clock about the origin."""
    return [np.column_stack([contour[:, 1], -contour[:, 0]]) for contour in contours]


_ARROW_RIGHT = [
    *shapes.stroke([(0.5, 7.0), (15.0, 7.0)], 0.9),
    *shapes.stroke([(10.5, 2.5), (15.0, 7.0), (10.5, 11.5)], 0.9),
]
_ARROW_LEFT = [np.column_stack([16.0 - contour[:, 0], contour[:, 1]])[::-1] for contour in _ARROW_RIGHT]

TENSOR = ViewClass(make=TensorView, components=frozenset([DATA, RANGE]))
