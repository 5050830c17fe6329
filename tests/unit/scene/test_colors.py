import pytest

from rerun_render.core.entity_path import EntityPath
from rerun_render.scene.colors import auto_color, entity_color, hash_string, path_hash


def test_hash_of_a_string() -> None:
    assert hash_string("a") == 0x11A8807A89F15254


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", 0xA21258D088C87A13),
        ("/a", 0x8D67660A11E94242),
        ("/x/y", 0x829F64B1A4AD6597),
        ("/world/points", 0xCED3D0C0B80DC64F),
        ("/abcdefghijklmnopqrstuvw", 0x76C45725EC606138),
    ],
)
def test_hash_of_a_path(path: str, expected: int) -> None:
    assert path_hash(EntityPath.parse(path)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "bc4d4d"),
        (1, "4d7bbc"),
        (2, "9abc4d"),
        (3, "bc4db2"),
        (7, "56bc4d"),
        (42, "bc4d77"),
        (65535, "bc4db0"),
    ],
)
def test_automatic_colours(value: int, expected: str) -> None:
    assert bytes(auto_color(value)).hex() == expected + "ff"


def test_entity_colour_is_the_automatic_colour_of_its_hash() -> None:
    path = EntityPath.parse("/world/points")
    assert bytes(entity_color(path)) == bytes(auto_color(path_hash(path) % 65535))
    assert bytes(entity_color(path)) != bytes(entity_color(EntityPath.parse("/world/lines")))
