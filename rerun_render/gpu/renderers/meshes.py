"""Instanced meshes, opaque ones and runs of transparent ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import Mesh, MeshInstances, Texture
from rerun_render.drawables.ordering import Run, opaque_runs
from rerun_render.drawables.primitives import texture_of
from rerun_render.drawables.projection import ViewProjection
from rerun_render.gpu.context import GpuContext
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Command, Tools, add_slot
from rerun_render.gpu.resources import Batch, Upload

# Meshes up to this size are unrolled when there are several instances.
_MAX_UNROLLED_INDICES = 3 * 256
# Filtered as encoded: the shader decodes.
_TEXTURE_FORMAT = "rgba8unorm"


class MeshesRenderer:
    """Opaque and transparent meshes."""

    def __init__(self, context: GpuContext, tools: Tools) -> None:
        self._context = context
        self._tools = tools
        self._mesh_layout = tools.pipelines.storage_layout(4)
        self._instance_layout = tools.pipelines.storage_layout(2)
        self._order_layout = tools.pipelines.storage_layout(1)
        self._sampler: Any = context.device.create_sampler(
            label="albedo", mag_filter="linear", min_filter="linear", address_mode_u="repeat", address_mode_v="repeat"
        )

    def commands(self, instances: MeshInstances, projection: ViewProjection) -> list[Command]:
        """Draw calls of opaque instances in one view."""
        return [command for run in opaque_runs(instances, projection) for command in self.run_commands(run)]

    def run_commands(self, run: Run) -> list[Command]:
        """Draw calls of instances of one drawable, in their order."""
        drawable, projection = run.drawable, run.projection
        if not isinstance(drawable, MeshInstances) or len(drawable.mesh.triangles) == 0 or len(run.instances) == 0:
            return []
        tools, mesh = self._tools, drawable.mesh
        texture = texture_of(drawable)
        upload = tools.cache.get("mesh", mesh.key, lambda: self._upload_mesh(mesh))
        of_instances = tools.cache.get("mesh instances", drawable.key, lambda: self._upload_instances(drawable))
        groups: tuple[Any, ...] = (upload.batches[0].bind_group, of_instances.batches[0].bind_group)
        layouts: tuple[Any, ...] = (self._mesh_layout, self._instance_layout)
        count = upload.num_indices
        is_unrolled = texture is None and len(run.instances) > 1 and count <= _MAX_UNROLLED_INDICES
        num_runs = 2 if drawable.transparent and drawable.cull == "none" else 1
        mirrored = run.mirrored != projection.is_mirrored
        slot = add_slot(
            tools,
            projection,
            drawable.world_from_obj,
            drawable.depth_rank,
            color=drawable.albedo_factor,
            params=(0.0, count, num_runs, 1.0 if mirrored else 0.0),
            needs_world=True,
        )
        if texture is not None:
            groups += (
                tools.cache.get("albedo", texture.key, lambda: self._upload_texture(texture)).batches[0].bind_group,
            )
            layouts += (tools.pipelines.image_layout,)
        if is_unrolled:
            groups += (self._order_group(run),)
            layouts += (self._order_layout,)
        suffix = "" if texture is None else "_textured"
        fragment = ("fs_transparent" if drawable.transparent else "fs_opaque") + suffix
        pipelines = [
            tools.pipelines.get(
                "meshes.wgsl",
                Phase.TRANSPARENT if drawable.transparent else Phase.OPAQUE,
                layouts,
                vertex="vs_unrolled" if is_unrolled else "vs_main" + suffix,
                fragment="fs_unrolled" if is_unrolled and num_runs == 2 else fragment,
                cull=cull,
                mirrored=mirrored,
                constants=(("HAS_NORMALS", float(mesh.normals is not None)),),
            )
            for cull in (("front", "back") if num_runs == 2 and not is_unrolled else (drawable.cull,))
        ]
        if is_unrolled:
            return [Command(pipelines[0], slot, groups, count * num_runs * len(run.instances))]
        if not drawable.transparent:
            return [
                Command(pipelines[0], slot, groups, count, upload.index_buffer, num, first)
                for first, num in _consecutive(run.instances)
            ]
        return [
            Command(pipeline, slot, groups, count, upload.index_buffer, 1, instance)
            for instance in run.instances.tolist()
            for pipeline in pipelines
        ]

    def _order_group(self, run: Run) -> Any:
        """Bind group with the order of instances; kept by its content, since several views may have several orders."""

        def upload() -> Upload:
            group, num_bytes = self._tools.cache.bind("mesh order", self._order_layout, (run.instances,))
            return Upload((Batch(group, len(run.instances)),), num_bytes)

        return self._tools.cache.get("mesh order", run.instances.tobytes(), upload).batches[0].bind_group

    def _upload_mesh(self, mesh: Mesh) -> Upload:
        cache = self._tools.cache
        colors = np.full((1, 4), 255, np.uint8) if mesh.colors is None else mesh.colors
        normals = np.zeros((1, 3), np.float32) if mesh.normals is None else mesh.normals
        # Textured meshes are not unrolled, so that they need no indices there.
        last = mesh.triangles if mesh.texture is None or mesh.texcoords is None else mesh.texcoords
        group, num_bytes = cache.bind("mesh", self._mesh_layout, (mesh.positions, normals, colors, last))
        indices, index_bytes = cache.buffer("mesh indices", mesh.triangles, wgpu.BufferUsage.INDEX)
        return Upload((Batch(group, 1),), num_bytes + index_bytes, indices, mesh.triangles.size)

    def _upload_instances(self, instances: MeshInstances) -> Upload:
        arrays = (instances.obj_from_mesh, instances.tints)
        group, num_bytes = self._tools.cache.bind("mesh instances", self._instance_layout, arrays)
        return Upload((Batch(group, len(instances.tints)),), num_bytes)

    def _upload_texture(self, texture: Texture) -> Upload:
        image, num_bytes = self._tools.cache.texture("albedo", texture.pixels, _TEXTURE_FORMAT)
        group = self._context.device.create_bind_group(
            label="albedo",
            layout=self._tools.pipelines.image_layout,
            entries=[{"binding": 0, "resource": image.create_view()}, {"binding": 1, "resource": self._sampler}],
        )
        return Upload((Batch(group, 1),), num_bytes)


def _consecutive(instances: np.ndarray[Any, np.dtype[np.uint32]]) -> list[tuple[int, int]]:
    """First and number of each stretch of instances that follow one another."""
    starts = np.concatenate([[0], np.flatnonzero(np.diff(instances) != 1) + 1, [len(instances)]])
    return list(zip(instances[starts[:-1]].tolist(), np.diff(starts).tolist(), strict=True))
