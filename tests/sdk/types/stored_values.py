"""What archetypes would write, as plain values."""

from __future__ import annotations

from typing import Any

import numpy as np


def stored(archetype: Any) -> dict[str, Any]:
    """Values of the fields that are set, by field."""
    batches = archetype.as_component_batches()
    return {batch.descriptor.component.partition(":")[2]: batch.as_arrow_array().to_pylist() for batch in batches}


def rounded(value: Any) -> Any:
    """`value` with its floats as float32 holds them, so that 0.1 means the nearest one."""
    if isinstance(value, float):
        return float(np.float32(value))
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value
