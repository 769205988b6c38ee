"""The sheets before the work: 接案登记表, 预估表, 服务计划."""

from collections.abc import Sequence

from casework.documents.case_parts import (
    BROKEN,
    Block,
    Part,
    day_of,
    plain,
    said,
    signed_block,
    warning_of,
    way_of,
)
from casework.models import (
    Assessment,
    Case,
    Need,
    Problem,
    ServicePlan,
)
from casework.rules.cases import shown_title
from casework.rules.clients import display_name
from casework.rules.consents import SERVICE
from casework.selectors.case_signatures import plan_signatures
from casework.selectors.consents import consent_state
from casework.selectors.ecomaps import ecomap
from casework.selectors.genograms import genogram
from casework.selectors.questionnaires import answered
from casework.selectors.service_plans import goals_of, progress
from core import clock
from stations.selectors.workspaces import Workspace

FOUR = ("narrow", "", "narrow", "narrow")


def intake_part(case: Case, workspace: Workspace) -> Part:
    """接案登记表。"""
    intake, client = case.intake, case.client
    consent = consent_state(client).get(SERVICE)
    age = client.age(clock.today())
    agreed = (
        f"{consent.consent.signed_on:%Y-%m-%d} {consent.consent.signer_name}签署" if consent else ""
    )
    if consent and workspace.purpose != "service":
        agreed = f"{consent.consent.signed_on:%Y-%m-%d} 已签署"
    decided = f"{intake.decided_by or ''} {day_of(intake.decided_at)}".strip()
    facts = [
        ("个案编号", case.number),
        ("登记日期", day_of(case.opened_on)),
        ("服务对象", display_name(workspace, client)),
        ("性别、年龄", f"{client.get_sex_display()} {f'{age} 岁' if age is not None else ''}"),
        ("人群类别", client.get_client_class_display()),
        ("所在社区", client.community.name if client.community else ""),
        ("来源", intake.get_source_display()),
        ("转介人及单位", intake.referrer),
        ("紧急程度", intake.get_urgency_display()),
        ("初步风险判断", intake.get_initial_risk_display()),
        ("限制查阅", case.get_compartment_display() if case.compartment else "否"),
        ("主责社工", str(case.worker)),
        ("接案决定", intake.get_decision_display()),
        ("决定人和日期", decided),
    ]
    long = [
        ("个案名称", shown_title(workspace, case)),
        ("问题类别", case.problem_labels),
        ("求助问题", intake.presenting_problem),
        ("知情同意", agreed),
        ("决定理由", intake.decision_reason),
    ]
    return Part(
        "intake", "接案登记表", [Block(pairs=facts, long=long)], ("接案社工", "站长", "日期")
    )


def assessment_part(
    case: Case,
    assessment: Assessment,
    workspace: Workspace,
    *,
    problems: Sequence[Problem],
    needs: Sequence[Need],
    is_intact: bool,
) -> Part:
    """预估表，附家系图和生态图。"""
    answers = answered(assessment.form_version, assessment.answers)
    drawn = genogram(case, workspace)
    people = [
        [
            person.name,
            person.relation,
            person.sex,
            person.age,
            "同住" if person.lives_here else "—",
            person.note or "—",
        ]
        for person in drawn.people
    ]
    around = ecomap(case, workspace)
    blocks = [
        Block(
            pairs=[
                ("填写社工", str(assessment.author)),
                ("签署日期", day_of(assessment.signed_at) or "未签署"),
            ],
            long=[(each.label, each.text) for each in answers],
        ),
        Block("家系图", genogram=drawn),
        Block(
            "家庭成员",
            header=("姓名", "关系", "性别", "年龄", "同住", "说明"),
            rows=people,
            widths=("narrow", "narrow", "w-short", "w-short", "w-short", ""),
        ),
        Block("生态图", ecomap=around),
        Block(
            "问题清单",
            header=("类别", "问题", "层面", "次序"),
            widths=FOUR,
            rows=[
                [
                    each.get_kind_display(),
                    each.description,
                    each.get_level_display(),
                    each.get_priority_display(),
                ]
                for each in problems
            ],
        ),
        Block(
            "需求清单",
            header=("类别", "需求", "次序", "状态"),
            widths=FOUR,
            rows=[
                [
                    each.get_kind_display(),
                    each.description,
                    each.get_priority_display(),
                    each.get_state_display(),
                ]
                for each in needs
            ],
        ),
        Block(
            "预估结论",
            long=[
                ("优势与资源", assessment.strengths),
                ("理论依据", assessment.theory),
                ("结论", assessment.conclusion),
            ],
        ),
    ]
    return Part(
        "assessment",
        f"预估表（第 {assessment.number} 版）",
        blocks,
        ("社工", "督导或站长", "日期"),
        "" if is_intact else BROKEN,
    )


def plan_part(plan: ServicePlan) -> Part:
    """服务计划。"""
    goals = goals_of(plan)
    signatures = plan_signatures(plan, goals)
    blocks = [
        Block(
            pairs=[
                ("开始日期", day_of(plan.starts_on)),
                ("预计结案日期", day_of(plan.expected_close_on)),
                ("会谈频率", plan.frequency),
                ("状态", plan.get_state_display()),
                ("拟定社工", str(plan.author)),
                ("修订原因", plan.change_reason),
            ],
            long=[
                ("总目标", plan.overall_goal),
                ("策略与介入模式", plan.strategy),
                ("风险预案", plan.risk_plan),
            ],
        )
    ]
    for place, goal in enumerate(goals, start=1):
        shown = progress(goal)
        steps = [
            [
                step.description,
                said(step.responsible),
                said(step.resource),
                said(day_of(step.due_on)),
                said(step.score),
            ]
            for step in shown.steps
        ]
        blocks.append(
            Block(
                f"分目标 {place}：{goal.description}",
                pairs=[
                    ("测量方法", goal.get_measure_display()),
                    ("期限", day_of(goal.due_on)),
                    ("测量什么", goal.indicator),
                    ("基线 → 目标值", way_of(goal.baseline, goal.target, goal.unit)),
                ],
            )
        )
        if steps:
            blocks.append(
                Block(
                    header=("行动步骤", "责任人", "所需资源", "时限", "完成（0–4）"),
                    rows=steps,
                    widths=("", "narrow", "narrow", "w-date", "narrow"),
                )
            )
        if shown.measurements:
            rows = [
                [day_of(each.taken_on), plain(each.value), said(each.note)]
                for each in shown.measurements
            ]
            value = f"数值（{goal.unit}）" if goal.unit else "数值"
            blocks.append(
                Block(
                    header=("测量日期", value, "说明"),
                    rows=rows,
                    widths=("narrow", "narrow", ""),
                )
            )
    blocks.append(signed_block(signatures))
    return Part(
        "plan",
        f"服务计划（第 {plan.number} 版）",
        blocks,
        ("社工", "服务对象", "审批人", "日期"),
        warning_of(signatures),
    )
