"""`log_extension_components` and `log_components`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from .._baseclasses import AsComponents, ComponentBatchLike, ComponentDescriptor, DescribedComponentBatch
from .._legacy.columns import IndicatorComponentBatch
from .._legacy.deprecation import warn_once
from .._log import log
from ..any_value import AnyValues
from ._common import EntityPathLike, Recording, replaced_by, send

_PREFIX = "ext."


@replaced_by("log with rerun.AnyValues")
def log_extension_components(
    entity_path: EntityPathLike,
    ext: dict[str, Any],
    *,
    identifiers: Sequence[int] | None = None,
    timeless: bool = False,
    recording: Recording = None,
) -> None:
    """Log columns of your own.

    Parameters
    ----------
    entity_path:
        Where to log them.
    ext:
        Values by name, each a value or a list that `numpy.array` and `pyarrow.array` take; None leaves a column out.
        Names get the prefix `ext.` unless they have it. The first type of a name is kept for the process.
    identifiers:
        Numbers of the instances.
    timeless, recording:
        As in `log_point`.
    """
    named = {name if name.startswith(_PREFIX) else _PREFIX + name: value for name, value in ext.items()}
    columns: dict[str, Any] = {
        name: np.atleast_1d(np.array(value)) for name, value in named.items() if value is not None
    }
    send(entity_path, AnyValues(**columns), identifiers=identifiers, timeless=timeless, recording=recording)


class _Batches(AsComponents):
    def __init__(self, batches: list[DescribedComponentBatch]) -> None:
        self._batches = batches

    def as_component_batches(self) -> list[DescribedComponentBatch]:
        return self._batches


def log_components(
    entity_path: EntityPathLike,
    components: Iterable[ComponentBatchLike],
    *,
    num_instances: int | None = None,
    timeless: bool = False,
    static: bool = False,
    recording: Recording = None,
    strict: bool | None = None,
) -> None:
    """Log batches of components that belong to no archetype; see `log`, which takes described batches too.

    Parameters
    ----------
    entity_path:
        Where to log them.
    components:
        Batches such as `rerun.components.ColorBatch(...)`, or described ones.
    num_instances:
        Has no meaning any more.
    timeless, static:
        True logs data that holds at all times.
    recording, strict:
        As in `log`.
    """
    warn_once("log_components", "rerun.log_components is an old form: use rerun.log with described batches")
    batches = [_described(batch) for batch in components if not isinstance(batch, IndicatorComponentBatch)]
    log(entity_path, _Batches(batches), static=static or timeless, recording=recording, strict=strict)  # type: ignore[arg-type]


def _described(batch: Any) -> DescribedComponentBatch:
    if isinstance(batch, DescribedComponentBatch):
        return batch
    descriptor = getattr(batch, "component_descriptor", None)
    if callable(descriptor):
        return DescribedComponentBatch(batch, descriptor())
    component_type = getattr(batch, "component_type", None) or getattr(batch, "component_name", None)
    if not callable(component_type):
        raise TypeError(f"log_components: expected a batch of a component, got {type(batch).__name__}")
    name = component_type()
    return DescribedComponentBatch(batch, ComponentDescriptor(name, None, name))
