"""A small network learns to tell spirals apart, as a dashboard: curves, decision map, weights, notes and a log.

    python examples/training_dashboard/training_dashboard.py                # writes training_dashboard.rrd and .mp4
    python examples/training_dashboard/training_dashboard.py --frames 10    # a short one

The network is trained for real, in numpy.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import rerun as rr
import rerun.blueprint as rrb

import rerun_render

FPS = 30
STEPS_PER_FRAME = 3
CLASSES = [(0, "blue", (70, 140, 250)), (1, "orange", (250, 150, 60)), (2, "green", (90, 190, 100))]
SIDE = 160
NOTES = """# Spirals

A network of **2 → 32 → 32 → 3** neurons, *tanh* inside, trained with Adam on mini-batches of 64 points.

| Setting | Value |
|---|---|
| Training points | 300 |
| Validation points | 450 |
| Rate | 0.006, decaying |

The background of the map is what the network says, the points are what is true.
"""


def spirals(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Points (N, 2) on three noisy spirals, and the spiral of each (N,)."""
    rng = np.random.default_rng(seed)
    label = np.arange(count) % 3
    along = rng.uniform(0.08, 1, count)
    angle = 4.4 * along + 2 * np.pi * label / 3 + rng.normal(0, 0.3, count)
    return np.stack([along * np.cos(angle), along * np.sin(angle)], axis=1), label


