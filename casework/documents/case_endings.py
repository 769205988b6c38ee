"""The sheets of the work and after: 过程记录, 评估与结案报告, 回访记录."""

from collections.abc import Sequence

from casework.documents.case_parts import (
    BROKEN,
    NOTHING,
    Block,
    Part,
    day_of,
    plain,
    said,
    signed_block,
    warning_of,
)
from casework.models import (
    Case,
    CaseClosure,
    CaseConference,
    CaseNote,
    CaseOutcomeReview,
    FollowUp,
    GoalResult,
)
from casework.selectors.case_signatures import closure_signatures
from casework.selectors.closures import closures_of
from casework.selectors.outcomes import results_of, review_is_intact
from casework.selectors.questionnaires import answered

REACHED: dict[bool | None, str] = {True: "达成", False: "未达成", None: NOTHING}


def notes_part(notes: Sequence[CaseNote], conferences: Sequence[CaseConference]) -> Part:
    """过程记录，连同个案会议。"""
    blocks = [_note_block(note) for note in notes]
    blocks += [
        Block(
            f"个案会议 {each.held_on:%Y-%m-%d}",
            long=[
                ("参加人", each.participants),
                ("讨论", each.discussion),
                ("决定", each.decisions),
            ],
        )
        for each in conferences
    ]
    return Part("notes", "过程记录", blocks, ("社工", "督导", "日期"))


def _note_block(note: CaseNote) -> Block:
    """One note, with what was answered in its form."""
    record = note.record
    begun = f"{record.started_at:%H:%M} 起 " if record.started_at else ""
    pairs = [
        ("日期", f"{record.served_on:%Y-%m-%d}"),
        ("形式、时长", f"{record.kind_label} {begun}{record.minutes} 分钟"),
        ("地点", " ".join(filter(None, (record.get_place_display(), record.place_detail)))),
        ("社工", str(record.worker)),
    ]
    confirmed = f"{note.confirmed_by} {day_of(note.confirmed_at)} 确认" if note.confirmed_by else ""
    long = [
        ("本次目标", note.session_goal),
        ("针对的目标", note.goal.description if note.goal else ""),
        ("近况", record.get_situation_display()),
        ("过程与内容", record.content),
        *((each.label, each.text) for each in answered(record.form_version, record.answers)),
        ("下次计划", record.next_step or note.next_plan),
        ("督导批阅", note.supervisor_note),
        ("督导确认", confirmed),
        ("更正", f"第 {record.version} 版" if record.version > 1 else ""),
    ]
    return Block(f"第 {note.number} 次", pairs=pairs, long=[pair for pair in long if pair[1]])


def outcome_part(case: Case, reviews: Sequence[CaseOutcomeReview]) -> Part:
    """评估与结案报告：every review and every closing, in the order in which they came."""
    blocks: list[Block] = []
    warning = ""
    for review in reviews:
        results = results_of(review)
        warning = warning or ("" if review_is_intact(review, results) else BROKEN)
        blocks += _review_blocks(review, results)
    for closure in closures_of(case).reverse():
        signatures = closure_signatures(closure)
        warning = warning or warning_of(signatures)
        blocks += [_closure_block(closure), signed_block(signatures)]
    return Part(
        "outcome", "评估与结案报告", blocks, ("社工", "服务对象", "审批人", "日期"), warning
    )


def _review_blocks(review: CaseOutcomeReview, results: Sequence[GoalResult]) -> list[Block]:
    points = f"{review.satisfaction} 分（1–5）" if review.satisfaction else ""
    rows = [
        [
            result.goal.description,
            result.goal.get_measure_display(),
            said(plain(result.before)),
            said(plain(result.after)),
            NOTHING if result.percent is None else f"{result.percent}%",
            REACHED[result.achieved],
            said(result.comment),
        ]
        for result in results
    ]
    return [
        Block(
            "成效评估",
            pairs=[
                ("评估日期", day_of(review.reviewed_on)),
                ("签署日期", day_of(review.signed_at) or "未签署"),
                ("评估社工", str(review.author)),
                ("服务对象满意度", points),
            ],
            long=[
                ("服务对象自评", review.client_view),
                ("社工评估", review.worker_view),
                ("总结", review.summary),
            ],
        ),
        Block(
            "逐个目标的成效",
            header=("目标", "测量方法", "介入前", "介入后", "达成比例", "结果", "说明"),
            widths=("", "narrow", "w-short", "w-short", "w-short", "w-short", ""),
            rows=rows,
        ),
    ]


def _closure_block(closure: CaseClosure) -> Block:
    long = [
        ("结案摘要", closure.summary),
        ("遗留问题", closure.remaining),
        ("跟进计划", closure.follow_up_plan),
    ]
    if closure.reopened_at:
        long.append(("重开", f"{day_of(closure.reopened_at)} {closure.reopen_reason}"))
    return Block(
        "结案",
        pairs=[
            ("结案原因", closure.get_reason_display()),
            ("状态", closure.get_state_display()),
            ("提出人和日期", f"{closure.asked_by} {day_of(closure.asked_at)}"),
            ("首次回访", day_of(closure.follow_up_on)),
        ],
        long=long,
    )


def follow_ups_part(follow_ups: Sequence[FollowUp]) -> Part:
    """回访记录。"""
    kept = {True: "保持", False: "没有保持", None: NOTHING}
    blocks = [
        Block(
            f"第 {place} 次回访",
            pairs=[
                ("应回访日期", day_of(each.due_on)),
                ("回访日期", day_of(each.done_on) or "未回访"),
                ("方式", each.get_way_display()),
                ("回访人", str(each.done_by or "")),
                ("目标是否保持", kept[each.maintained]),
                ("建议重开", "是" if each.should_reopen else "否"),
            ],
            long=[("现况", each.situation)],
        )
        for place, each in enumerate(follow_ups, start=1)
    ]
    return Part("follow-ups", "回访记录", blocks, ("社工", "站长", "日期"))
