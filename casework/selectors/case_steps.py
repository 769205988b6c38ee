"""阶段和下一步：what comes next in a case, as one button or the reason why not."""

from dataclasses import dataclass

from casework.enums.cases import Approval, CaseStage
from casework.models import Assessment, Case, CaseClosure, CaseOutcomeReview, ServicePlan
from core.verdicts import YES, Verdict

STAGES = (
    CaseStage.INTAKE,
    CaseStage.ASSESSMENT,
    CaseStage.PLANNING,
    CaseStage.INTERVENTION,
    CaseStage.REVIEW,
    CaseStage.CLOSED,
)
LABELS = {CaseStage.CLOSED: "结案"}
NOTE, STARTS = "casework:record_new", "计划已批准，开始介入。"


@dataclass(frozen=True)
class StageMark:
    """One stage of the bar: passed, here, or still to come."""

    label: str
    state: str

    @property
    def words(self) -> str:
        """The state for those who do not see the colour."""
        return {"done": "已完成", "here": "现在", "ahead": "未开始"}[self.state]


@dataclass(frozen=True)
class NextStep:
    """What comes next: a page to go to, and why, or why nothing can be done here."""

    text: str
    url_name: str = ""
    action: str = ""
    verdict: Verdict = YES


def stage_bar(case: Case) -> list[StageMark]:
    """Return the six stages; none where the case was not taken."""
    if case.stage == CaseStage.NOT_TAKEN:
        return []
    here = STAGES.index(CaseStage(case.stage))
    marks = []
    for place, stage in enumerate(STAGES):
        state = "done" if place < here else "here" if place == here else "ahead"
        marks.append(StageMark(LABELS.get(stage, str(stage.label)), state))
    return marks


def next_step(
    case: Case,
    *,
    working: Verdict,
    assessment: Assessment | None,
    plan: ServicePlan | None,
    review: CaseOutcomeReview | None,
    closure: CaseClosure | None,
    has_notes: bool,
) -> NextStep:
    """Return what the worker does next. The rows are the latest of each kind."""
    if closure and closure.state == Approval.SUBMITTED:
        return NextStep("结案申请等待第二人审批。", "casework:closure", "看结案申请")
    if case.stage == CaseStage.ASSESSMENT:
        action = "继续预估" if assessment else "开始预估"
        text = "预估个人、家庭和社区，签署后进入计划。"
        return NextStep(text, "casework:assessment", action, working)
    if case.stage == CaseStage.PLANNING:
        return _planning(plan, working)
    if case.stage == CaseStage.INTERVENTION:
        text = "按计划介入，每次写过程记录，定期测量目标。" if has_notes else STARTS
        return NextStep(text, NOTE, "写过程记录", working)
    if case.stage == CaseStage.REVIEW:
        return _review(review, working)
    return _edge(case, working)


def _edge(case: Case, working: Verdict) -> NextStep:
    """Before 预估 and after 结案."""
    if case.stage == CaseStage.NOT_TAKEN:
        return NextStep("没有接案，材料留存备查。", "casework:intake", "看接案登记")
    if case.stage == CaseStage.CLOSED:
        return NextStep("已结案，按期回访。", "casework:closure", "看结案和回访")
    text = "了解情况，取得同意后决定是否接案。"
    return NextStep(text, "casework:intake", "作出接案决定", working)


def _review(review: CaseOutcomeReview | None, working: Verdict) -> NextStep:
    if review and review.signed_at:
        text = "成效评估已签署，可以申请结案。"
        return NextStep(text, "casework:closure", "申请结案", working)
    text = "逐个目标评定成效，签署后可以结案。"
    return NextStep(text, "casework:outcome", "继续评估", working)


def _planning(plan: ServicePlan | None, working: Verdict) -> NextStep:
    page = "casework:plan"
    if plan is None:
        return NextStep("和服务对象商定目标，拟定服务计划。", page, "拟定计划", working)
    if plan.state == Approval.SUBMITTED:
        return NextStep("计划等待站长或督导审批。", page, "看服务计划")
    if plan.state == Approval.RETURNED:
        return NextStep("计划被退回，按意见修改后再提交。", page, "修改计划", working)
    if plan.state == Approval.APPROVED:
        return NextStep(STARTS, NOTE, "写过程记录", working)
    return NextStep("写好目标和步骤，提交审批。", page, "继续拟定", working)
