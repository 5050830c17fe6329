"""`EyeControls3D`. Written by `python -m rerun_render.schema.gen`; do not edit."""

from __future__ import annotations

from ... import components, encodings
from ..._baseclasses import Archetype, fields
from .. import components as blueprint_components

__all__ = ["EyeControls3D"]


class EyeControls3D(Archetype):
    """Where the eye of a 3D view is and how it moves.

    Parameters
    ----------
    kind:
        One of `FirstPerson`, `Orbital`. How the eye of a 3D view is steered. Default: Orbital.
    position:
        3 numbers. Place of the eye. Position in 3D, scene units. Default: by the scene.
    look_target:
        3 numbers. What the eye looks at. Position in 3D, scene units. Default: by the scene.
    eye_up:
        3 numbers. What is up to the eye. Default: by the view coordinates.
    speed:
        Number, float64. Scene units per second. Default: by the scene.
    tracking_entity:
        Entity path, a text. The entity that the eye follows. Default: none.
    spin_speed:
        Number, float64. How fast the eye turns around its target. Default: 0.
    """

    _NAME = "rerun.blueprint.archetypes.EyeControls3D"
    _FIELDS = fields(
        _NAME,
        kind=blueprint_components.Eye3DKindBatch,
        position=components.Position3DBatch,
        look_target=components.Position3DBatch,
        eye_up=components.Vector3DBatch,
        speed=components.LinearSpeedBatch,
        tracking_entity=components.EntityPathBatch,
        spin_speed=blueprint_components.AngularSpeedBatch,
    )

    kind: blueprint_components.Eye3DKindBatch | None
    position: components.Position3DBatch | None
    look_target: components.Position3DBatch | None
    eye_up: components.Vector3DBatch | None
    speed: components.LinearSpeedBatch | None
    tracking_entity: components.EntityPathBatch | None
    spin_speed: blueprint_components.AngularSpeedBatch | None

    def __init__(
        self,
        *,
        kind: blueprint_components.Eye3DKindLike | None = None,
        position: encodings.Vec3DLike | None = None,
        look_target: encodings.Vec3DLike | None = None,
        eye_up: encodings.Vec3DLike | None = None,
        speed: encodings.Float64Like | None = None,
        tracking_entity: encodings.EntityPathLike | None = None,
        spin_speed: encodings.Float64Like | None = None,
    ) -> None:
        with self._constructing():
            self._set(
                kind=kind,
                position=position,
                look_target=look_target,
                eye_up=eye_up,
                speed=speed,
                tracking_entity=tracking_entity,
                spin_speed=spin_speed,
            )

    @classmethod
    def from_fields(
        cls,
        *,
        clear_unset: bool = False,
        kind: blueprint_components.Eye3DKindLike | None = None,
        position: encodings.Vec3DLike | None = None,
        look_target: encodings.Vec3DLike | None = None,
        eye_up: encodings.Vec3DLike | None = None,
        speed: encodings.Float64Like | None = None,
        tracking_entity: encodings.EntityPathLike | None = None,
        spin_speed: encodings.Float64Like | None = None,
    ) -> EyeControls3D:
        """Only the fields that are given; `clear_unset` empties the others instead of leaving them alone."""
        return cls._partial(
            clear_unset,
            {
                "kind": kind,
                "position": position,
                "look_target": look_target,
                "eye_up": eye_up,
                "speed": speed,
                "tracking_entity": tracking_entity,
                "spin_speed": spin_speed,
            },
        )
