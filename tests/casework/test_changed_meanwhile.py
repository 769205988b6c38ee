"""Two people over one form: the second is told, keeps what he typed, and sees what is saved."""

from typing import Any

import pytest
from django import forms

from casework.models import (
    CaseNote,
    CommunityActivity,
    CommunityNeed,
    GroupMeasure,
    GroupMember,
    GroupSession,
    IncubatedOrganisation,
    Need,
    PlanGoal,
    PlanStep,
    Problem,
    Referral,
    ReliefApplication,
    ReliefDocument,
    ServiceGroup,
)
from casework.services import (
    activity_reports,
    assessments,
    case_notes,
    community_needs,
    group_members,
    group_results,
    group_sheets,
    interventions,
    needs,
    plans,
    referrals,
    relief,
)
from core import clock
from core.comparisons import saved_meanwhile
from core.errors import ChangedMeanwhileError
from core.ids import uuid7
from tests.factories.communities import CommunityNeedFactory, NeedFactory
from tests.factories.visits import (
    ReferralFactory,
    ReliefApplicationFactory,
    ReliefDocumentFactory,
)
from tests.support import cases, groups
from tests.support.activities import at, make_activity
from tests.support.clients import make_client

SENTENCE = "再次保存以您填写的为准"
PROBLEM = {
    "kind": "care", "description": "无人做饭", "level": "person", "priority": "2",
    "resolved_on": None,
}  # fmt: skip


def measured(world):
    group = groups.running_group(world)
    with world.scope("worker") as workspace:
        known = {"workspace": workspace, "by": world.person("worker")}
        return group_results.add_measure(
            measure_id=uuid7(), group=group, name="孤独感", unit="分", **known
        )


def problem(world):
    with world.scope("worker") as workspace:
        case = cases.accepted(world, make_client(world))
        return assessments.save_problem(
            case=case,
            problem_id=uuid7(),
            values=PROBLEM,
            workspace=workspace,
            by=world.person("worker"),
        )


def made(world, factory, **known):
    with world.scope("worker"):
        return factory.create(**known)


def of_a_draft(world, model):
    with world.scope("worker"):
        _, plan = cases.drafted(world, make_client(world))
        return model.objects.filter(case=plan.case).order_by("pk").last()


def of_a_case(world, model):
    with world.scope("worker"):
        case = cases.under_way(world, make_client(world))
        cases.noted(world, case)
        return model.objects.filter(case=case).first()


def today(world):
    return make_activity(world, is_open=False, starts_at=at(0, 0), ends_at=at(0, 1))


ROWS: dict[str, Any] = {
    "summary": groups.running_group,
    "scores": measured,
    "screening": lambda world: groups.apply_to(world, groups.make_group(world), make_client(world)),
    "session": lambda world: groups.first_session(world, groups.running_group(world)),
    "activity": today,
    "goal": lambda world: of_a_draft(world, PlanGoal),
    "step": lambda world: of_a_draft(world, PlanStep),
    "problem": problem,
    "note": lambda world: of_a_case(world, CaseNote),
    "score": lambda world: of_a_case(world, PlanStep),
    "need": lambda world: made(world, NeedFactory),
    "community need": lambda world: made(world, CommunityNeedFactory),
    "paper": lambda world: made(world, ReliefDocumentFactory),
    "news": lambda world: made(world, ReliefApplicationFactory),
    "receipt": lambda world: made(world, ReferralFactory, state="sent"),
    "track": lambda world: made(world, ReferralFactory, state="sent"),
}

# What the service is asked to save.
CALLS: dict[str, Any] = {
    "summary": lambda row, **known: group_results.save_summary(
        group=row,
        values=group_results.SummaryValues(
            summary="甲", summary_recruitment="", summary_problems=""
        ),
        **known,
    ),
    "scores": lambda row, **known: group_results.score_members(measure=row, scores={}, **known),
    "screening": lambda row, **known: group_members.screen_member(
        member=row, expectations="甲", screening="", **known
    ),
    "session": lambda row, **known: group_sheets.mark_session(session=row, rows=[], **known),
    "activity": lambda row, workspace, **known: activity_reports.mark_sheet(
        activity=row, values=activity_reports.SheetValues(came={}, others=3), **known
    ),
    "goal": lambda row, **known: plans.save_goal(
        plan=row.plan, goal_id=row.pk, values=cases.TASKS, **known
    ),
    "step": lambda row, **known: plans.save_step(
        goal=row.goal, step_id=row.pk, values=cases.STEP | {"responsible": "甲"}, **known
    ),
    "problem": lambda row, **known: assessments.save_problem(
        case=row.case, problem_id=row.pk, values=PROBLEM | {"description": "甲"}, **known
    ),
    "note": lambda row, **known: case_notes.read_note(note=row, comment="甲", **known),
    "score": lambda row, **known: interventions.score_step(step=row, score=2, **known),
    "need": lambda row, workspace, **known: needs.settle_need(
        need=row, state="met", satisfaction=5, **known
    ),
    "community need": lambda row, workspace, **known: community_needs.settle_community_need(
        need=row, state="met", response="甲", satisfaction=5, **known
    ),
    "paper": lambda row, **known: relief.set_paper(paper=row, is_ready=True, note="甲", **known),
    "news": lambda row, **known: relief.add_news(
        application=row,
        news=relief.ReliefNews(state="submitted", on=clock.today(), note="甲", amount=None),
        **known,
    ),
    "receipt": lambda row, **known: referrals.add_receipt(
        referral=row, receipt_on=clock.today(), upload=None, **known
    ),
    "track": lambda row, **known: referrals.track_referral(
        referral=row, state="serving", on=clock.today(), note="甲", next_check_on=None, **known
    ),
}
SECOND = {"note": "lead"}  # whose turn it is

