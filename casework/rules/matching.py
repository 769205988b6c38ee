"""匹配：which resource answers a need, and why. A person decides; these rules only suggest.

Every rule is a pure function of the need, of whom it is about, and of the resource. Each gives a
`Point`: whether it speaks for the resource, and in which words.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from casework.enums import ClientClass
from casework.enums.communities import NeedKind
from casework.models import CommunityResource


@dataclass(frozen=True)
class Asking:
    """What is needed, by whom, where."""

    kind: str
    client_class: str
    community_id: int | None


@dataclass(frozen=True)
class Point:
    """One rule applied: `fits`, `words`; a `needed` one that does not fit rules the match out."""

    fits: bool
    words: str
    needed: bool = False
    weight: int = 0


@dataclass(frozen=True)
class Match:
    """A resource against a need: what speaks for it and what against."""

    resource: CommunityResource
    points: tuple[Point, ...]

    @property
    def is_possible(self) -> bool:
        """Whether nothing rules it out."""
        return all(point.fits for point in self.points if point.needed)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it."""
        return tuple(point.words for point in self.points if point.fits)

    @property
    def hindrances(self) -> tuple[str, ...]:
        """What does not fit."""
        return tuple(point.words for point in self.points if not point.fits)

    @property
    def fit(self) -> int:
        """How well it fits: the weights of what speaks for it."""
        return sum(point.weight for point in self.points if point.fits)

    @property
    def text(self) -> str:
        """The reasons in one line, as the service list keeps them."""
        return "；".join(self.reasons)


def same_kind(asking: Asking, resource: CommunityResource) -> Point:
    """同类：资源登记的可回应需求中有这一类。"""
    label = NeedKind(asking.kind).label
    if asking.kind in resource.kinds:
        return Point(True, f"可回应“{label}”需求", needed=True, weight=4)
    return Point(False, f"不回应“{label}”需求", needed=True)


def in_time(resource: CommunityResource, on: dt.date) -> Point:
    """有效：今天在资源的有效期内（止期为空即长期有效）。"""
    if on < resource.valid_from:
        return Point(False, f"{resource.valid_from:%Y-%m-%d} 起才可用", needed=True)
    if resource.valid_to is None:
        return Point(True, "长期有效", needed=True)
    if on > resource.valid_to:
        return Point(False, f"已于 {resource.valid_to:%Y-%m-%d} 过期", needed=True)
    return Point(True, f"有效至 {resource.valid_to:%Y-%m-%d}", needed=True)


def has_room(resource: CommunityResource, used: int) -> Point:
    """余量：可服务人数减去服务清单中已确定和已提供的人数还有余（不限人数的总有余）。"""
    if resource.capacity is None:
        return Point(True, "不限人数", needed=True, weight=1)
    left = resource.capacity - used
    if left <= 0:
        return Point(False, f"名额已满（{resource.capacity} 人）", needed=True)
    return Point(True, f"还可服务 {left} 人", needed=True, weight=1)


def near(asking: Asking, resource: CommunityResource) -> Point:
    """地域：本社区的资源最近，面向全街道的也合适，别的社区的要先商量。"""
    if resource.community_id is None:
        return Point(True, "面向全街道", weight=1)
    if resource.community_id == asking.community_id:
        return Point(True, "就在本社区", weight=2)
    return Point(False, f"在{resource.community.name}，不是本人所在社区")


def for_whom(asking: Asking, resource: CommunityResource) -> Point:
    """人群：资源的适用人群包括本人的类别（没有写明的，谁都适用）。"""
    label = ClientClass(asking.client_class).label
    if not resource.for_classes:
        return Point(True, "不限人群", weight=1)
    if asking.client_class in resource.for_classes:
        return Point(True, f"面向{label}", weight=2)
    return Point(False, f"适用人群没有写明{label}")


def match(asking: Asking, resource: CommunityResource, *, used: int, on: dt.date) -> Match:
    """Hold one resource against one need, by every rule."""
    points = (
        same_kind(asking, resource),
        in_time(resource, on),
        has_room(resource, used),
        near(asking, resource),
        for_whom(asking, resource),
    )
    return Match(resource, points)


def in_order(matches: Iterable[Match]) -> list[Match]:
    """Return those that are possible, the best fit first; equal ones by their names."""
    possible = [each for each in matches if each.is_possible]
    return sorted(possible, key=lambda each: (-each.fit, each.resource.name, each.resource.pk))
