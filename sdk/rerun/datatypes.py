"""`encodings` under the name they had until 0.36, with what older releases kept beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import encodings

if TYPE_CHECKING:
    from ._legacy.meshes import Material as Material
    from ._legacy.spaces import TranslationAndMat3x3 as TranslationAndMat3x3
    from ._legacy.spaces import TranslationRotationScale3D as TranslationRotationScale3D
    from .encodings import *  # noqa: F403

_LEGACY = {
    "Material": "meshes",
    "TranslationAndMat3x3": "spaces",
    "TranslationRotationScale3D": "spaces",
}


def Rotation3D(inner: Any) -> encodings.Quaternion | encodings.RotationAxisAngle:
    """A rotation of either kind, as it is; 4 numbers are a quaternion x, y, z, w. Once a class around the two.

    Raises TypeError for anything else.
    """
    if isinstance(inner, encodings.Quaternion | encodings.RotationAxisAngle):
        return inner
    if hasattr(inner, "__len__") and len(inner) == 4:
        return encodings.Quaternion(xyzw=inner)
    raise TypeError(f"Rotation3D: expected a Quaternion or a RotationAxisAngle, got {type(inner).__name__}")


def __getattr__(name: str) -> Any:
    if name in _LEGACY:
        from importlib import import_module

        return getattr(import_module(f"._legacy.{_LEGACY[name]}", __package__), name)
    return getattr(encodings, name)


def __dir__() -> list[str]:
    return sorted({*dir(encodings), *_LEGACY, "Rotation3D"})