# The page, what is typed there, and what is saved meanwhile of the same field.
PAGES: dict[str, tuple[str, dict[str, str], dict[str, Any]]] = {
    "summary": ("/groups/{row.pk}/summary/", {"summary": "我写的"}, {"summary": "别人写的"}),
    "screening": ("/groups/members/{row.pk}/", {"screening": "我写的"}, {"screening": "别人写的"}),
    "goal": (
        "/cases/{row.case_id}/goals/{row.pk}/edit/",
        {"description": "我写的"},
        {"description": "别人写的"},
    ),
    "step": (
        "/cases/{row.case_id}/steps/{row.pk}/",
        {"description": "我写的"},
        {"description": "别人写的"},
    ),
    "problem": (
        "/cases/{row.case_id}/problems/{row.pk}/",
        {"description": "我写的"},
        {"description": "别人写的"},
    ),
    "note": ("/case-notes/{row.pk}/read/", {"comment": "我写的"}, {}),
    "need": ("/client-needs/{row.pk}/settle/", {"state": "partly", "satisfaction": "4"}, {}),
    "community need": (
        "/needs/{row.pk}/",
        {"state": "serving", "response": "我写的"},
        {"response": "别人写的"},
    ),
    "paper": ("/relief/papers/{row.pk}/", {"note": "我写的"}, {"note": "别人写的"}),
    "news": ("/relief/{row.pk}/", {"note": "我写的"}, {"state": "submitted"}),
}
MODELS = {
    "summary": ServiceGroup, "scores": GroupMeasure, "screening": GroupMember,
    "session": GroupSession, "activity": CommunityActivity, "goal": PlanGoal, "step": PlanStep,
    "problem": Problem, "note": CaseNote, "score": PlanStep, "need": Need,
    "community need": CommunityNeed, "paper": ReliefDocument, "news": ReliefApplication,
    "receipt": Referral, "track": Referral,
}  # fmt: skip


def fresh(world, what, row):
    with world.scope(SECOND.get(what, "worker")):
        return MODELS[what].objects.get(pk=row.pk)


def touch(world, what, row, **saved):
    """Let somebody else save something."""
    with world.scope("worker"):
        MODELS[what].objects.filter(pk=row.pk).update(**saved, updated_at=clock.now())


@pytest.mark.parametrize("what", CALLS)
def test_service_refuses_what_somebody_else_changed(world, what):
    row, who = ROWS[what](world), SECOND.get(what, "worker")
    touch(world, what, row)

    with world.scope(who) as workspace, pytest.raises(ChangedMeanwhileError) as refusal:
        CALLS[what](
            MODELS[what].objects.get(pk=row.pk),
            seen_at=row.updated_at,
            workspace=workspace,
            by=world.person(who),
        )

    assert SENTENCE in str(refusal.value)


@pytest.mark.parametrize("what", PAGES)
def test_page_keeps_what_was_typed_and_shows_what_is_saved(web, world, what):
    row, person = ROWS[what](world), web(SECOND.get(what, "worker"))
    url, said, saved = PAGES[what]
    url = url.format(row=row)
    form = person.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name != "file"} | said
    touch(world, what, row, **saved)

    refused = person.post(url, sent)
    page = refused.content.decode()
    sent["seen_at"] = refused.context["form"]["seen_at"].value()
    again = person.post(url, sent)

    assert SENTENCE in page
    assert "现在保存的是：" in page or not saved
    assert all(text in page for text in saved.values())
    assert all(text in page for text in said.values())
    assert again.status_code == 302


