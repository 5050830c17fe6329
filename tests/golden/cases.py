"""The pictures under test: which recording, which view, what time, what size."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parents[2]
RECORDINGS = ROOT / "tests" / "data" / "rrd" / "0.41.0"
DNA = ROOT / "examples" / "dna" / "dna.rrd"
NANOS = 1_000_000_000


@dataclass(frozen=True)
class Case:
    """One golden picture.

    name: `<area>/<case>`, the file under `golden_images/`.
    recording: name of a test recording, or the path of a file.
    view: name or place of a view; None for the whole layout.
    timeline, at: time shown; None for static recordings.
    """

    name: str
    recording: str | Path
    preset: Literal["flat", "scene3d"]
    view: int | str | None = None
    timeline: str | None = None
    at: int | None = None
    size: tuple[int, int] = (240, 180)

    @property
    def path(self) -> Path:
        return self.recording if isinstance(self.recording, Path) else RECORDINGS / f"{self.recording}.rrd"


IMAGE_FORMATS = ("rgb", "bgr", "rgba", "luminance", "luminance_u16", "luminance_f32", "nv12", "yuy2")

CASES: tuple[Case, ...] = (
    Case("points/points3d", "points3d", "scene3d"),
    Case("points/points2d_radii", "points2d_radii", "flat"),
    Case("lines/strips3d", "strips3d", "scene3d"),
    Case("lines/strips2d", "strips2d", "flat"),
    Case("arrows/arrows3d", "arrows3d", "scene3d"),
    Case("arrows/arrows2d", "arrows2d", "flat"),
    Case("boxes/boxes3d", "boxes3d", "scene3d"),
    Case("boxes/boxes2d_labels", "boxes2d_labels", "flat"),
    Case("solids/solids3d", "solids3d", "scene3d"),
    Case("solids/joins", "solids3d_joins", "scene3d"),
    Case("solids/ellipses2d", "ellipses2d", "flat"),
    Case("solids/poses", "instance_poses", "scene3d"),
    Case("images/pixel_formats", "pixel_formats", "flat"),
    Case("grids/voxels", "voxels", "scene3d"),
    Case("grids/maps", "grid_maps", "scene3d"),
    Case("splats/splats", "splats", "scene3d", size=(200, 150)),
    *(
        Case(f"images/{name}", "image_formats", "flat", timeline="format", at=step, size=(120, 90))
        for step, name in enumerate(IMAGE_FORMATS)
    ),
    *(Case(f"depth/cloud_{step}", "depth_images", "scene3d", view="/", timeline="step", at=step) for step in (0, 1)),
    Case("depth/picture", "depth_images", "flat", view="world/camera", timeline="step", at=1, size=(120, 90)),
    Case("depth/colormaps", "colormaps", "flat"),
    *(
        Case(f"images/classes_{step}", "segmentation", "flat", timeline="step", at=step, size=(120, 90))
        for step in (0, 1)
    ),
    *(
        Case(f"images/files_{step}", "image_files", "flat", timeline="step", at=step, size=(120, 90))
        for step in range(4)
    ),
    *(Case(f"videos/step_{step}", "videos", "flat", timeline="step", at=step, size=(320, 172)) for step in (3, 8)),
    *(
        Case(f"plots/{name}", "plots", "flat", view=name, timeline="step", at=20)
        for name in ("lines", "steps", "markers", "pressure", "bars")
    ),
    Case("plots/noise", "plots", "flat", view="noise", timeline="time", at=15 * NANOS),
    Case("plots/long", "plots", "flat", view="long", timeline="tick", at=4000),
    *(
        Case(f"{name}/step_{step}", name, "scene3d", timeline="step", at=step)
        for name in ("meshes", "models")
        for step in range(3)
    ),
    Case("volumes/volume", "volume", "scene3d"),
    *(Case(f"transforms/step_{step:02}", "transforms", "scene3d", timeline="step", at=step) for step in (0, 4, 11)),
    Case("pinhole/space", "pinhole", "scene3d", view=0),
    Case("pinhole/camera", "pinhole", "flat", view=1),
    Case("pinhole/camera_view", "camera_view", "scene3d", size=(320, 240)),
    Case("layers/draw_order", "draw_order", "flat"),
    *(Case(f"clears/step_{step}", "clears", "flat", timeline="step", at=step, size=(160, 80)) for step in (0, 2, 4, 6)),
    Case("labels/labels", "labels", "scene3d", size=(320, 240)),
    *(Case(f"labels/annotations_{step}", "annotations", "flat", timeline="step", at=step) for step in (0, 1)),
    *(
        Case(f"flat/{name}", "flat_views", "flat", view=view, timeline="step", at=11, size=(320, 240))
        for view, name in enumerate(("map", "states", "log", "document", "graph", "tensor"))
    ),
    Case("layout/blueprint", "blueprint_inside", "flat", timeline="step", at=2, size=(320, 240)),
    Case("layout/blueprint_views", "blueprint_views", "scene3d", timeline="step", at=10, size=(480, 320)),
    Case("layout/all_basic", "all_basic", "scene3d", timeline="step", at=3, size=(320, 240)),
    *(
        Case(
            f"dna/millis_{millis:04}",
            DNA,
            "scene3d",
            timeline="stable_time",
            at=millis * NANOS // 1000,
        )
        for millis in (0, 1300, 3990)
    ),
)
