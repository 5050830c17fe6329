"""Instanced meshes. Transparent ones are sorted from far to near, with back faces before front faces."""

from __future__ import annotations

from typing import Any

import numpy as np

from rerun_render.drawables import Mesh, MeshInstances
from rerun_render.drawables.ordering import far_to_near
from rerun_render.drawables.projection import ViewProjection, determinant_sign
from rerun_render.gpu.native import wgpu
from rerun_render.gpu.pipelines import Phase
from rerun_render.gpu.renderers.base import Command, Tools, add_slot
from rerun_render.gpu.resources import Batch, Upload

# Meshes up to this size are unrolled when there are several instances.
_MAX_UNROLLED_INDICES = 3 * 256


class MeshesRenderer:
    """Opaque and transparent meshes."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._mesh_layout = tools.pipelines.storage_layout(4)
        self._instance_layout = tools.pipelines.storage_layout(2)
        self._order_layout = tools.pipelines.storage_layout(1)

    def commands(self, instances: MeshInstances, projection: ViewProjection) -> list[Command]:
        """Draw calls of `instances` in one view."""
        mesh = instances.mesh
        if len(mesh.triangles) == 0 or len(instances.obj_from_mesh) == 0:
            return []
        tools = self._tools
        mesh_upload = tools.cache.get("mesh", mesh.key, lambda: self._upload_mesh(mesh))
        upload = tools.cache.get("mesh instances", instances.key, lambda: self._upload_instances(instances))
        groups = (mesh_upload.batches[0].bind_group, upload.batches[0].bind_group)
        count, index_buffer = mesh_upload.num_indices, mesh_upload.index_buffer
        num_instances = upload.batches[0].count
        is_unrolled = num_instances > 1 and count <= _MAX_UNROLLED_INDICES
        num_runs = 2 if instances.transparent and instances.cull == "none" else 1
        # Orthographic views have y down, which turns triangles around.
        orientation = determinant_sign(instances.world_from_obj) * upload.orientation
        mirrored = (orientation < 0) != projection.is_orthographic
        slot = add_slot(
            tools,
            projection,
            instances.world_from_obj,
            instances.depth_rank,
            params=(0.0, count, num_runs, 1.0 if mirrored else 0.0),
            needs_world=True,
        )
        layouts = (self._mesh_layout, self._instance_layout)
        constants = (("HAS_NORMALS", float(mesh.normals is not None)),)
        if is_unrolled:
            pipeline = tools.pipelines.get(
                "meshes.wgsl",
                Phase.TRANSPARENT if instances.transparent else Phase.OPAQUE,
                (*layouts, self._order_layout),
                vertex="vs_unrolled",
                fragment=("fs_opaque", "fs_transparent", "fs_unrolled")[num_runs if instances.transparent else 0],
                cull=instances.cull,
                mirrored=mirrored,
                constants=constants,
            )
            order = self._order_group(instances, projection)
            return [Command(pipeline, slot, (*groups, order), count * num_runs * num_instances)]
        if not instances.transparent:
            pipeline = tools.pipelines.get(
                "meshes.wgsl",
                Phase.OPAQUE,
                layouts,
                fragment="fs_opaque",
                cull=instances.cull,
                mirrored=mirrored,
                constants=constants,
            )
            return [Command(pipeline, slot, groups, count, index_buffer, num_instances)]
        pipelines = [
            tools.pipelines.get(
                "meshes.wgsl",
                Phase.TRANSPARENT,
                layouts,
                fragment="fs_transparent",
                cull=cull,
                mirrored=mirrored,
                constants=constants,
            )
            for cull in (("front", "back") if instances.cull == "none" else (instances.cull,))
        ]
        return [
            Command(pipeline, slot, groups, count, index_buffer, 1, instance)
            for instance in far_to_near(instances, projection).tolist()
            for pipeline in pipelines
        ]

    def _order_group(self, instances: MeshInstances, projection: ViewProjection) -> Any:
        """Bind group with the order of instances; kept by its content, since several views may have several orders."""
        if instances.transparent:
            order = far_to_near(instances, projection)
        else:
            order = np.arange(len(instances.obj_from_mesh), dtype=np.uint32)

        def upload() -> Upload:
            group, num_bytes = self._tools.cache.bind("mesh order", self._order_layout, (order,))
            return Upload((Batch(group, len(order)),), num_bytes)

        return self._tools.cache.get("mesh order", order.tobytes(), upload).batches[0].bind_group

    def _upload_mesh(self, mesh: Mesh) -> Upload:
        cache = self._tools.cache
        colors = np.full((1, 4), 255, np.uint8) if mesh.colors is None else mesh.colors
        normals = np.zeros((1, 3), np.float32) if mesh.normals is None else mesh.normals
        group, num_bytes = cache.bind("mesh", self._mesh_layout, (mesh.positions, normals, colors, mesh.triangles))
        indices, index_bytes = cache.buffer("mesh indices", mesh.triangles, wgpu.BufferUsage.INDEX)
        return Upload((Batch(group, 1),), num_bytes + index_bytes, indices, mesh.triangles.size)

    def _upload_instances(self, instances: MeshInstances) -> Upload:
        arrays = (instances.obj_from_mesh, instances.tints)
        group, num_bytes = self._tools.cache.bind("mesh instances", self._instance_layout, arrays)
        # All instances of a batch are taken to turn the same way.
        orientation = determinant_sign(instances.obj_from_mesh[0].astype(np.float64))
        return Upload((Batch(group, len(instances.tints)),), num_bytes, orientation=orientation)
