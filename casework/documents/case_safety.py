"""The sheets of danger in a case: 风险评估, 安全计划, 危机介入."""

from casework.documents.case_parts import Block, Part, day_of, said
from casework.documents.safety import FIVE_PARTS, moment_of, parts_of
from casework.models import Case, CrisisIntervention, RiskAssessment, SafetyPlan

SIGNERS = ("社工", "督导", "日期")


def risks_part(case: Case) -> Part:
    """风险评估：every rating, on what it rests, and who confirmed it."""
    rows = RiskAssessment.objects.filter(case=case).select_related("assessed_by", "confirmed_by")
    block = Block(
        header=("日期", "评定", "执行", "依据", "评估人", "督导确认"),
        widths=("w-date", "w-short", "w-short", "", "narrow", "narrow"),
        rows=[
            [
                day_of(each.assessed_on),
                each.get_level_display(),
                each.get_in_force_display(),
                "\n".join(filter(None, (each.basis, each.step_down_basis))),
                str(each.assessed_by),
                said(f"{each.confirmed_by or ''} {day_of(each.confirmed_at)}".strip()),
            ]
            for each in rows.order_by("assessed_on", "created_at", "pk")
        ],
    )
    return Part("risks", "风险评估", [block] if block.rows else [], SIGNERS)


def safety_plans_part(case: Case) -> Part:
    """安全计划：each as it was written."""
    plans = SafetyPlan.objects.filter(case=case).select_related("author").order_by("created_at")
    blocks = [
        Block(
            f"{day_of(plan.created_at)} 拟定",
            pairs=[("拟定人", str(plan.author)), ("复核日期", day_of(plan.review_on))],
            long=list(zip(FIVE_PARTS, parts_of(plan), strict=True)),
        )
        for plan in plans
    ]
    return Part("safety-plans", "安全计划", blocks, SIGNERS)


def crises_part(case: Case) -> Part:
    """危机介入：what happened, what was done and when, what came of it."""
    rows = CrisisIntervention.objects.filter(case=case).select_related("handled_by")
    blocks = []
    for crisis in rows.prefetch_related("entries__written_by").order_by("found_at", "pk"):
        ended = moment_of(crisis.closed_at) if crisis.closed_at else "处置中"
        pairs = [
            ("编号", crisis.number),
            ("处置人", str(crisis.handled_by)),
            ("发现时间", moment_of(crisis.found_at)),
            ("结束时间", ended),
        ]
        long = [
            ("经过", crisis.what),
            ("已通知的人", crisis.people_told),
            ("处理结果", crisis.outcome),
            ("后续安排", crisis.follow_up),
        ]
        acts = sorted(crisis.entries.all(), key=lambda each: (each.at, each.pk))
        blocks += [
            Block(crisis.get_kind_display(), pairs=pairs, long=long),
            Block(
                header=("时间", "做了什么", "关键原话", "记录人"),
                widths=("narrow", "", "", "narrow"),
                rows=[
                    [moment_of(each.at), each.act, said(each.words), str(each.written_by)]
                    for each in acts
                ],
            ),
        ]
    return Part("crises", "危机介入", blocks, ("处置人", "站长", "日期"))