def test_scores_of_one_measure_are_kept_beside_those_of_another(web, world):
    measure = measured(world)
    url = f"/groups/{measure.group_id}/measures/"
    prefix = f"m{measure.pk.hex}-"
    form = web("worker").get(url).context["results"][0]["form"]
    field = next(name for name in form.fields if name.startswith("before_"))
    sent = {"measure": str(measure.pk), f"{prefix}seen_at": form["seen_at"].value()}

    first = web("lead").post(url, sent | {f"{prefix}{field}": "40"})
    second = web("worker").post(url, sent | {f"{prefix}{field}": "55"})
    seen = second.context["results"][0]["form"]["seen_at"].value()
    third = web("worker").post(url, sent | {f"{prefix}{field}": "55", f"{prefix}seen_at": seen})

    assert (first.status_code, second.status_code, third.status_code) == (302, 200, 302)
    page = second.content.decode()
    assert SENTENCE in page
    assert 'value="55"' in page
    assert "已存 40" in page


def test_sheet_of_an_activity_that_a_colleague_marked_is_kept(web, world):
    activity = today(world)
    url = f"/activities/{activity.pk}/report/"
    seen = {"seen_at": web("worker").get(url).context["sheet"]["seen_at"].value()}
    mark = f"/activities/{activity.pk}/attend/"

    first = web("lead").post(mark, seen | {"others": "7"})
    second = web("worker").post(mark, seen | {"others": "9"})
    seen = {"seen_at": second.context["sheet"]["seen_at"].value()}
    third = web("worker").post(mark, seen | {"others": "9"})

    assert (first.status_code, second.status_code, third.status_code) == (302, 200, 302)
    assert SENTENCE in second.content.decode()
    assert 'value="9"' in second.content.decode()


def test_sheet_of_a_session_is_saved_and_then_its_record_from_one_page(web, world):
    group = groups.running_group(world)
    session = groups.first_session(world, group)
    url = f"/groups/sessions/{session.pk}/record/"
    form = web("worker").get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {name: "present" for name in form.fields if name.startswith("presence_")}

    marked = web("worker").post(url, sent | {"mark": "1"})
    stale = web("lead").post(url, sent | {"content": "另一位写的"})
    sent["seen_at"] = marked.context["form"]["seen_at"].value()
    done = web("worker").post(url, sent | {"content": "组员互相介绍。"})

    assert marked.status_code == stale.status_code == 200
    assert SENTENCE in stale.content.decode()
    assert "另一位写的" in stale.content.decode()
    assert done.status_code == 302


def test_step_that_a_colleague_scored_is_not_scored_again_unseen(web, world):
    step = of_a_case(world, PlanStep)
    url = f"/cases/{step.case_id}/steps/{step.pk}/score/"
    sent = {"seen_at": step.updated_at.isoformat()}

    web("worker").post(url, sent | {"score": "3"})
    told = web("worker").post(url, sent | {"score": "1"}, follow=True).content.decode()

    assert fresh(world, "score", step).score == 3
    assert SENTENCE in told


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("receipt", {"receipt_on": clock.today().isoformat()}),
        ("track", {"state": "serving", "on": clock.today().isoformat(), "note": "我写的"}),
    ],
)
def test_referral_that_a_colleague_moved_is_not_moved_unseen(web, world, page, said):
    row = ROWS[page](world)
    sent = said | {"seen_at": row.updated_at.isoformat()}
    touch(world, page, row)

    refused = web("worker").post(f"/referrals/{row.pk}/{page}/", sent)
    sent["seen_at"] = refused.context[f"{page}_form"]["seen_at"].value()
    again = web("worker").post(f"/referrals/{row.pk}/{page}/", sent)

    assert SENTENCE in refused.content.decode()
    assert all(text in refused.content.decode() for text in said.values())
    assert again.status_code == 302


def test_what_is_saved_is_told_in_words_and_secrets_are_not():
    class Typed(forms.Form):
        name = forms.CharField()
        purpose = forms.CharField(required=False)
        leader_phone = forms.CharField()
        is_registered = forms.BooleanField(required=False)
        founded_on = forms.DateField(required=False)
        stage = forms.CharField()
        elsewhere = forms.CharField()

    said = {
        "name": "演示队",
        "purpose": "一\r\n二",
        "leader_phone": "13900000000",
        "stage": "stable",
    }
    form = Typed(said | {"elsewhere": "没有这一栏", "founded_on": "2026-03-01"})
    assert form.is_valid()
    row = IncubatedOrganisation(
        name="演示巡逻队", purpose="一\n二", leader_phone="13800000000", is_registered=True,
        stage="growing",
    )  # fmt: skip

    told = {name: error.message for name, error in saved_meanwhile(form, row).items()}

    assert told == {
        "name": "现在保存的是：演示巡逻队",
        "is_registered": "现在保存的是：是",
        "founded_on": "现在保存的是：（空）",
        "stage": f"现在保存的是：{row.get_stage_display()}",
    }