class Network:
    """Two hidden layers, and what Adam remembers of the gradients."""

    def __init__(self) -> None:
        rng = np.random.default_rng(0)
        sizes = [(2, 32), (32, 32), (32, 3)]
        self.weights = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in sizes] + [np.zeros(b) for _, b in sizes]
        self.mean = [np.zeros_like(w) for w in self.weights]
        self.square = [np.zeros_like(w) for w in self.weights]
        self.num_steps = 0

    def predict(self, points: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """Probabilities (N, 3), and what the layers gave."""
        layers = [points * 2]
        for layer in range(3):
            out = layers[-1] @ self.weights[layer] + self.weights[3 + layer]
            layers.append(np.tanh(out) if layer < 2 else out)
        scores = np.exp(layers[-1] - layers[-1].max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True), layers

    def measure(self, points: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
        """Loss and accuracy."""
        chances, _ = self.predict(points)
        return float(-np.log(chances[np.arange(len(labels)), labels] + 1e-9).mean()), float(
            (chances.argmax(axis=1) == labels).mean()
        )

    def learn(self, points: np.ndarray, labels: np.ndarray, rate: float) -> float:
        """One step of Adam; returns the size of the gradient."""
        chances, layers = self.predict(points)
        error = chances.copy()
        error[np.arange(len(labels)), labels] -= 1
        error /= len(labels)
        gradients: list[np.ndarray] = [np.empty(0)] * 6
        for layer in (2, 1, 0):
            gradients[layer], gradients[3 + layer] = layers[layer].T @ error, error.sum(axis=0)
            error = (error @ self.weights[layer].T) * (1 - layers[layer] ** 2)
        self.num_steps += 1
        for i, gradient in enumerate(gradients):
            self.mean[i] = 0.9 * self.mean[i] + 0.1 * gradient
            self.square[i] = 0.999 * self.square[i] + 0.001 * gradient**2
            mean = self.mean[i] / (1 - 0.9**self.num_steps)
            square = self.square[i] / (1 - 0.999**self.num_steps)
            self.weights[i] -= rate * mean / (np.sqrt(square) + 1e-8)
        return float(np.sqrt(sum((g**2).sum() for g in gradients)))


def log_training(num_frames: int) -> None:
    """One row of everything per frame on the timeline `step`."""
    train, train_labels = spirals(300, 1)
    check, check_labels = spirals(450, 2)
    rr.log("notes", rr.TextDocument(NOTES, media_type=rr.MediaType.MARKDOWN), static=True)
    rr.log("map", rr.AnnotationContext(CLASSES), static=True)
    to_pixels = SIDE / 2.4
    shown = rr.Points2D((check + 1.2) * to_pixels, class_ids=check_labels, radii=1.1, show_labels=False, draw_order=5)
    rr.log("map/points", shown, static=True)
    for name, color, text in (
        ("loss/train", (110, 160, 255), "train"),
        ("loss/validation", (255, 170, 80), "validation"),
        ("accuracy/train", (110, 160, 255), "train"),
        ("accuracy/validation", (255, 170, 80), "validation"),
        ("gradient", (190, 130, 240), "gradient"),
    ):
        rr.log(name, rr.SeriesLines(colors=color, names=text, widths=1.5), static=True)

    grid = (np.stack(np.meshgrid(np.arange(SIDE), np.arange(SIDE)), axis=-1).reshape(-1, 2) + 0.5) / to_pixels - 1.2
    palette = np.array([color for _, _, color in CLASSES], float)
    network, rng = Network(), np.random.default_rng(5)
    milestones = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9]
    for frame in range(num_frames):
        step = frame * STEPS_PER_FRAME
        rr.set_time("step", sequence=step)
        size = 0.0
        for _ in range(STEPS_PER_FRAME if frame else 0):
            batch = rng.choice(len(train), 64, replace=False)
            size = network.learn(train[batch], train_labels[batch], 0.006 * 0.99**frame)
        loss, accuracy = network.measure(train, train_labels)
        check_loss, check_accuracy = network.measure(check, check_labels)
        rr.log("loss/train", rr.Scalars(loss))
        rr.log("loss/validation", rr.Scalars(check_loss))
        rr.log("accuracy/train", rr.Scalars(100 * accuracy))
        rr.log("accuracy/validation", rr.Scalars(100 * check_accuracy))
        rr.log("gradient", rr.Scalars(size))
        chances, _ = network.predict(grid)
        sure = (chances.max(axis=1, keepdims=True) - 1 / 3) * 1.5
        colors = 255 * 0.06 + chances @ palette * (0.15 + 0.5 * sure)
        rr.log("map/decision", rr.Image(colors.clip(0, 255).astype(np.uint8).reshape(SIDE, SIDE, 3)))
        counts, _ = np.histogram(np.concatenate([w.ravel() for w in network.weights[:3]]), bins=41, range=(-2.46, 2.46))
        rr.log("weights", rr.BarChart(counts, abscissa=np.linspace(-2.4, 2.4, 41), widths=0.1, color=(120, 200, 190)))
        if frame == 0:
            rr.log("log", rr.TextLog("training starts", level=rr.TextLogLevel.INFO))
        while milestones and check_accuracy >= milestones[0]:
            text = f"accuracy above {milestones.pop(0):.0%}"
            rr.log("log", rr.TextLog(text, level=rr.TextLogLevel.INFO))
        if check_loss > 1.4 * loss and frame % 30 == 29:
            text = f"overfitting: {check_loss / loss:.2f}"
            rr.log("log", rr.TextLog(text, level=rr.TextLogLevel.WARN))


def layout() -> rrb.Blueprint:
    """Curves on the left, the map in the middle, texts on the right."""
    curves = rrb.Vertical(
        rrb.TimeSeriesView(origin="/loss", name="Loss"),
        rrb.TimeSeriesView(origin="/accuracy", name="Accuracy, %"),
        rrb.TimeSeriesView(origin="/gradient", name="Gradient"),
    )
    middle = rrb.Vertical(
        rrb.Spatial2DView(origin="/map", name="Decisions"),
        rrb.BarChartView(origin="/weights", name="Weights"),
        row_shares=[2, 1],
    )
    texts = rrb.Vertical(
        rrb.TextDocumentView(origin="/notes", name="Notes"), rrb.TextLogView(origin="/log", name="Log")
    )
    return rrb.Blueprint(rrb.Horizontal(curves, middle, texts, column_shares=[1.1, 1, 0.9]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", nargs="?", type=Path, default=Path("training_dashboard.mp4"))
    parser.add_argument("--frames", type=int, default=180)
    parser.add_argument("--size", default="1280x720")
    options = parser.parse_args()

    recording = options.output.with_suffix(".rrd")
    rr.init("rerun_render_example_training_dashboard", default_blueprint=layout())
    rr.save(recording, default_blueprint=layout())
    log_training(options.frames)
    rr.disconnect()
    report = rerun_render.render(
        recording, options.output, timeline="step", speed=STEPS_PER_FRAME, size=options.size, fps=FPS, overwrite=True
    )
    print(f"{options.output}: {report.frames} frames")


if __name__ == "__main__":
    main()
