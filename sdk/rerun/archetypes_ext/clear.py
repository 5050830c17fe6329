"""Constructors of `Clear`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._baseclasses import Archetype

if TYPE_CHECKING:
    from ..archetypes.clear import Clear


class ClearExt(Archetype):
    """See `Clear`."""

    def __init__(self, *, recursive: bool) -> None:
        """Clear the entity.

        Parameters
        ----------
        recursive:
            Whether everything below the entity is cleared, too.
        """
        with self._constructing():
            self._set(is_recursive=recursive)

    @staticmethod
    def flat() -> Clear:
        """Clear the entity alone."""
        from ..archetypes.clear import Clear

        return Clear(recursive=False)

    @staticmethod
    def recursive() -> Clear:
        """Clear the entity and everything below it."""
        from ..archetypes.clear import Clear

        return Clear(recursive=True)
