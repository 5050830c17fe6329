"""Constants of `ViewCoordinates`."""

from __future__ import annotations

from .. import encodings
from .._baseclasses import Archetype
from ..components import ViewCoordinates
from ..components._ext import view_coordinate_names


class ViewCoordinatesExt(Archetype):
    """See `ViewCoordinates`. Its constants, such as `RDF` and `RIGHT_HAND_Z_UP`, can be logged as they are."""

    def __init__(self, xyz: encodings.ViewCoordinatesLike) -> None:
        """View coordinates.

        Parameters
        ----------
        xyz:
            What the axes x, y and z mean: three of `ViewDir`, or a constant of this class.
        """
        with self._constructing():
            self._set(xyz=xyz)


for _name in view_coordinate_names():
    setattr(ViewCoordinatesExt, _name, getattr(ViewCoordinates, _name))
