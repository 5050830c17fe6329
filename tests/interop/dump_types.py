"""Prints what the constructor calls of `type_cases` store, as JSON; runs under either SDK.

One entry for each call: component, archetype, component type, Arrow type and values of each batch, or the exception.
"""

from __future__ import annotations

import json
import sys
import warnings
from typing import Any

import numpy as np
import rerun as rr
import rerun.archetypes as rra
import rerun.blueprint as rrb
import rerun.components as rc
from type_cases import CASES

NAMES = {"rr": rr, "rra": rra, "rrb": rrb, "rc": rc, "np": np}


def batch_facts(batch: Any) -> list[Any]:
    array = batch.as_arrow_array()
    descriptor = batch.component_descriptor() if hasattr(batch, "component_descriptor") else None
    names = [getattr(descriptor, name, None) for name in ("component", "archetype", "component_type")]
    return [*names, str(array.type).replace("halffloat", "float16"), repr(array.to_pylist())]


def facts(expression: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = eval(expression, dict(NAMES))  # the expressions are those of type_cases
            if hasattr(value, "as_component_batches"):
                value = value.as_component_batches()
            elif hasattr(value, "as_arrow_array"):
                value = [value]
            return sorted((batch_facts(batch) for batch in value), key=repr)
        except Exception as error:
            return f"raises {type(error).__name__}"


if __name__ == "__main__":
    json.dump({expression: facts(expression) for expression in CASES}, sys.stdout)
