"""Aggregation of curves, against a plain reference."""

from __future__ import annotations

import math

import numpy as np
import pytest

from rerun_render.scene.views.time_series.aggregation import (
    Points,
    Policy,
    aggregated,
    bucket_length,
    needed_bucket,
    thinned,
)


def points(
    times: list[int] | np.ndarray,
    values: list[float] | np.ndarray,
    looks: list[int] | None = None,
    gaps: tuple[int, ...] = (),
) -> Points:
    count = len(times)
    is_gap = np.zeros(count, bool)
    is_gap[list(gaps)] = True
    return Points(
        np.asarray(times, np.int64),
        np.asarray(values, np.float64),
        np.full(count, 0.5),
        np.asarray(looks if looks is not None else [0] * count, np.int64),
        is_gap,
    )


def reference(given: Points, policy: Policy, bucket: int) -> list[tuple[int, float]]:
    """Row by row, as the rule says it."""
    found: list[tuple[int, float]] = []
    i = 0
    while i < len(given):
        j = i + 1
        while (
            j < len(given)
            and given.times[j] // bucket == given.times[i] // bucket
            and given.looks[j] == given.looks[i]
            and given.gaps[j] == given.gaps[i]
            and math.isfinite(given.values[i])
            and math.isfinite(given.values[j])
        ):
            j += 1
        values = given.values[i:j].tolist()
        time = int(given.times[i])
        if policy is Policy.MIN_MAX:
            found.append((time, min(values)))
            if len(values) > 1:
                found.append((time, max(values)))
        elif len(values) == 1:
            found.append((time, values[0]))
        else:
            middle = {
                Policy.AVERAGE: sum(values) / len(values),
                Policy.MAX: max(values),
                Policy.MIN: min(values),
                Policy.MIN_MAX_AVERAGE: (min(values) + max(values)) / 2,
            }
            found.append((time, middle[policy]))
        i = j
    return found


@pytest.mark.parametrize("policy", [policy for policy in Policy if policy is not Policy.OFF])
@pytest.mark.parametrize("bucket", [1, 3, 8, 64])
def test_each_policy_does_what_its_name_says(policy: Policy, bucket: int) -> None:
    rng = np.random.default_rng(int(policy) * 100 + bucket)
    times = np.sort(rng.integers(-500, 500, 400))
    values = rng.normal(size=400)
    values[rng.integers(0, 400, 20)] = rng.choice([math.nan, math.inf, -math.inf], 20)
    looks = (np.arange(400) // 37 % 3).tolist()
    given = points(times, values, looks, gaps=(50, 51, 200))
    expected = reference(given, policy, bucket)
    found = aggregated(given, policy, bucket)
    assert found.times[:-1].tolist() == [time for time, _ in expected][:-1]
    assert np.allclose(found.values, [value for _, value in expected], equal_nan=True)
    assert found.times[0] == times[0] and found.times[-1] == times[-1], "ends stay where the data ends"
    assert set(np.flatnonzero(found.gaps)) and found.gaps.sum() <= given.gaps.sum()


def test_buckets_stand_at_multiples_of_their_length_whatever_the_first_time() -> None:
    late = points([5, 6, 7, 8, 9, 10, 11], [1, 2, 3, 4, 5, 6, 7])
    assert aggregated(late, Policy.MAX, 4).values.tolist() == [3.0, 7.0]
    assert aggregated(late, Policy.MAX, 4).times.tolist() == [5, 11]


def test_a_lone_spike_is_half_as_high() -> None:
    spike = points(list(range(8)), [0, 0, 0, 8, 0, 0, 0, 0])
    assert aggregated(spike, Policy.MIN_MAX_AVERAGE, 4).values.tolist() == [4.0, 0.0]


@pytest.mark.parametrize(
    ("per_px", "length"),
    [
        (0.1, 1),
        (1.0, 1),
        (1.4, 2),
        (2.0, 2),
        (2.1, 3),
        (3.1, 4),
        (4.5, 6),
        (6.5, 8),
        (42.9e6, 50_331_648),
        (33e6, 2**25),
    ],
)
def test_lengths_are_powers_of_two_and_the_middles_between_them(per_px: float, length: int) -> None:
    assert bucket_length(per_px) == length


def test_absurd_lengths_end() -> None:
    assert bucket_length(math.inf) >= 2**62


def test_only_dense_rows_are_aggregated() -> None:
    sparse = points([0, 1, 2], [1, 2, 3])
    assert needed_bucket(sparse, Policy.AVERAGE, 1.9) is None
    assert needed_bucket(sparse, Policy.AVERAGE, 2.0) == 2
    assert needed_bucket(sparse, Policy.OFF, 100.0) is None
    twice = points([0, 1, 1], [1, 2, 3]).checked()
    assert needed_bucket(twice, Policy.AVERAGE, 0.5) == 1
    assert aggregated(twice, Policy.AVERAGE, 1).values.tolist() == [1.0, 2.5]


def test_points_of_a_column_are_thinned_to_what_shows() -> None:
    values = np.array([0.0, 5.0, -3.0, 1.0, 2.0, 9.0, 4.0, 4.0, math.nan, 1.0])
    given = points(np.arange(10), values)
    kept = thinned(given, np.array([0.1, 0.2, 0.3, 0.4, 0.9, 1.1, 1.2, 1.3, 1.4, 1.5]))
    assert kept.tolist() == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    many = points(np.arange(100_000), np.random.default_rng(1).normal(size=100_000))
    assert len(thinned(many, np.arange(100_000) / 1000.0)) <= 4 * 100
