"""What a rendering did: counts, times per stage, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from rerun_render.core.errors import SkippedContentError
from rerun_render.core.report import Issue

_SHOWN_LOSSES = 3


@dataclass(slots=True)
class StageTimes:
    """Seconds spent per stage. Stages overlap, so their sum may exceed `wall`.

    load: reading and indexing the source. open: opening the graphics adapter. scene: decoding, querying and building
    what is drawn. gpu: uploading and submitting. readback: waiting for the GPU's pictures. encode: waiting for the
    encoder. wall: all of it, by the clock.
    """

    load: float = 0.0
    open: float = 0.0
    scene: float = 0.0
    gpu: float = 0.0
    readback: float = 0.0
    encode: float = 0.0
    wall: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Result of a rendering.

    outputs: files written. size: (W, H) px. frames, rendered, repeated: number of frames in all, drawn, and taken over
    from the frame before because nothing changed. start, end: first and last time drawn, None for static data. issues:
    what was lost, looks different, or is worth knowing, each once; issue_counts: how often each was met. hashes: of
    every frame, empty unless asked for.
    """

    outputs: tuple[str, ...]
    recording: str
    timeline: str | None
    start: int | None
    end: int | None
    size: tuple[int, int]
    fps: float
    adapter: str
    frames: int
    rendered: int
    repeated: int
    stages: StageTimes
    issues: tuple[Issue, ...] = ()
    issue_counts: tuple[int, ...] = ()
    hashes: tuple[str, ...] = field(default=(), repr=False)

    @property
    def losses(self) -> tuple[Issue, ...]:
        """Issues of severity warning and error: content that is missing or looks different."""
        return tuple(issue for issue in self.issues if issue.severity != "info")

    def raise_for_losses(self) -> None:
        """Raises SkippedContentError that names the first losses, if there are any."""
        losses = self.losses
        if losses:
            shown = "; ".join(str(issue) for issue in losses[:_SHOWN_LOSSES])
            more = f"; and {len(losses) - _SHOWN_LOSSES} more" if len(losses) > _SHOWN_LOSSES else ""
            written = f" (written all the same: {', '.join(self.outputs[:1])})" if self.outputs else ""
            raise SkippedContentError(f"strict: {len(losses)} losses: {shown}{more}{written}")

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists, strings and numbers, with the names of the attributes."""
        return {
            "outputs": list(self.outputs),
            "recording": self.recording,
            "timeline": self.timeline,
            "start": self.start,
            "end": self.end,
            "size": list(self.size),
            "fps": self.fps,
            "adapter": self.adapter,
            "frames": self.frames,
            "rendered": self.rendered,
            "repeated": self.repeated,
            "seconds": {f.name: round(getattr(self.stages, f.name), 6) for f in fields(StageTimes)},
            "issues": [
                {
                    "severity": issue.severity,
                    "kind": issue.kind,
                    "subject": issue.subject,
                    "message": issue.message,
                    "time": issue.time,
                    "count": count,
                }
                for issue, count in zip(self.issues, self.issue_counts, strict=True)
            ],
            "hashes": list(self.hashes),
        }


def merged(reports: Sequence[Report]) -> Report:
    """One report of several renderings of a recording: outputs, counts and times together."""
    first = reports[0]
    stages = StageTimes(*(sum(getattr(report.stages, part.name) for report in reports) for part in fields(StageTimes)))
    counts: dict[Issue, int] = {}
    for report in reports:
        for issue, count in zip(report.issues, report.issue_counts, strict=True):
            counts[issue] = counts.get(issue, 0) + count
    return replace(
        first,
        outputs=tuple(name for report in reports for name in report.outputs),
        frames=sum(report.frames for report in reports),
        rendered=sum(report.rendered for report in reports),
        repeated=sum(report.repeated for report in reports),
        stages=stages,
        issues=tuple(counts),
        issue_counts=tuple(counts.values()),
        hashes=tuple(digest for report in reports for digest in report.hashes),
    )
