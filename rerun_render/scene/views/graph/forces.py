"""Places of nodes by simulated forces: springs along edges, repulsion between all, a weak pull to the middle.

Velocities are damped and forces cool down over 300 steps. Starting places lie on a spiral, so the outcome depends on
the graph alone. Large graphs get fewer steps; above `MAX_REPELLING` nodes, nodes do not push each other away.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rerun_render.scene.views.graph.repulsion import repulsion

Float64Array = npt.NDArray[np.float64]

STEPS = 300
MAX_REPELLING = 20_000
MAX_COLLIDING = 2000
_BUDGET = 2e5
_MAX_SEQUENTIAL_EDGES = 1000
_COOLING = 1.0 - 0.001 ** (1.0 / STEPS)
_DAMPING = 0.6
_GOLDEN_ANGLE = np.pi * (3.0 - np.sqrt(5.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forces:
    """Strengths and lengths (px); None for a force that is off."""

    link_distance: float | None = 60.0
    link_iterations: int = 3
    repulsion: float | None = -60.0
    pull: float | None = 0.01
    pull_to: tuple[float, float] = (0.0, 0.0)
    center: float | None = None
    collision: float | None = None
    collision_iterations: int = 1


def simulate(fixed: Float64Array, edges: npt.NDArray[np.intp], radii: Float64Array, forces: Forces) -> Float64Array:
    """(N, 2) places.

    fixed: (N, 2), NaN for nodes that move. edges: (E, 2) numbers of nodes; loops are ignored. radii: (N,) of nodes.
    """
    count = len(fixed)
    is_fixed = np.asarray(np.isfinite(fixed).all(axis=1))
    spread = 10.0 * np.sqrt(0.5 + np.arange(count))
    angle = _GOLDEN_ANGLE * np.arange(count)
    places = np.where(is_fixed[:, None], fixed, np.column_stack([spread * np.cos(angle), spread * np.sin(angle)]))
    if is_fixed.all():
        return places
    speeds = np.zeros_like(places)
    links = edges[edges[:, 0] != edges[:, 1]] if len(edges) else np.zeros((0, 2), np.intp)
    links = links[np.lexsort((links[:, 1], links[:, 0]))]
    spring = _Springs(links, count, forces)
    steps = int(min(max(_BUDGET / max(count, len(links), 1), 20), STEPS))
    cooling = 1.0 - 0.001 ** (1.0 / steps) if steps < STEPS else _COOLING
    heat = 1.0
    for _ in range(steps):
        heat -= heat * cooling
        if forces.center is not None:
            places -= places.mean(axis=0) * forces.center
        if forces.repulsion is not None and count <= MAX_REPELLING:
            speeds += repulsion(places, forces.repulsion * heat)
        if forces.collision is not None and count <= MAX_COLLIDING:
            for _ in range(forces.collision_iterations):
                _collide(places, speeds, radii, forces.collision)
        spring.apply(places, speeds, heat)
        if forces.pull is not None:
            speeds += (np.array(forces.pull_to) - places) * (forces.pull * heat)
        np.clip(np.nan_to_num(speeds), -1e4, 1e4, out=speeds)
        speeds[is_fixed] = 0.0
        places += speeds
        places[is_fixed] = fixed[is_fixed]
        speeds *= _DAMPING
    return places


class _Springs:
    """Edges pull their ends to a distance; ends with many edges move less."""

    def __init__(self, links: npt.NDArray[np.intp], count: int, forces: Forces) -> None:
        self._distance = forces.link_distance
        self._iterations = min(max(forces.link_iterations, 1), 20)
        degree = np.bincount(links.reshape(-1), minlength=count).astype(np.float64)
        self._links = links
        at_source, at_target = degree[links[:, 0]], degree[links[:, 1]]
        self._strength = 1.0 / np.maximum(np.minimum(at_source, at_target), 1.0)
        self._bias = at_source / np.maximum(at_source + at_target, 1.0)

    def apply(self, places: Float64Array, speeds: Float64Array, heat: float) -> None:
        if self._distance is None or not len(self._links):
            return
        for _ in range(self._iterations):
            if len(self._links) <= _MAX_SEQUENTIAL_EDGES:
                self._one_by_one(places, speeds, heat)
            else:
                self._at_once(places, speeds, heat)

    def _one_by_one(self, places: Float64Array, speeds: Float64Array, heat: float) -> None:
        at, v = places.tolist(), speeds.tolist()
        distance = self._distance or 0.0
        for (s, t), strength, bias in zip(
            self._links.tolist(), self._strength.tolist(), self._bias.tolist(), strict=True
        ):
            x = at[t][0] + v[t][0] - at[s][0] - v[s][0] or 1e-6
            y = at[t][1] + v[t][1] - at[s][1] - v[s][1] or 1e-6
            length = (x * x + y * y) ** 0.5
            pull = (length - distance) / length * heat * strength
            v[t][0] -= x * pull * bias
            v[t][1] -= y * pull * bias
            v[s][0] += x * pull * (1.0 - bias)
            v[s][1] += y * pull * (1.0 - bias)
        speeds[:] = v

    def _at_once(self, places: Float64Array, speeds: Float64Array, heat: float) -> None:
        source, target = self._links[:, 0], self._links[:, 1]
        ahead = places + speeds
        step = ahead[target] - ahead[source]
        length = np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-6)
        step *= ((length - (self._distance or 0.0)) / length * heat * self._strength)[:, None]
        np.subtract.at(speeds, target, step * self._bias[:, None])
        np.add.at(speeds, source, step * (1.0 - self._bias)[:, None])


def _collide(places: Float64Array, speeds: Float64Array, radii: Float64Array, strength: float) -> None:
    ahead = places + speeds
    for start in range(0, len(places), 512):
        step = ahead[start : start + 512, None, :] - ahead[None, :, :]
        length = np.maximum(np.sqrt((step * step).sum(axis=2)), 1e-6)
        own = radii[start : start + 512, None]
        reach = own + radii[None, :]
        share = radii[None, :] ** 2 / np.maximum(own**2 + radii[None, :] ** 2, 1e-9)
        push = np.where(length < reach, (reach - length) / length * strength * share, 0.0)
        push[np.arange(len(push)), np.arange(start, start + len(push))] = 0.0
        speeds[start : start + 512] += (step * push[:, :, None]).sum(axis=1)
