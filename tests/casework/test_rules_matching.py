"""匹配：which resource fits which need, and why."""

import datetime as dt

import pytest

from casework.models import CommunityResource
from casework.rules.communities import validity
from casework.rules.matching import Asking, in_order, match
from stations.models import Region

TODAY = dt.date(2026, 11, 21)
ASKING = Asking(kind="care", client_class="elderly", community_id=7)


def resource(**said):
    usual = {
        "name": "助餐点",
        "kinds": ["care"],
        "valid_from": dt.date(2026, 1, 1),
        "capacity": 10,
        "for_classes": ["elderly"],
        "community_id": 7,
    }
    return CommunityResource(**usual | said)


def held(used=0, on=TODAY, **said):
    return match(ASKING, resource(**said), used=used, on=on)


def test_fitting_resource_says_every_reason():
    found = held()

    assert found.is_possible
    assert found.hindrances == ()
    assert found.text == "可回应“照料护理”需求；长期有效；还可服务 10 人；就在本社区；面向老年人"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kinds": ["mind"]}, "不回应“照料护理”需求"),
        ({"valid_to": dt.date(2026, 11, 20)}, "已于 2026-11-20 过期"),
        ({"valid_from": dt.date(2026, 11, 22)}, "2026-11-22 起才可用"),
        ({"used": 10}, "名额已满（10 人）"),
    ],
)
def test_resource_is_ruled_out_with_a_reason(said, words):
    found = held(**said)

    assert not found.is_possible
    assert found.hindrances == (words,)


@pytest.mark.parametrize(
    "said",
    [
        {"valid_to": TODAY},
        {"valid_from": TODAY},
        {"used": 9},
        {"capacity": None, "used": 999},
        {"for_classes": []},
        {"community_id": None},
    ],
)
def test_resource_at_the_edge_is_possible(said):
    assert held(**said).is_possible


@pytest.mark.parametrize(
    ("said", "words", "fit"),
    [
        ({}, "可回应“照料护理”需求；长期有效；还可服务 10 人；就在本社区；面向老年人", 9),
        (
            {"capacity": None, "community_id": None, "for_classes": []},
            "可回应“照料护理”需求；长期有效；不限人数；面向全街道；不限人群",
            7,
        ),
        (
            {
                "used": 9,
                "valid_to": TODAY,
                "community_id": 8,
                "community": Region(pk=8, name="一元社区"),
            },
            "可回应“照料护理”需求；有效至 2026-11-21；还可服务 1 人；面向老年人",
            7,
        ),
        (
            {"for_classes": ["child"]},
            "可回应“照料护理”需求；长期有效；还可服务 10 人；就在本社区",
            7,
        ),
    ],
)
def test_only_what_fits_is_a_reason_and_weighs(said, words, fit):
    assert (held(**said).text, held(**said).fit) == (words, fit)


def test_kind_time_and_room_are_needed_place_and_people_are_not():
    soon = {"valid_from": TODAY + dt.timedelta(days=1), "valid_to": None}
    for said in (
        {},
        {"capacity": None, "valid_to": TODAY},
        {"kinds": [], "used": 10, **soon},
        {"valid_to": TODAY - dt.timedelta(days=1)},
        {"community_id": None, "for_classes": []},
    ):
        assert [each.needed for each in held(**said).points] == [True, True, True, False, False]


def test_what_does_not_fit_is_shown_and_not_ruled_out():
    elsewhere = Region(pk=8, name="一元社区")
    found = held(community_id=8, community=elsewhere, for_classes=["child"])

    assert found.is_possible
    assert found.hindrances == ("在一元社区，不是本人所在社区", "适用人群没有写明老年人")


def test_best_fit_comes_first_and_the_impossible_not_at_all():
    best = held()
    street = held(name="全街道的", community_id=None)
    anyone = held(name="谁都行的", community_id=None, for_classes=[])
    expired = held(valid_to=dt.date(2026, 1, 2))

    assert in_order([anyone, expired, street, best]) == [best, street, anyone]


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [
        (-10, None, "valid"),
        (1, None, "later"),
        (-10, -1, "expired"),
        (-10, 0, "expiring"),
        (-10, 30, "expiring"),
        (-10, 31, "valid"),
    ],
)
def test_validity_of_a_resource(start, end, state):
    days = [None if each is None else TODAY + dt.timedelta(days=each) for each in (start, end)]

    assert validity(resource(valid_from=days[0], valid_to=days[1]), TODAY) == state
