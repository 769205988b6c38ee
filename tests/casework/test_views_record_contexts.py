"""Records written in a case, in a visit plan, and with a form."""

import re

import pytest
from django.urls import reverse

from casework.enums.cases import Approval, CaseStage
from casework.models import CaseNote, HomeVisit, PlanGoal, QuestionUse, RecordDraft, ServiceRecord
from core import clock
from core.ids import uuid7
from core.models import AuditEvent
from tests.factories.cases import CaseFactory, GoalFactory, PlanFactory
from tests.factories.casework import ClientFactory
from tests.factories.questionnaires import QUESTIONS, QuestionSetVersionFactory
from tests.factories.visits import VisitPlanFactory
from tests.support.records import typed

ANSWERED = {"q_mood": "poor", "q_mood_why": "想家", "q_pulse": "72", "q_safety": "3"}


def form_url(pk=None, **query):
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return reverse("casework:record_form", args=[pk or uuid7()]) + (f"?{words}" if words else "")


def send(web, world, client, pk=None, **said):
    with world.scope("worker"):
        sent = typed(world, client, **said)
    return web("worker").post(form_url(pk), sent)


def only_record(world):
    with world.everywhere():
        return ServiceRecord.objects.select_related("form_version").get()


@pytest.fixture
def client(scope):
    with scope("worker"):
        return ClientFactory(name="陈秀英", client_class="elderly")


@pytest.fixture
def visit_form(world):
    return QuestionSetVersionFactory(question_set__target_group="elderly")


@pytest.fixture
def note_form(world):
    return QuestionSetVersionFactory(question_set__kind="note", questions=[QUESTIONS[2]])


@pytest.fixture
def resource_form(world):
    return QuestionSetVersionFactory(question_set__kind="resource", questions=[QUESTIONS[2]])


@pytest.fixture
def case(world, scope, client):
    with scope("worker"):
        case = CaseFactory(
            client=client, worker=world.people["worker"], stage=CaseStage.INTERVENTION
        )
        plan = PlanFactory(
            case=case,
            author=world.people["worker"],
            state=Approval.DRAFT,
        )
        GoalFactory(case=case, plan=plan, description="每周出门三次")
        plan.state, plan.decided_by = Approval.APPROVED, world.people["lead"]
        plan.decided_at = clock.now()
        plan.save()
        return case


@pytest.fixture
def visit_plan(world, scope, client):
    with scope("worker"):
        return VisitPlanFactory(client=client, worker=world.people["worker"])


def test_a_plain_visit_offers_the_questions_of_its_person(web, client, visit_form):
    page = web("worker").get(form_url(kind="visit", client=client.pk))

    form = page.context["form"]
    assert form.asked_version == visit_form
    assert form.context.is_folded
    assert "questions-more" in page.content.decode()
    assert (
        web("worker").get(form_url(kind="call", client=client.pk)).context["form"].asked_version
        is None
    )
    assert web("worker").get(form_url(kind="visit")).context["form"].asked_version is None


def test_a_plain_visit_needs_no_answers(web, world, client, visit_form):
    send(web, world, client, form_version=str(visit_form.pk))

    record = only_record(world)
    assert (record.form_version, record.answers) == (None, {})
    with world.everywhere():
        assert HomeVisit.objects.get().result == "met"


def test_answers_are_kept_with_the_form_they_were_given_to(web, world, client, visit_form):
    response = send(web, world, client, form_version=str(visit_form.pk), **ANSWERED)

    record = only_record(world)
    assert record.form_version == visit_form
    assert record.answers == {"mood": "poor", "mood_why": "想家", "pulse": "72", "safety": "3"}
    page = web("worker").get(response.url).content.decode()
    assert "情绪差的原因" in page
    assert "想家" in page
    with world.everywhere():
        assert QuestionUse.objects.get(question="mood_why").answered == 1
        kept = AuditEvent.objects.filter(action="record.completed").get()
        assert "想家" not in str(kept.changes)


def test_what_was_not_asked_is_left_out(web, world, client, visit_form):
    send(web, world, client, form_version=str(visit_form.pk), **ANSWERED | {"q_mood": "good"})

    assert "mood_why" not in only_record(world).answers


def test_answers_that_have_begun_are_checked(web, world, client, visit_form):
    said = ANSWERED | {"q_mood_why": "", "q_pulse": "快"}
    page = send(web, world, client, form_version=str(visit_form.pk), **said)

    errors = page.context["form"].errors
    assert errors == {"q_mood_why": ["请填写这一题。"], "q_pulse": ["请填写数字。"]}
    with world.everywhere():
        assert not ServiceRecord.objects.exists()


