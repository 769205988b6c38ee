"""The paper of a case: each form of the set as a sheet, and the whole case as one PDF."""

import datetime as dt
from collections.abc import Callable

from casework.documents.case_beginnings import assessment_part, intake_part, plan_part
from casework.documents.case_endings import follow_ups_part, notes_part, outcome_part
from casework.documents.case_parts import Block, Part, day_of
from casework.documents.case_safety import crises_part, risks_part, safety_plans_part
from casework.models import Case, Referral
from casework.selectors.assessments import assessment_is_intact, assessments_of, problems_of
from casework.selectors.case_notes import conferences_of, notes_of
from casework.selectors.closures import follow_ups_of
from casework.selectors.needs import needs_of_case
from casework.selectors.outcomes import reviews_of
from casework.selectors.sensitive_access import transfers_of
from casework.selectors.service_plans import plans_of
from core.documents import render_pdf
from core.errors import NotFoundError
from stations.selectors.workspaces import Workspace

SHEETS: dict[str, str] = {
    "intake": "接案登记表",
    "assessment": "预估表",
    "plan": "服务计划",
    "notes": "过程记录",
    "outcome": "评估与结案报告",
    "follow-ups": "回访记录",
}


def sheet_part(case: Case, sheet: str, workspace: Workspace) -> Part:
    """Return one sheet: of versions the latest one."""
    if sheet not in SHEETS:
        raise NotFoundError("没有这种表。")
    parts = _MAKERS[sheet](case, workspace)
    if not parts:
        raise NotFoundError(f"还没有可以打印的{SHEETS[sheet]}。")
    return parts[-1]


def all_parts(case: Case, workspace: Workspace) -> list[Part]:
    """Return every sheet of the case in the order of the file, with every version."""
    made = [part for sheet in SHEETS for part in _MAKERS[sheet](case, workspace)]
    around = (risks_part(case), safety_plans_part(case), crises_part(case))
    made += [part for part in (*around, _referrals(case), _transfers(case)) if part.blocks]
    return [part.at(place) for place, part in enumerate(made, start=1)]


def render_sheet(case: Case, part: Part, *, printed_at: dt.datetime) -> bytes:
    """Return the PDF of one sheet."""
    title = f"{case.station.name}{part.title}"
    return render_pdf(
        "documents/case_sheet.html",
        {"part": part, "mark": restricted_mark(case)},
        title=title,
        number=case.number,
        created=printed_at,
    )


def render_file(
    case: Case, parts: list[Part], *, case_title: str, printed_at: dt.datetime
) -> bytes:
    """Return the whole case as one PDF, with a table of contents."""
    return render_pdf(
        "documents/case_file.html",
        {
            "case": case,
            "case_title": case_title,
            "parts": parts,
            "mark": restricted_mark(case),
            "signers": ("主责社工", "站长", "日期"),
        },
        title=f"{case.station.name}个案档案",
        number=case.number,
        created=printed_at,
        data={"number": case.number, "parts": [part.title for part in parts]},
    )


def restricted_mark(case: Case) -> str:
    """Return what a restricted case carries on its paper."""
    return f"限制查阅 · {case.get_compartment_display()}" if case.compartment else ""


def _intake(case: Case, workspace: Workspace) -> list[Part]:
    return [intake_part(case, workspace)]


def _assessments(case: Case, workspace: Workspace) -> list[Part]:
    problems, needs = list(problems_of(case)), list(needs_of_case(case))
    return [
        assessment_part(
            case,
            each,
            workspace,
            problems=problems,
            needs=needs,
            is_intact=assessment_is_intact(each),
        )
        for each in assessments_of(case).order_by("number")
    ]


def _plans(case: Case, workspace: Workspace) -> list[Part]:
    return [plan_part(each) for each in plans_of(case).order_by("number")]


def _notes(case: Case, workspace: Workspace) -> list[Part]:
    notes = list(notes_of(case).order_by("number"))
    held = list(conferences_of(case).order_by("held_on", "pk"))
    return [notes_part(notes, held)] if notes or held else []


def _outcomes(case: Case, workspace: Workspace) -> list[Part]:
    part = outcome_part(case, list(reviews_of(case).reverse()))
    return [part] if part.blocks else []


def _follow_ups(case: Case, workspace: Workspace) -> list[Part]:
    rows = list(follow_ups_of(case))
    return [follow_ups_part(rows)] if rows else []


def _referrals(case: Case) -> Part:
    blocks = [
        Block(
            f"{each.get_direction_display()}：{each.body}",
            pairs=[
                ("编号", each.number),
                ("进展", each.get_state_display()),
                ("日期", day_of(each.sent_on)),
                ("回执日期", day_of(each.receipt_on)),
            ],
            long=[
                ("转介原因", each.reason),
                ("请对方提供的服务", each.request),
                ("移交资料", "；".join(each.materials)),
                ("结果", f"{day_of(each.result_on)} {each.result}".strip()),
            ],
        )
        for each in Referral.objects.filter(case=case).order_by("pk")
    ]
    return Part("referrals", "转介", blocks, ("社工", "站长", "日期"))


def _transfers(case: Case) -> Part:
    rows = [
        [
            day_of(each.created_at),
            str(each.offered_by),
            str(each.offered_to),
            each.reason,
            f"{day_of(each.answered_at)} {each.get_state_display()}".strip(),
        ]
        for each in transfers_of(case).order_by("created_at", "pk")
    ]
    header = ("提出日期", "移交人", "接手人", "原因", "答复")
    widths = ("w-date", "narrow", "narrow", "", "narrow")
    block = Block(header=header, rows=rows, widths=widths)
    return Part("transfers", "移交", [block] if rows else [], ("移交人", "接手人", "日期"))


_MAKERS: dict[str, Callable[[Case, Workspace], list[Part]]] = {
    "intake": _intake,
    "assessment": _assessments,
    "plan": _plans,
    "notes": _notes,
    "outcome": _outcomes,
    "follow-ups": _follow_ups,
}
