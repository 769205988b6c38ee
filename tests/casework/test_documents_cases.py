"""The sheets of a case, and the whole case as one PDF."""

import datetime as dt
import time

import pytest
from django.template.loader import render_to_string

from casework.documents import cases as documents
from casework.selectors.cases import get_case
from core.errors import NotFoundError
from tests.factories.cases import CaseNoteFactory
from tests.factories.casework import ServiceRecordFactory
from tests.support import cases as steps
from tests.support.clients import make_client

PRINTED = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
TITLES = [
    "接案登记表", "预估表（第 1 版）", "服务计划（第 1 版）", "过程记录", "评估与结案报告", "回访记录",
]  # fmt: skip


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
