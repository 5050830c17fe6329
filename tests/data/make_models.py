"""Writes the recordings of meshes and model files; run like `make_recordings.py`, with the official SDK 0.41.

/tmp/rerun-0.41.0/bin/python tests/data/make_models.py tests/data/rrd
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import rerun as rr

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from make_recordings import case, write_case
from mesh_files import Gltf, dae, obj, ply, stl

TEXTURE = np.random.default_rng(7).integers(0, 256, (8, 8, 3)).astype(np.uint8)


def cube() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Places, normals, triangles and texture coordinates of the cube from -1 to 1, four vertices for each face."""
    places: list[np.ndarray] = []
    normals: list[np.ndarray] = []
    triangles: list[tuple[int, int, int]] = []
    for axis in range(3):
        for side in (-1, 1):
            normal, u, v = np.zeros((3, 3))
            normal[axis], u[(axis + 1) % 3], v[(axis + 2) % 3] = side, 1, side
            first = len(places)
            places += [normal - u - v, normal + u - v, normal + u + v, normal - u + v]
            normals += [normal] * 4
            triangles += [(first, first + 1, first + 2), (first, first + 2, first + 3)]
    texcoords = np.tile([(0, 1), (1, 1), (1, 0), (0, 0)], (6, 1))
    return np.array(places), np.array(normals), np.array(triangles), texcoords


def ball(rows: int = 8) -> tuple[np.ndarray, np.ndarray]:
    """Places, which are the normals, too, and triangles of a ball of radius 1."""
    theta, phi = np.mgrid[0 : np.pi : complex(0, rows + 1), 0 : 2 * np.pi : complex(0, 2 * rows + 1)]
    places = np.stack([np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), np.cos(theta)], -1).reshape(-1, 3)
    first = (np.arange(rows)[:, None] * (2 * rows + 1) + np.arange(2 * rows)).ravel()
    a, b, c, d = first, first + 1, first + 2 * rows + 1, first + 2 * rows + 2
    return places, np.concatenate([np.stack([a, c, b], -1), np.stack([b, c, d], -1)])


def moved(places: np.ndarray, x: float, y: float, z: float) -> np.ndarray:
    return places + np.array([x, y, z])


PLACES, NORMALS, TRIANGLES, TEXCOORDS = cube()
SHADES = np.rint(NORMALS * 120 + 128).astype(np.uint8)
ROUND, ROUND_TRIANGLES = ball()
ROUND_SHADES = np.rint(ROUND * 120 + 128).astype(np.uint8)


@case
def meshes(rec: rr.RecordingStream) -> None:
    """Step 0: textures, colours, normals. Step 1: translucent ones among each other. Step 2: sides and short lists."""
    rec.set_time("step", sequence=0)
    square = np.array([(-1, 0, -1), (1, 0, -1), (1, 0, 1), (-1, 0, 1)])
    uv = np.array([(0, 2), (2, 2), (2, 0), (0, 0)])
    rec.log(
        "step_0/texture",
        rr.Mesh3D(
            vertex_positions=square,
            triangle_indices=[(0, 1, 2), (0, 2, 3)],
            vertex_texcoords=uv,
            albedo_texture=TEXTURE,
        ),
    )
    rec.log(
        "step_0/ball",
        rr.Mesh3D(
            vertex_positions=moved(ROUND, 3, 0, 0),
            triangle_indices=ROUND_TRIANGLES,
            vertex_normals=ROUND,
            vertex_colors=ROUND_SHADES,
        ),
    )
    rec.log(
        "step_0/cube",
        rr.Mesh3D(
            vertex_positions=moved(PLACES * 0.8, 1.5, 2.5, 0),
            triangle_indices=TRIANGLES,
            vertex_normals=NORMALS,
            vertex_texcoords=TEXCOORDS,
            albedo_texture=TEXTURE,
            albedo_factor=(120, 230, 160),
            class_ids=[3],
        ),
    )
    rec.log(
        "step_0/unlit",
        rr.Mesh3D(vertex_positions=moved(PLACES * 0.7, 4.5, 2.5, 0)[TRIANGLES.ravel()], albedo_factor=(100, 90, 200)),
    )
    rec.set_time("step", sequence=1)
    rec.log("step_0", rr.Clear(recursive=True))
    glass = rr.Mesh3D(
        vertex_positions=PLACES * (0.5, 0.7, 1.0),
        triangle_indices=TRIANGLES[:10],
        vertex_normals=NORMALS,
        albedo_factor=(200, 100, 255, 120),
    )
    rec.log("step_1/a", glass, rr.InstancePoses3D(translations=[(x, 0.3 * (x % 2), 0) for x in range(5)]))
    thin = rr.Mesh3D(
        vertex_positions=PLACES * (0.3, 0.4, 0.6),
        triangle_indices=TRIANGLES,
        vertex_normals=NORMALS,
        albedo_factor=(20, 200, 255, 120),
    )
    rec.log("step_1/b", thin, rr.InstancePoses3D(translations=[(x + 0.5, 0, 0.2 * x) for x in range(5)]))
    solid = rr.Mesh3D(
        vertex_positions=moved(ROUND * 0.4, 2, 0.4, 0),
        triangle_indices=ROUND_TRIANGLES,
        vertex_normals=ROUND,
        vertex_colors=[(255, 0, 0)] * len(ROUND),
    )
    rec.log("step_1/c", solid)
    rec.set_time("step", sequence=2)
    rec.log("step_1", rr.Clear(recursive=True))
    for place, sides in enumerate(("DoubleSided", "Front", "Back")):
        rec.log(
            f"step_2/{sides}",
            rr.Mesh3D(
                vertex_positions=moved(PLACES, 3 * place, 0, 0),
                triangle_indices=TRIANGLES[:10],
                vertex_normals=NORMALS,
                vertex_colors=SHADES,
                face_rendering=sides,
            ),
        )
    rec.log(
        "step_2/short",
        rr.Mesh3D(
            vertex_positions=moved(PLACES * 0.8, 2, 4, 0),
            triangle_indices=TRIANGLES,
            vertex_normals=NORMALS[:10],
            vertex_colors=[(255, 0, 0), (0, 255, 0)],
        ),
    )


