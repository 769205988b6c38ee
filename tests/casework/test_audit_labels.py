"""How audit events call what was done with: in words, and without names."""

import re

import pytest

from core import audit
from core.masking import mask_name
from tests.factories.cases import AssessmentFactory, CaseNoteFactory, ClosureFactory, PlanFactory
from tests.factories.communities import GrowthFactory, ProfileFactory, SwotFactory
from tests.factories.visits import HomeVisitFactory, VerificationItemFactory, VisitPlanFactory

NAME = "欧阳演示"
BARE_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-|^\d+ ")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "factory",
    [
        AssessmentFactory, CaseNoteFactory, ClosureFactory, PlanFactory, GrowthFactory,
        ProfileFactory, SwotFactory, HomeVisitFactory, VisitPlanFactory,
    ],
)  # fmt: skip
def test_label_tells_no_bare_key(world, scope, factory):
    with scope("worker"):
        event = audit.record("visit.attached", target=factory(), by=world.person("worker"))

    assert not BARE_KEY.search(event.object_label)


@pytest.mark.parametrize("factory", [HomeVisitFactory, VisitPlanFactory])
def test_label_of_a_visit_masks_the_name(world, scope, factory):
    with scope("worker"):
        row = factory(client__name=NAME)
        event = audit.record("visit.attached", target=row, by=world.person("worker"))

    assert event.object_label.startswith("欧阳** ")


def test_label_of_somebody_on_a_verification_list_masks_the_name(world, scope):
    with scope("worker"):
        row = VerificationItemFactory(name=NAME, client=None)
        event = audit.record("verification.checked", target=row, by=world.person("worker"))

    assert event.object_label == "欧阳** 核查"


def test_labels_tell_nothing_of_what_was_found(world, scope):
    """Who oversees a station reads them."""
    with scope("worker"):
        rows = [VisitPlanFactory(level_label="高风险"), ClosureFactory(reason="died")]
        labels = [
            audit.record("visit.attached", target=row, by=world.person("worker")).object_label
            for row in rows
        ]

    assert labels == [f"{mask_name(rows[0].client.name)} 探访计划", f"{rows[1].case.number} 结案"]
