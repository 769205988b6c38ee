"""How far a goal is reached, who may write a note, how a family is drawn."""

import pytest

from casework.enums.cases import CaseStage
from casework.enums.people import Relation
from casework.models import CaseMember
from casework.rules import cases as rules
from casework.rules.case_notes import can_write_note
from casework.rules.measures import percent_of_satisfaction, percent_of_steps, percent_of_way
from casework.selectors.case_steps import stage_bar
from casework.selectors.cases import get_case
from casework.selectors.genograms import Person, lay_out
from core import clock
from tests.factories.cases import CaseFactory, CaseNoteFactory, open_case
from tests.support.clients import make_client


@pytest.mark.parametrize(
    ("scores", "percent"),
    [([4, 4], 100), ([0, 0], 0), ([2, None], 25), ([1, 2, 3], 50), ([None], None), ([], None)],
)
def test_tasks_count_their_points_of_four_each(scores, percent):
    assert percent_of_steps(scores) == percent


@pytest.mark.parametrize(
    ("baseline", "target", "now", "percent"),
    [
        (0, 4, 3, 75), (18, 8, 13, 50), (0, 4, 6, 100), (3, 6, 1, 0), (2, 2, 2, 100),
        (2, 2, 1, 0), (None, 4, 2, None), (0, 4, None, None),
    ],
)  # fmt: skip
def test_baseline_counts_the_way_towards_the_target(baseline, target, now, percent):
    assert percent_of_way(baseline, target, now) == percent


def test_five_points_of_satisfaction_are_everything():
    assert [percent_of_satisfaction(points) for points in (5, 4, None)] == [100, 80, None]


@pytest.mark.parametrize(
    ("stage", "reason"),
    [
        (CaseStage.INTAKE, "接案之后"),
        (CaseStage.ASSESSMENT, "服务计划批准后"),
        (CaseStage.NOT_TAKEN, "没有接案"),
        (CaseStage.INTERVENTION, ""),
        (CaseStage.REVIEW, ""),
    ],
)
def test_note_may_be_written_after_the_plan_is_approved(world, scope, stage, reason):
    with scope("worker") as workspace:
        case = CaseFactory.create(stage=stage)
        verdict = can_write_note(workspace, world.person("worker"), case)

    assert reason in verdict.reason
    assert bool(verdict) is (not reason)


def test_only_those_on_the_case_write_notes(world, scope, colleague):
    with scope("worker"):
        case = open_case(approver=world.person("lead"))
    with scope(colleague) as workspace:
        assert not can_write_note(workspace, colleague, get_case(pk=case.pk))
    with scope("worker"):
        CaseMember.objects.create(
            station=world.home, case=case, user=colleague, since=clock.today()
        )
    with scope(colleague) as workspace:
        assert can_write_note(workspace, colleague, get_case(pk=case.pk))
    with scope("supervisor") as workspace:
        supervisor = world.person("supervisor")
        assert not can_write_note(workspace, supervisor, get_case(pk=case.pk))


def test_next_note_waits_for_the_supervisor_at_high_risk(world, scope):
    with scope("worker") as workspace:
        case = open_case(approver=world.person("lead"), risk_level="high")
        CaseNoteFactory.create(case=case, needs_confirmation=True)
        verdict = can_write_note(workspace, world.person("worker"), case)

    assert "确认" in verdict.reason


def test_author_never_approves_his_own(world):
    lead = world.person("lead")
    workspace = world.workspace("lead")

    assert not rules.can_approve(workspace, lead, author_id=lead.pk)
    assert rules.can_approve(workspace, lead, author_id=world.person("worker").pk)
    assert not rules.can_approve(
        world.workspace("worker"), world.person("worker"), author_id=lead.pk
    )


def test_stage_bar_knows_where_the_case_is(world, scope):
    with scope("worker"):
        case = CaseFactory.create(client=make_client(world), stage=CaseStage.PLANNING)

    states = [mark.state for mark in stage_bar(case)]
    assert states == ["done", "done", "here", "ahead", "ahead", "ahead"]


def person(name, shape="square", **values):
    """Return somebody to draw."""
    known = {"relation": "", "sex": "", "age": "", "is_deceased": False, "is_index": False}
    return Person(name, shape=shape, **{**known, "lives_here": True, **values})


def test_family_stands_in_generations_with_couples_and_children():
    drawn = lay_out(
        [
            (Relation.HEAD, person("户主", is_index=True)),
            (Relation.SPOUSE, person("妻", "circle", is_deceased=True)),
            (Relation.SON, person("子", lives_here=False)),
            (Relation.DAUGHTER, person("女", "circle")),
            (Relation.CHILD_IN_LAW, person("媳", "circle", lives_here=False)),
            (Relation.GRANDCHILD, person("孙")),
        ]
    )
    places = {each.name: (each.x, each.y) for each in drawn.people}

    assert [each.name for each in drawn.people] == ["户主", "妻", "子", "媳", "女", "孙"]
    assert places["户主"][1] == places["妻"][1] < places["子"][1] < places["孙"][1]
    assert places["子"][0] < places["媳"][0]  # beside the child of the other sex
    assert len(drawn.frames) == 3  # the head alone, the daughter, the grandchild
    couples = [line for line in drawn.lines if line.y1 == line.y2 == places["户主"][1]]
    assert len(couples) == 1


def test_client_without_household_is_drawn_alone():
    drawn = lay_out([(Relation.HEAD, person("独居老人", "circle", is_index=True))])

    assert (len(drawn.people), drawn.lines, len(drawn.frames)) == (1, [], 1)
