"""Constructor of `Ellipses2D`."""

from __future__ import annotations

from .. import encodings
from .._baseclasses import Archetype


class Ellipses2DExt(Archetype):
    """See `Ellipses2D`."""

    def __init__(
        self,
        *,
        half_sizes: encodings.Vec2DArrayLike | None = None,
        centers: encodings.Vec2DArrayLike | None = None,
        line_radii: encodings.Float32ArrayLike | None = None,
        colors: encodings.Rgba32ArrayLike | None = None,
        labels: encodings.Utf8ArrayLike | None = None,
        show_labels: encodings.BoolLike | None = None,
        draw_order: encodings.Float32ArrayLike | None = None,
        class_ids: encodings.ClassIdArrayLike | None = None,
    ) -> None:
        """Ellipses along the axes.

        Parameters
        ----------
        half_sizes:
            (N, 2) float32: radii along x and y, scene units.
        centers:
            (N, 2) float32: where the middles are; the origin if not given.
        line_radii:
            Half the width of the lines.
        colors:
            Colours, as of `Points2D`.
        labels:
            Texts at the ellipses.
        show_labels:
            Whether labels are drawn.
        draw_order:
            The 2D layer; higher is on top.
        class_ids:
            Classes of the ellipses.
        """
        with self._constructing():
            self._set(
                half_sizes=half_sizes,
                centers=centers,
                line_radii=line_radii,
                colors=colors,
                labels=labels,
                show_labels=show_labels,
                draw_order=draw_order,
                class_ids=class_ids,
            )
