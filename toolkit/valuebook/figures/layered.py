"""Places for a graph drawn in columns: boxes and links that never touch another box.

After Sugiyama, Tagawa and Toda (1981): a link over several columns gets a lane of its
own in each column between; the order within a column follows the medians and means of
the neighbours, as long as fewer links cross; heights then follow the neighbours without
changing the order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

_LANE = 0.05  # inches that a link takes where it passes between boxes
_SWEEPS = 12

Link: TypeAlias = tuple[str, str]
Point: TypeAlias = tuple[float, float]
Item: TypeAlias = str | tuple[str, str, int]
"""A node, or the lane of a link in a column that it passes."""


@dataclass(frozen=True)
class Box:
    """The place of a label, in inches from the top left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return where the box ends on the right."""
        return self.left + self.width

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.top + self.height / 2

    @property
    def bottom(self) -> float:
        """Return where the box ends below."""
        return self.top + self.height


@dataclass(frozen=True)
class Columns:
    """How wide a column of labels is, and the room between columns and labels."""

    width: float
    between: float
    gap: float


@dataclass(frozen=True)
class Layout:
    """Where each label stands, through which points each link runs, and the size."""

    boxes: Mapping[str, Box]
    paths: Mapping[Link, Sequence[Point]]
    height: float


def layered(
    level: Mapping[str, int],
    links: Sequence[Link],
    heights: Mapping[str, float],
    columns: Columns,
) -> Layout:
    """Return the places of the nodes and links of a graph, in inches.

    `level` gives the column of each node and `heights` the height of its label. A link
    within a column leaves and comes back on its right; one that leads back runs as the
    mirror of one that leads on.
    """
    routes = {link: _route(link, level) for link in links if link[0] != link[1]}
    size: dict[Item, float] = dict.fromkeys(_lanes(routes), _LANE)
    place: dict[Item, int] = {lane: lane[2] for lane in _lanes(routes)}
    size.update(heights)
    place.update(level)
    order = _ordered(place, routes)
    middle = _raised(order, _neighbours(routes), size, columns.gap)
    boxes = {
        item: Box(
            place[item] * (columns.width + columns.between),
            middle[item] - size[item] / 2,
            columns.width,
            size[item],
        )
        for item in place
    }
    ports = _ports(routes, boxes)
    paths = {
        link: list(_points(link, route, boxes, ports)) for link, route in routes.items()
    }
    own = {node: boxes[node] for node in level}
    return Layout(own, paths, max((each.bottom for each in boxes.values()), default=0))


def _route(link: Link, level: Mapping[str, int]) -> list[Item]:
    """Return the items a link passes from left to right, lanes between its ends."""
    first, last = sorted(link, key=lambda each: level[each])
    if level[first] == level[last]:
        return [link[0], link[1]]
    lanes = [(*link, column) for column in range(level[first] + 1, level[last])]
    return [first, *lanes, last]


def _lanes(routes: Mapping[Link, list[Item]]) -> list[tuple[str, str, int]]:
    return [
        item for route in routes.values() for item in route if isinstance(item, tuple)
    ]


def _neighbours(routes: Mapping[Link, list[Item]]) -> dict[Item, list[Item]]:
    found: dict[Item, list[Item]] = {}
    for route in routes.values():
        for one, other in pairwise(route):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found


def _ordered(
    place: Mapping[Item, int], routes: Mapping[Link, list[Item]]
) -> list[list[Item]]:
    """Return the items of each column from the top down, with few crossings."""
    near = _neighbours(routes)
    columns: list[list[Item]] = [[] for _ in range(max(place.values(), default=-1) + 1)]
    for item in _by_component(place, near):
        columns[place[item]].append(item)
    best, fewest = [list(each) for each in columns], _crossings(columns, near)
    for sweep in range(_SWEEPS):
        forth = sweep % 2 == 0
        span = range(1, len(columns)) if forth else range(len(columns) - 2, -1, -1)
        for number in span:
            beside = columns[number - 1 if forth else number + 1]
            rank = {item: float(at) for at, item in enumerate(beside)}
            columns[number] = _sorted(
                columns[number], near, rank, by_mean=sweep % 4 > 1
            )
        crossed = _crossings(columns, near)
        if crossed < fewest:
            best, fewest = [list(each) for each in columns], crossed
    return best


def _by_component(
    place: Mapping[Item, int], near: Mapping[Item, list[Item]]
) -> Iterator[Item]:
    """Yield the items so that what is joined stands together, the largest first."""
    seen: set[Item] = set()
    components = []
    for start in place:
        if start in seen:
            continue
        component, waiting = [], [start]
        while waiting:
            item = waiting.pop()
            if item not in seen:
                seen.add(item)
                component.append(item)
                waiting.extend(reversed(near.get(item, [])))
        components.append(component)
    for component in sorted(components, key=len, reverse=True):
        yield from component


def _sorted(
    column: list[Item],
    near: Mapping[Item, list[Item]],
    rank: Mapping[Item, float],
    *,
    by_mean: bool,
) -> list[Item]:
    """Return a column by where the neighbours in the next one stand."""
    middle = np.mean if by_mean else np.median
    wanted = {}
    for at, item in enumerate(column):
        beside = [rank[each] for each in near.get(item, []) if each in rank]
        own = at * (len(rank) / max(len(column), 1))
        wanted[item] = float(middle(beside)) if beside else own
    return sorted(column, key=lambda item: wanted[item])


def _crossings(columns: list[list[Item]], near: Mapping[Item, list[Item]]) -> int:
    """Return how many pairs of links cross between neighbouring columns."""
    crossed = 0
    for left, right in pairwise(columns):
        rank = {item: at for at, item in enumerate(right)}
        ends = np.array(
            [
                rank[each]
                for item in left
                for each in sorted(
                    (each for each in near.get(item, []) if each in rank),
                    key=lambda each: rank[each],
                )
            ]
        )
        crossed += sum(int((ends[:at] > end).sum()) for at, end in enumerate(ends))
    return crossed


def _raised(
    order: list[list[Item]],
    near: Mapping[Item, list[Item]],
    size: Mapping[Item, float],
    gap: float,
) -> dict[Item, float]:
    """Return the height of the middle of each item, near its neighbours' heights."""
    middle: dict[Item, float] = {}
    for column in order:
        at = 0.0
        for item in column:
            middle[item] = at + size[item] / 2
            at += size[item] + gap
    for sweep in range(2 * _SWEEPS):
        for column in order if sweep % 2 else reversed(order):
            wanted = [
                float(np.mean([middle[each] for each in near[item]]))
                if near.get(item)
                else middle[item]
                for item in column
            ]
            fitted = _spaced(wanted, [size[item] for item in column], gap)
            middle.update(zip(column, fitted, strict=True))
    top = min((middle[item] - size[item] / 2 for item in middle), default=0.0)
    return {item: at - top for item, at in middle.items()}


