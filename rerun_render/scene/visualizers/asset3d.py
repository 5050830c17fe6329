"""Asset3D: a model file."""

from __future__ import annotations

from rerun_render.drawables import Mesh, Texture
from rerun_render.media.encoded import content_key
from rerun_render.media.models.read import read_model
from rerun_render.scene.visual import Visual, VisualizerContext
from rerun_render.scene.visualizers import arrays
from rerun_render.scene.visualizers.inputs import Inputs, PoseRule, Space, names
from rerun_render.scene.visualizers.meshes import Part, albedo_factor, parts_visual, premultiplied
from rerun_render.scene.visualizers.pictures import fitted


class Asset3D:
    """Draws the archetype Asset3D. A logged albedo factor takes the place of those of the file."""

    archetype = "Asset3D"
    space: Space = "3D"
    required = "Asset3D:blob"
    components = names("Asset3D", "blob", "media_type", "albedo_factor")
    pose_rule: PoseRule = "multiply"

    def visualize(self, context: VisualizerContext) -> Visual | None:
        inputs = Inputs(context, self.archetype)
        file = inputs.array("blob")
        if file is None:
            return None
        blob = arrays.blob(file)
        content = content_key(blob)
        media_type = inputs.first("media_type")
        model = read_model(blob, media_type, content)
        for note in model.notes:
            inputs.warn("incomplete-model", note)
        logged = inputs.array("albedo_factor")
        factor = None if logged is None else albedo_factor(arrays.rgba(logged[:1])[0])
        parts = []
        images: dict[int, int] = {}
        for index, part in enumerate(model.parts):
            key = (self.archetype, content, media_type, index)
            pixels = part.texture
            texture = None
            if pixels is not None:
                # Parts that show the same image have the same array.
                image = images.setdefault(id(pixels), len(images))
                texture = Texture(key=(*key[:-1], "image", image), pixels=fitted(inputs, pixels))
            mesh = Mesh(
                key=key,
                positions=part.positions,
                normals=part.normals if part.normals.any() else None,
                triangles=part.triangles,
                colors=part.colors,
                texcoords=part.texcoords,
                texture=texture,
            )
            parts.append(Part(mesh, premultiplied(part.albedo_factor) if factor is None else factor, part.places))
        return parts_visual((context.key, self.archetype), parts)
