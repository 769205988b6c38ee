"""The sheets of a case, and the whole case as one PDF."""

import datetime as dt
import time

import pytest
from django.template.loader import render_to_string

from casework.documents import cases as documents
from casework.documents.case_endings import notes_part
from casework.selectors.cases import get_case
from casework.services import closures
from casework.services.safety_plans import SafetyPlanValues, write_safety_plan
from core.errors import NotFoundError
from core.ids import uuid7
from tests.factories.cases import CaseNoteFactory, assessment_form
from tests.factories.casework import ServiceRecordFactory
from tests.factories.risks import make_crisis, make_risk
from tests.support import cases as steps
from tests.support.clients import make_client

PRINTED = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
TITLES = [
    "接案登记表", "预估表（第 1 版）", "服务计划（第 1 版）", "过程记录", "评估与结案报告", "回访记录",
]  # fmt: skip


def texts_of(parts):
    """Return every word of the sheets."""
    blocks = [block for part in parts for block in part.blocks]
    pairs = [f"{label} {text}" for block in blocks for label, text in (*block.pairs, *block.long)]
    return "\n".join(
        [*pairs, *(str(cell) for block in blocks for row in block.rows for cell in row)]
    )


@pytest.fixture
def closed_case(world, scope):
    client = make_client(world)
    with scope("worker"):
        return steps.closed(world, client, compartment="violence")


def test_file_holds_every_sheet_in_order(world, scope, closed_case):
    with scope("worker") as workspace:
        parts = documents.all_parts(get_case(pk=closed_case.pk), workspace)

    assert [part.title for part in parts] == TITLES
    assert not [part for part in parts if part.warning]


def test_contents_lead_to_their_parts_and_the_paper_is_marked(world, scope, closed_case):
    with scope("worker") as workspace:
        case = get_case(pk=closed_case.pk)
        parts = documents.all_parts(case, workspace)
        context = {"case": case, "case_title": "个案", "parts": parts, "title": "", "number": ""}
        mark = documents.restricted_mark(case)
        html = render_to_string(
            "documents/case_file.html",
            context | {"mark": mark, "created": PRINTED, "signers": ("主责社工", "日期")},
        )

    for part in parts:
        assert f'href="#part-{part.place}"' in html
        assert f'id="part-{part.place}"' in html
    assert mark == "限制查阅 · 家庭暴力"
    assert html.count(mark) > len(parts)


def test_note_is_printed_with_what_was_answered_in_its_form(world, scope):
    client = make_client(world)
    with scope("worker"):
        note = steps.noted(world, steps.under_way(world, client))
        note.record.form_version = assessment_form()
        note.record.answers = {"family": "女儿在场"}
        words = texts_of([notes_part([note], [])])

    assert "家庭系统" in words
    assert "女儿在场" in words


def test_danger_and_its_handling_are_in_the_file(world, scope):
    client = make_client(world)
    with scope("worker") as workspace:
        case = steps.opened(world, client)
        risk = make_risk(client, case=case, level="high", basis="床头存着药演示")
        plan = SafetyPlanValues(
            warning_signs="失眠", coping="散步", supporters="儿子", professional_help="110",
            environment="药由儿子保管演示", review_on=case.opened_on,
        )  # fmt: skip
        write_safety_plan(
            plan_id=uuid7(), risk=risk, values=plan, workspace=workspace, by=world.person("worker")
        )
        crisis = make_crisis(client, case=case, what="站在楼顶演示")
        parts = documents.all_parts(get_case(pk=case.pk), workspace)

    words = texts_of(parts)
    for told in ("床头存着药演示", "药由儿子保管演示", "站在楼顶演示", crisis.number):
        assert told in words
    assert [part.title for part in parts][-3:] == ["风险评估", "安全计划", "危机介入"]


def test_every_review_and_closing_of_a_reopened_case_is_printed(world, scope, closed_case):
    with scope("worker"):
        closures.reopen_case(
            case=closed_case,
            reason="又不出门了",
            password=steps.PASSWORD,
            workspace=world.workspace("lead"),
            by=world.person("lead"),
        )
        steps.reviewed(world, closed_case)
    with scope("worker") as workspace:
        part = documents.sheet_part(get_case(pk=closed_case.pk), "outcome", workspace)

    headings = [block.heading for block in part.blocks]
    assert headings.count("成效评估") == 2
    assert headings.count("结案") == 1
    assert "又不出门了" in texts_of([part])


def test_changed_content_is_said_on_the_paper(world, scope, closed_case):
    with scope("worker") as workspace:
        plan = closed_case.plans.get()
        plan.overall_goal = "悄悄改"
        plan.save()
        part = documents.sheet_part(get_case(pk=closed_case.pk), "plan", workspace)

    assert "不符" in part.warning


def test_what_there_is_not_cannot_be_printed(world, scope):
    client = make_client(world)
    with scope("worker") as workspace:
        case = get_case(pk=steps.opened(world, client).pk)
        for sheet in ("plan", "notes", "nonsense"):
            with pytest.raises(NotFoundError):
                documents.sheet_part(case, sheet, workspace)


def test_case_of_sixty_long_notes_prints_within_three_seconds(world, scope):
    client = make_client(world)
    with scope("worker") as workspace:
        case = steps.under_way(world, client)
        record = steps.noted(world, case).record
        for _ in range(59):
            told = ServiceRecordFactory.create(
                case=case, clients=[client], content=record.content * 60
            )
            CaseNoteFactory.create(case=case, record=told, session_goal="练习出门")
        case = get_case(pk=case.pk)
        documents.render_sheet(
            case, documents.sheet_part(case, "intake", workspace), printed_at=PRINTED
        )  # fonts and style sheet are loaded once per process
        begun = time.process_time()
        parts = documents.all_parts(case, workspace)
        pdf = documents.render_file(case, parts, case_title="个案", printed_at=PRINTED)
        taken = time.process_time() - begun

    assert pdf.startswith(b"%PDF")
    assert taken < 3, taken  # of the processor: other tests run beside it