@case
def models(rec: rr.RecordingStream) -> None:
    """Step 0: nodes, textures and factors of glTF. Step 1: one file of each other kind. Step 2: a factor for all."""
    file = Gltf()
    painted = file.material(texture=file.texture(TEXTURE), factor=[1, 0.6, 0.3, 1])
    box = file.mesh(PLACES, TRIANGLES, normals=NORMALS, texcoords=TEXCOORDS * 2, material=painted)
    root = file.node(translation=[0, 0, 1])
    turned = file.node(box, parent=root, rotation=[0.3, 0.2, 0.1, 0.9273618495], scale=[0.5, 1, 1.5])
    file.node(box, parent=turned, matrix=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 4, 0, 1, 1])
    plain = file.mesh(ROUND, ROUND_TRIANGLES, material=file.material(factor=[0.2, 0.6, 0.9, 1]))
    file.node(plain, translation=[-3, 0, 0])
    pane = file.material(factor=[0.2, 0.9, 0.3, 0.4])
    file.node(file.mesh(PLACES, TRIANGLES, normals=NORMALS, material=pane), translation=[-1.5, -2.5, 0])
    rec.set_time("step", sequence=0)
    rec.log("step_0/gltf", rr.Asset3D(contents=file.glb(), media_type="model/gltf-binary"))
    rec.set_time("step", sequence=1)
    rec.log("step_0", rr.Clear(recursive=True))
    faces = [list(range(4 * i, 4 * i + 4)) for i in range(6)]
    kinds = {
        "obj": (obj(PLACES, faces, colors=SHADES / 255), "model/obj"),
        "stl": (stl(moved(ROUND[ROUND_TRIANGLES][16:-16], 3, 0, 0)), "model/stl"),
        "ply": (ply(moved(np.round(ROUND, 4), 6, 0, 0), ROUND_TRIANGLES, normals=ROUND, colors=ROUND_SHADES), None),
        "dae": (
            dae(moved(PLACES, 9, 0, 0), TRIANGLES, normals=NORMALS, diffuse=[0.8, 0.3, 0.2, 1], up_axis="Y_UP"),
            "model/vnd.collada+xml",
        ),
    }
    for kind, (data, media_type) in kinds.items():
        rec.log(f"step_1/{kind}", rr.Asset3D(contents=data, media_type=media_type))
    rec.set_time("step", sequence=2)
    rec.log("step_1", rr.Clear(recursive=True))
    rec.log("step_2/a", rr.Asset3D(contents=file.glb(), albedo_factor=(0, 255, 128)))
    pose = rr.InstancePoses3D(translations=[(0, 0, 3), (0, 0, 5)], scales=[(1, 1, 1), (0.5, 1, 0.5)])
    rec.log(
        "step_2/b",
        rr.Asset3D(contents=kinds["obj"][0], media_type="model/obj", albedo_factor=(255, 255, 255, 90)),
        pose,
    )


@case
def volume(rec: rr.RecordingStream) -> None:
    """Two clouds, one of them with all settings, and a ball that stands in the first."""
    z, y, x = np.meshgrid(*[np.linspace(-1, 1, size) for size in (12, 14, 16)], indexing="ij")
    values = np.maximum(0, 1 - (x * x + y * y + z * z) / 0.8).astype(np.float16)
    rec.log("plain", rr.Volume3D(values, voxel_size=(0.15, 0.15, 0.2)))
    rec.log(
        "set",
        rr.Volume3D(
            values,
            voxel_size=(0.1, 0.2, 0.1),
            translation=(3, 0, 0.5),
            quaternion=(0.2, 0.1, 0.3, 0.9),
            value_range=(0.2, 0.8),
            gamma=2.0,
            optical_density=4.0,
            colormap="viridis",
        ),
    )
    rec.log("ball", rr.Points3D([(1.2, 0.6, 1.2)], radii=0.3, colors=(255, 255, 255)))


if __name__ == "__main__":
    rr.set_strict_mode(True)
    folder = Path(sys.argv[1]) / rr.__version__
    for name in ("meshes", "models", "volume"):
        write_case(name, folder)