def _spaced(wanted: list[float], sizes: list[float], gap: float) -> list[float]:
    """Return the heights nearest to those wanted that keep order and room.

    Without the room each item needs, the heights only have to rise: pools of items
    whose wishes fall are put at their mean (isotonic regression).
    """
    offsets = np.concatenate(
        [
            [0.0],
            np.cumsum([(a + b) / 2 + gap for a, b in pairwise(sizes)]),
        ]
    )
    pools: list[tuple[float, int]] = []
    for wish in np.array(wanted) - offsets[: len(wanted)]:
        total, many = float(wish), 1
        while pools and pools[-1][0] / pools[-1][1] > total / many:
            before, count = pools.pop()
            total, many = total + before, many + count
        pools.append((total, many))
    level = [total / many for total, many in pools for _ in range(many)]
    return [float(at + offset) for at, offset in zip(level, offsets, strict=False)]


def _ports(
    routes: Mapping[Link, list[Item]], boxes: Mapping[Item, Box]
) -> dict[tuple[Link, Item, bool], float]:
    """Return at which height a link meets each of its items, side by side there."""
    sides: dict[tuple[Item, bool], list[tuple[float, Link]]] = {}
    for link, route in routes.items():
        same = boxes[route[0]].left == boxes[route[-1]].left
        for one, other in pairwise(route):
            sides.setdefault((one, True), []).append((boxes[other].middle, link))
            sides.setdefault((other, same), []).append((boxes[one].middle, link))
    ports: dict[tuple[Link, Item, bool], float] = {}
    for (item, is_right), met in sides.items():
        box, many = boxes[item], len(met)
        step = min(0.07, 0.7 * box.height / many)
        for number, (_, link) in enumerate(sorted(met)):
            ports[link, item, is_right] = box.middle + (number - (many - 1) / 2) * step
    return ports


def _points(
    link: Link,
    route: list[Item],
    boxes: Mapping[Item, Box],
    ports: Mapping[tuple[Link, Item, bool], float],
) -> Iterator[Point]:
    """Yield the corners of a link: where it leaves, passes and meets boxes."""
    first, last = boxes[route[0]], boxes[route[-1]]
    if first.left == last.left:
        yield first.right, ports[link, route[0], True]
        yield last.right, ports[link, route[-1], True]
        return
    points = [(first.right, ports[link, route[0], True])]
    for item in route[1:-1]:
        box = boxes[item]
        points += [(box.left, box.middle), (box.right, box.middle)]
    points.append((last.left, ports[link, route[-1], False]))
    yield from points if link[0] == route[0] else reversed(points)
