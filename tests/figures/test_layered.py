from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from valuebook.figures.layered import Columns, layered

COLUMNS = Columns(1.0, 0.4, 0.08)


def drawn(level, links):
    return layered(level, links, dict.fromkeys(level, 0.3), COLUMNS)


def overlapping(layout):
    return [
        (one, other)
        for one, other in combinations(layout.boxes, 2)
        if layout.boxes[one].left < layout.boxes[other].right
        and layout.boxes[other].left < layout.boxes[one].right
        and layout.boxes[one].top < layout.boxes[other].bottom
        and layout.boxes[other].top < layout.boxes[one].bottom
    ]


def struck(layout):
    """Return the links that pass through the label of a node."""
    found = []
    for link, points in layout.paths.items():
        for one, other in pairwise(points):
            left, right = sorted((one[0], other[0]))
            for node, box in layout.boxes.items():
                beside = left < box.right - 1e-9 and box.left + 1e-9 < right
                low, high = sorted((one[1], other[1]))
                if beside and low < box.bottom and high > box.top:
                    found.append((link, node))
    return found


@st.composite
def graphs(draw):
    level = {f"N{n}": draw(st.integers(0, 5)) for n in range(draw(st.integers(1, 25)))}
    pairs = [(one, other) for one in level for other in level if one != other]
    if not pairs:
        return level, []
    return level, draw(st.lists(st.sampled_from(pairs), unique=True, max_size=40))


@settings(max_examples=40)
@given(graphs())
def test_labels_never_overlap_and_no_link_passes_through_one(graph):
    layout = drawn(*graph)
    assert overlapping(layout) == []
    assert struck(layout) == []
    assert set(layout.paths) == set(graph[1])


@settings(max_examples=20)
@given(graphs())
def test_the_same_graph_is_always_drawn_alike(graph):
    assert drawn(*graph) == drawn(*graph)


def test_a_link_over_several_columns_has_a_lane_of_its_own():
    level = {"A": 0, "B": 1, "C": 2}
    layout = drawn(level, [("A", "B"), ("B", "C"), ("A", "C")])
    points = layout.paths["A", "C"]
    assert len(points) == 4
    (_, entered), (_, left) = points[1:3]
    assert entered == left
    assert not layout.boxes["B"].top < entered < layout.boxes["B"].bottom


def test_chains_are_drawn_without_a_crossing():
    level = {f"{row}{at}": at for row in "abcd" for at in range(4)}
    links = [(f"{row}{at}", f"{row}{at + 1}") for row in "dbca" for at in range(3)]
    layout = drawn(level, links)
    for row in "abcd":
        middles = {round(layout.boxes[f"{row}{at}"].middle, 6) for at in range(4)}
        assert len(middles) == 1


def test_a_link_within_a_column_begins_and_ends_on_its_right():
    layout = drawn({"A": 0, "B": 0}, [("A", "B")])
    assert [x for x, _ in layout.paths["A", "B"]] == [1.0, 1.0]


def test_a_link_that_leads_back_is_drawn_backwards():
    layout = drawn({"A": 0, "B": 1}, [("B", "A")])
    (first, _), (last, _) = layout.paths["B", "A"]
    assert first > last


@pytest.mark.parametrize("many", [20, 60, 150])
def test_a_large_map_stays_within_its_columns(many):
    rng = np.random.default_rng(many)
    level = {f"N{n}": int(at) for n, at in enumerate(rng.integers(0, 6, many))}
    names = list(level)
    picks = rng.integers(0, many, (2 * many, 2))
    links = {
        (names[one], names[other])
        for one, other in picks
        if level[names[one]] < level[names[other]]
    }
    layout = drawn(level, sorted(links))
    assert overlapping(layout) == []
    assert struck(layout) == []