def test_a_draft_keeps_its_answers_and_its_version(web, world, client, visit_form):
    pk = uuid7()
    send(web, world, client, pk, form_version=str(visit_form.pk), later="1", **ANSWERED)
    later = QuestionSetVersionFactory(question_set=visit_form.question_set, number=2, state="draft")
    visit_form.state = "retired"
    visit_form.save()
    later.state = "published"
    later.save()

    form = web("worker").get(form_url(pk)).context["form"]

    assert form.asked_version == visit_form
    assert form["q_mood_why"].value() == "想家"


def test_linking_resources_asks_how_it_was_done(web, world, client, resource_form):
    form = web("worker").get(form_url(kind="resource")).context["form"]
    assert form.asked_version == resource_form
    assert not form.context.is_folded
    assert web("worker").get(form_url(kind="advice")).context["form"].asked_version is None

    sent = {"kind": "resource", "situation": "", "form_version": str(resource_form.pk)}
    send(web, world, client, **sent, q_pulse="80")

    record = only_record(world)
    assert (record.form_version, record.answers) == (resource_form, {"pulse": "80"})
    with world.everywhere():
        assert not HomeVisit.objects.exists()


def test_another_kind_brings_other_questions(htmx, client, visit_form, resource_form):
    asked = reverse("casework:record_questions")
    sent = {"kind": "resource", "clients": str(client.pk), "form_version": str(visit_form.pk)}

    other = htmx("worker").get(asked, sent)
    same = htmx("worker").get(asked, sent | {"form_version": str(resource_form.pk)})

    assert str(resource_form.pk) in other.content.decode()
    assert same.status_code == 204


def test_another_person_brings_other_questions(htmx, world, scope, client, visit_form):
    with scope("worker"):
        child = ClientFactory(minor=True)
    minor_form = QuestionSetVersionFactory(question_set__target_group="minor")
    asked = reverse("casework:record_questions")
    sent = {"kind": "visit", "form_version": str(visit_form.pk)}

    other = htmx("worker").get(asked, sent | {"clients": str(child.pk)})
    same = htmx("worker").get(asked, sent | {"clients": str(client.pk)})

    assert str(minor_form.pk) in other.content.decode()
    assert same.status_code == 204


def test_a_correction_shows_and_versions_the_answers(web, world, client, visit_form):
    send(web, world, client, form_version=str(visit_form.pk), **ANSWERED)
    record = only_record(world)
    QuestionSetVersionFactory(question_set__target_group="elderly", questions=[QUESTIONS[2]])
    address = reverse("casework:record_correct", args=[record.pk])
    form = web("worker").get(address).context["form"]
    assert form["q_mood_why"].value() == "想家"

    with world.scope("worker"):
        sent = typed(world, client, **ANSWERED | {"q_mood_why": "担心儿子"})
    web("worker").post(address, sent | {"method": "general", "reason": "听错了", "version": "1"})

    record = only_record(world)
    assert (record.version, record.form_version) == (2, visit_form)
    assert record.answers["mood_why"] == "担心儿子"
    history = web("worker").get(reverse("casework:record_history", args=[record.pk]))
    changes = history.context["versions"][0].changes
    assert ("情绪差的原因", "想家", "担心儿子") in changes
    with world.everywhere():
        event = AuditEvent.objects.get(action="record.corrected")
        assert "担心儿子" not in str(event.changes)


def test_reading_by_others_is_counted(web, world, client, visit_form):
    send(web, world, client, form_version=str(visit_form.pk), **ANSWERED)
    address = reverse("casework:record_detail", args=[only_record(world).pk])
    web("worker").get(address)
    web("lead").get(address)

    with world.everywhere():
        assert QuestionUse.objects.get(question="mood").read == 1


def test_the_printed_sheet_has_the_answers(web, world, client, visit_form):
    send(web, world, client, form_version=str(visit_form.pk), **ANSWERED)

    printed = web("worker").get(reverse("casework:record_print", args=[only_record(world).pk]))

    assert printed["Content-Type"] == "application/pdf"


