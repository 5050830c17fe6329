"""What users may say about the eye, and what they are told when it does not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rerun_render.core.errors import UsageError
from rerun_render.scene.camera_control.options import CameraOptions, Eye, Intrinsics, camera_options


def test_nothing_asked_for() -> None:
    assert camera_options() is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"eye": "1,-2,3.5"}, CameraOptions(eye=(1.0, -2.0, 3.5))),
        ({"eye": (1, 2, 3), "look_at": [0, 0, 0]}, CameraOptions(eye=(1.0, 2.0, 3.0), look_at=(0.0, 0.0, 0.0))),
        ({"up": " 0, 1, 0 ", "fov": "40"}, CameraOptions(up=(0.0, 1.0, 0.0), fov=40.0)),
        ({"intrinsics": "500,510,320,240"}, CameraOptions(intrinsics=Intrinsics(500, 510, 320, 240))),
        ({"intrinsics": "5,5,3,2,6,4"}, CameraOptions(intrinsics=Intrinsics(5, 5, 3, 2, (6, 4)))),
        ({"camera": "orbit"}, CameraOptions(turns=1.0)),
        ({"camera": "orbit:-0.5", "follow": "/car"}, CameraOptions(turns=-0.5, follow="/car")),
        ({"camera": "flight.JSON"}, CameraOptions(keys=Path("flight.JSON"))),
        ({"camera": Path("flight")}, CameraOptions(keys=Path("flight"))),
        ({"camera": "entity:/world/cam"}, CameraOptions(entity="/world/cam")),
    ],
)
def test_what_can_be_asked_for(given: dict[str, Any], expected: CameraOptions) -> None:
    assert camera_options(**given) == expected


def test_an_eye_and_a_function_are_functions() -> None:
    eye = Eye((1, 2, 3), (0, 0, 0))
    for camera in (eye, lambda time: eye):
        options = camera_options(camera=camera)
        assert options is not None
        assert options.function is not None
        assert options.function(5) is eye


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"eye": "1,2"}, "expected eye as three numbers x,y,z, got '1,2'"),
        ({"eye": "1,2,x"}, "three numbers"),
        ({"look_at": (1, 2, float("nan"))}, "three numbers"),
        ({"up": "0,0,0"}, "not zero"),
        ({"eye": "1,2,3", "look_at": "1,2,3"}, "another place"),
        ({"fov": 0}, "above 0 and at most 179 degrees, got 0"),
        ({"fov": "wide"}, "at most 179"),
        ({"intrinsics": "1,2,3"}, "fx,fy,cx,cy"),
        ({"intrinsics": "0,5,3,2"}, "fx and fy above 0"),
        ({"intrinsics": "5,5,3,2,0,4"}, "wider and higher than 0"),
        ({"fov": 40, "intrinsics": "5,5,3,2"}, "exclude each other"),
        ({"camera": "turntable"}, "expected a camera of orbit, orbit:TURNS, entity:/PATH or the name of a .json file"),
        ({"camera": "orbit:many"}, "turns of an orbit"),
        ({"camera": "orbit:"}, "turns of an orbit"),
        ({"camera": "entity:"}, "entity:/path"),
        ({"camera": 5}, "a function from time to Eye"),
        ({"camera": "entity:/cam", "fov": 40}, "decides about fov itself"),
        ({"camera": "keys.json", "eye": "1,2,3"}, "decides about eye itself"),
        ({"camera": "entity:/cam", "follow": "/car"}, "moves by itself"),
        ({"follow": " "}, "an entity to follow"),
    ],
)
def test_what_does_not_fit(given: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("(", r"\(")):
        camera_options(**given)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"position": (0, 0), "look_at": (1, 0, 0)}, "position of an eye as three numbers"),
        ({"position": (0, 0, 0), "look_at": (0, 0, 0)}, "another place than its own"),
        ({"position": (0, 0, 0), "look_at": (1, 0, 0), "up": (0, 0, 0)}, "not zero"),
        ({"position": (0, 0, 0), "look_at": (1, 0, 0), "fov": 200}, "at most 179"),
        (
            {"position": (0, 0, 0), "look_at": (1, 0, 0), "fov": 40, "intrinsics": Intrinsics(1, 1, 0, 0)},
            "either a fov or intrinsics",
        ),
    ],
)
def test_eyes_are_checked(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Eye(**arguments)
