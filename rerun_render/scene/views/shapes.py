"""Outlines of small signs: dots, rings, ticks, arrows. Each is a list of closed contours, (N, 2) px, y down."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Contours = list[npt.NDArray[np.float64]]


def circle(x: float, y: float, radius: float) -> Contours:
    """A filled circle."""
    angles = np.linspace(0.0, 2 * np.pi, 32, endpoint=False)
    return [np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)])]


def ring(x: float, y: float, radius: float, width: float) -> Contours:
    """A circle with a hole; `radius` is that of the middle of the line."""
    return [circle(x, y, radius + width / 2)[0], circle(x, y, radius - width / 2)[0][::-1]]


def stroke(points: list[tuple[float, float]], width: float) -> Contours:
    """A line through points, with butt ends and mitred corners."""
    path = np.array(points, np.float64)
    step = np.diff(path, axis=0)
    step /= np.maximum(np.hypot(step[:, 0], step[:, 1]), 1e-9)[:, None]
    before, after = np.vstack([step[:1], step]), np.vstack([step, step[-1:]])
    middle = before + after
    middle /= np.maximum(np.hypot(middle[:, 0], middle[:, 1]), 1e-9)[:, None]
    normal = np.column_stack([-middle[:, 1], middle[:, 0]])
    shrink = np.maximum((middle * after).sum(axis=1), 0.3)
    side = normal * (width / 2 / shrink)[:, None]
    return [np.vstack([path + side, (path - side)[::-1]])]


def rounded(x0: float, y0: float, x1: float, y1: float, radius: float) -> npt.NDArray[np.float64]:
    """Outline of a rectangle with round corners."""
    quarter = np.linspace(0.0, np.pi / 2, 8)
    corners = [
        (x1 - radius, y1 - radius),
        (x0 + radius, y1 - radius),
        (x0 + radius, y0 + radius),
        (x1 - radius, y0 + radius),
    ]
    arcs = [
        np.column_stack([x + radius * np.cos(quarter + i * np.pi / 2), y + radius * np.sin(quarter + i * np.pi / 2)])
        for i, (x, y) in enumerate(corners)
    ]
    return np.vstack(arcs)


def outlined(x0: float, y0: float, x1: float, y1: float, radius: float, width: float) -> Contours:
    """The border of a rectangle with round corners, `width` px to the inside."""
    inner = rounded(x0 + width, y0 + width, x1 - width, y1 - width, max(radius - width, 0.01))
    return [rounded(x0, y0, x1, y1, radius), inner[::-1]]


def diamond(x: float, y: float, radius: float) -> npt.NDArray[np.float64]:
    """A square that stands on a corner."""
    return np.array([(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)])