def test_a_visit_in_a_plan_is_about_its_person(web, world, client, visit_plan, visit_form):
    page = web("worker").get(form_url(visit_plan=visit_plan.pk))
    form = page.context["form"]
    assert form["clients"].value() == [str(client.pk)]
    assert not form.context.is_folded

    sent = {"visit_plan": str(visit_plan.pk), "form_version": str(visit_form.pk), "way": "home"}
    missing = send(web, world, client, result="met", **sent)
    assert "q_mood" in missing.context["form"].errors
    send(web, world, client, result="met", **sent, **ANSWERED)

    with world.everywhere():
        visit = HomeVisit.objects.get()
    assert (visit.plan_id, visit.result, visit.way) == (visit_plan.pk, "met", "home")


def test_nobody_at_home_answers_no_questions(web, world, client, visit_plan, visit_form):
    page = web("worker").get(form_url(visit_plan=visit_plan.pk))
    assert "未见到本人" not in page.content.decode()
    sent = {"visit_plan": str(visit_plan.pk), "way": "home", "situation": ""}

    send(web, world, client, result="not_home", **sent)

    with world.everywhere():
        assert HomeVisit.objects.get().result == "not_home"
    assert only_record(world).situation == "not_met"


def test_whether_he_was_met_is_asked_once(web, client, visit_form):
    query = {"kind": "visit", "clients": client.pk, "situation": "changed"}
    part = web("worker").get(reverse("casework:record_questions"), query).content.decode()

    assert "未见到本人" not in part
    assert re.search(r'name="situation" value="changed"[^>]*checked', part)
    assert "未见到本人" in web("worker").get(form_url(kind="call")).content.decode()


def test_the_person_of_a_plan_cannot_be_exchanged(web, world, scope, visit_plan):
    with scope("worker"):
        other = ClientFactory()

    page = send(web, world, other, visit_plan=str(visit_plan.pk), result="not_home")

    assert "不能换人" in str(page.context["form"].errors["clients"])


def test_a_note_is_written_into_its_case(web, world, client, case, note_form):
    page = web("worker").get(form_url(case=case.pk))
    assert case.number in page.content.decode()
    assert page.context["form"].asked_version == note_form
    assert "每周出门三次" in page.content.decode()
    with world.scope("worker"):
        goal = PlanGoal.objects.get()

    send(
        web, world, client,
        case=str(case.pk), kind="interview", goal=str(goal.pk), session_goal="建立信任",
        next_step="下周三家访", form_version=str(note_form.pk), q_pulse="80",
    )  # fmt: skip

    record = only_record(world)
    assert (record.case_id, record.method, record.answers) == (case.pk, "case", {"pulse": "80"})
    with world.everywhere():
        note = CaseNote.objects.get()
    assert (note.record_id, note.goal_id, note.number) == (record.pk, goal.pk, 1)
    assert (note.session_goal, note.next_plan, record.next_step) == (
        "建立信任", "下周三家访", "下周三家访",
    )  # fmt: skip


def test_a_note_sent_twice_is_one(web, world, client, case):
    pk = uuid7()
    for _ in range(2):
        send(web, world, client, pk, case=str(case.pk), kind="interview")

    with world.everywhere():
        assert CaseNote.objects.count() == ServiceRecord.objects.count() == 1


def test_the_draft_of_a_note_remembers_its_case(web, world, client, case):
    pk = uuid7()
    send(web, world, client, pk, case=str(case.pk), kind="interview", later="1")

    assert web("worker").get(form_url(pk)).context["form"].context.case == case
    with world.scope("worker"):
        assert RecordDraft.objects.get().data["case"] == str(case.pk)


def test_a_closed_case_stops_the_form_before_it_is_filled_in(web, world, client, case):
    with world.everywhere():
        type(case).objects.filter(pk=case.pk).update(
            stage=CaseStage.CLOSED, closed_on=clock.today()
        )

    assert web("worker").get(form_url(case=case.pk)).status_code == 403
    page = send(web, world, client, case=str(case.pk), kind="interview")
    assert page.context["form"].non_field_errors()
    with world.everywhere():
        assert not ServiceRecord.objects.exists()


def test_cases_and_plans_of_other_stations_do_not_exist(web, world, case, visit_plan):
    assert web("stranger").get(form_url(case=case.pk)).status_code == 404
    assert web("stranger").get(form_url(visit_plan=visit_plan.pk)).status_code == 404


def test_a_colleague_who_is_not_on_the_case_writes_no_note(web, case):
    assert web("lead").get(form_url(case=case.pk)).status_code == 403
