"""Gathering points: as tight as the best of fifty searches, and measured as others measure."""

import numpy as np
import pytest

from folkmoot.analysis.cast_votes import cast_in
from folkmoot.analysis.centres import Points
from folkmoot.analysis.clusters import gather, gather_each, likeness, likenesses, nearest, set_apart
from folkmoot.analysis.landscape import KEPT, spread_of
from folkmoot.analysis.one_thread import one_thread
from folkmoot.analysis.progress import Cancelled
from folkmoot.analysis.stability import DRAWS, stability
from folkmoot.analysis.votes import GAP
from tests.analysis.groups.conversations import planted


def a_cloud(count, seed=1):
    """Points in a plane around a few middles, each counted once."""
    dice = np.random.default_rng(seed)
    places = dice.normal(0, 4, (6, 2))[dice.integers(0, 6, count)] + dice.normal(0, 2, (count, 2))
    return Points(places, np.ones(count))


def looseness(points, labels):
    return sum(
        ((points.places[labels == own] - points.places[labels == own].mean(axis=0)) ** 2).sum()
        for own in set(labels.tolist())
    )


@pytest.mark.parametrize("count", [60, 300, 1500])
def test_groups_are_as_tight_as_the_best_of_fifty_searches_from_drawn_starts(count):
    from sklearn.cluster import KMeans

    points = a_cloud(count)
    for number, centres in gather(points, 5).items():
        with one_thread():
            best = KMeans(number, n_init=50, random_state=0).fit(points.places).inertia_
        assert looseness(points, nearest(points.places, centres)) <= best * 1.002


def test_points_that_count_twice_draw_their_centre_to_them():
    points = Points(np.array([[0.0, 0.0], [1.0, 0.0], [9.0, 0.0]]), np.array([3.0, 1.0, 1.0]))
    assert sorted(gather(points, 2)[2].tolist()) == [[0.25, 0.0], [9.0, 0.0]]


def test_points_in_one_place_form_no_groups():
    assert gather(Points(np.zeros((1, 2)), np.array([30.0])), 5) == {}


def test_how_well_groups_are_set_apart_is_the_mean_silhouette_that_others_compute():
    from sklearn.metrics import silhouette_score

    points = a_cloud(120)
    cut = {n: nearest(points.places, centres) for n, centres in gather(points, 4).items()}
    ours = set_apart(points, cut)
    for number, labels in cut.items():
        assert ours[number] == pytest.approx(silhouette_score(points.places, labels), abs=5e-5)


def test_a_place_that_counts_twice_is_measured_like_two_points():
    from sklearn.metrics import silhouette_score

    places = np.array([[0.0, 0.0], [0.2, 0.0], [4.0, 0.0], [4.5, 1.0]])
    weights, labels = np.array([2.0, 1.0, 3.0, 1.0]), np.array([0, 0, 1, 1])
    whole = weights.astype(int)
    theirs = silhouette_score(np.repeat(places, whole, axis=0), np.repeat(labels, whole))
    assert set_apart(Points(places, weights), {2: labels})[2] == pytest.approx(theirs, abs=5e-5)


def test_likeness_is_the_adjusted_rand_index_that_others_compute():
    from sklearn.metrics import adjusted_rand_score

    dice = np.random.default_rng(2)
    for _ in range(20):
        one, other = dice.integers(0, 4, 50), dice.integers(0, 3, 50)
        assert likeness(one, other) == pytest.approx(adjusted_rand_score(one, other), abs=1e-12)
        both = likenesses(one, np.stack([other, one]))
        assert both.tolist() == [likeness(one, other), 1.0]
    assert likeness(np.zeros(5, np.int64), np.zeros(5, np.int64)) == 1.0


@pytest.mark.parametrize("asked", [1, 3, 40, 150])
def test_the_main_directions_are_those_of_the_largest_spread(asked):
    votes = planted(3, people=80, asked=asked)
    cast = cast_in(votes.matrix)
    spread = spread_of(cast)
    ordered = votes.matrix[np.ix_(cast.rows, cast.columns)].astype(float)
    means = np.nanmean(np.where(ordered == GAP, np.nan, ordered), axis=0)
    differences = np.where(ordered == GAP, 0.0, ordered - means)
    lengths = np.linalg.svd(differences, compute_uv=False)[:KEPT]
    assert np.linalg.norm(spread.along, axis=0)[:2] == pytest.approx(lengths[:2], rel=1e-9)


def test_clouds_beside_each_other_are_gathered_as_each_is_alone():
    clouds = [a_cloud(count, seed=count) for count in (12, 500, 90)]
    clouds.append(Points(np.zeros((1, 2)), np.array([9.0])))
    together = gather_each(clouds, 5)
    for at, cloud in enumerate(clouds):
        alone = gather_each([cloud], 5)
        for count, found in together.items():
            assert found.there[at] == (count in alone)
            if found.there[at]:
                assert found.places[at] == pytest.approx(alone[count].places[0], abs=1e-12)


def test_a_point_as_near_to_two_centres_belongs_to_one():
    places = np.array([[x, y] for x in (-1.0, 0.0, 1.0) for y in (-1.0, 0.0, 1.0)])
    for number, centres in gather(Points(places, np.ones(9)), 4).items():
        labels = nearest(places, centres)
        middles = [places[labels == group].mean(axis=0) for group in range(number)]
        assert centres == pytest.approx(np.array(middles), abs=1e-12)


def test_stability_is_told_part_by_part_and_can_be_stopped():
    spread = spread_of(cast_in(planted(2, people=20_000, asked=6).matrix))
    labels = (spread.plane()[:, 0] > 0).astype(np.int64)
    told = []

    def stop(step, done, whole):
        told.append((step, done, whole))
        if done == 10:
            raise Cancelled("Enough.")

    with pytest.raises(Cancelled):
        stability(spread, {2: labels}, progress=stop)
    assert told == [("groups found again", done, DRAWS) for done in (0, 5, 10)]
