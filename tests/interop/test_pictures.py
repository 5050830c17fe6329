"""A recording of our SDK and one of the official SDK give the same pictures."""

from __future__ import annotations

import case_names
import numpy as np
import pytest

from rerun_render import Renderer
from rerun_render.core.errors import RerunRenderError


def picture(path: object) -> object:
    """The last picture of a recording, or why there is none."""
    try:
        with Renderer(path, size=(240, 160)) as renderer:  # type: ignore[arg-type]
            return renderer.frame().rgba
    except RerunRenderError as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(("module", "case"), case_names.RECORDINGS)
def test_both_recordings_look_the_same(ours, theirs, module: str, case: str) -> None:
    our, their = picture(ours[module].path(case)), picture(theirs[module].path(case))
    if isinstance(their, str):
        assert isinstance(our, str)
    else:
        assert isinstance(our, np.ndarray), our
        np.testing.assert_array_equal(our, their)
