"""Sentences about cases, and their words for the audit."""

CASE_GONE = "没有找到这个个案，可能不在您的工作范围内。"
CASE_CLOSED = "个案已结案，内容不再改动；服务记录有误可以更正，情况有变可以重开个案。"
CASE_NOT_TAKEN = "这个个案没有接案，内容不再改动。"
NOT_ON_CASE = "只有主责社工、协同社工和代管人可以填写这个个案。"
READS_CASES_ONLY = "您当前的角色只能查看个案，不能填写。"
NOT_ACCEPTED = "接案之后才能写过程记录。"
PLAN_NOT_APPROVED = "服务计划批准后才能写过程记录。之前的探访和面谈，用“记一笔”登记为服务记录。"
CASE_CHANGED = "您打开之后，这里已被别人改过。请核对后再保存，再次保存以您填写的为准。"
ALREADY_IN_CHARGE = "主责社工不用再列为协同。"
NOT_A_COLLEAGUE = "请选择本站现任的社工或站长。"
NO_CONSENT = "还没有服务对象的知情同意，不能接案。请先在服务对象档案里登记知情同意。"
ALREADY_DECIDED = "接案决定已经做出。"
NOT_AT_STAGE = "个案现在是“{stage}”阶段，还不能做这一步。"
NO_APPROVER = "由站长或督导审批，您当前的角色不能审批。"
NOT_OWN_APPROVAL = "自己拟定的不能自己审批，请站长或督导审批。"
NOTHING_TO_APPROVE = "没有待审批的内容。"
MEMBERS_BY_LEAD = "协同社工由主责社工或站长安排。"
REASON_NEEDED = "请写明理由。"

ASSESSMENT_SIGNED = "这一版预估已经签署，不再改动。情况有变，请另写一版。"
ASSESSMENT_EMPTY = "请先写预估结论，再签署。"
NO_ASSESSMENT_FORM = "本地区没有可用的预估表，请联系区级主管。"

PLAN_NOT_DRAFT = "计划已提交或已批准，不能修改。要调整，请拟新的一版。"
PLAN_WITHOUT_GOALS = "计划至少要有一个分目标，才能提交。"
GOAL_WITHOUT_VALUES = "“{goal}”用基线测量，请填基线和目标值。"
TASKS_WITHOUT_STEPS = "“{goal}”按任务完成情况测量，请写出行动步骤。"
PLAN_CHANGE_NEEDS_REASON = "修订计划，请写明修订原因。"
ASSESS_FIRST = "预估签署后才能拟定服务计划。"
NOT_MEASURED_BY_VALUE = "这个目标用行动步骤评分，不另填数值。"
MEASURED_ALREADY = "这一天已有一次测量。"
POINTS_WRONG = "满意度为 1 到 5 分。"
PLAN_NOT_IN_FORCE = "计划批准后才能测量和评分。"

REVIEW_NEEDS_PLAN = "没有批准的服务计划，不能做成效评估。"
REVIEW_SIGNED = "这份成效评估已经签署，不再改动。"
REVIEW_UNFINISHED = "还有目标没有评定是否达成，不能签署。"
CLOSE_NEEDS_REVIEW = "以“目标达成”结案，须先签署成效评估。"
CLOSURE_ASKED = "结案申请已在审批中。"
CLOSE_PLAN_WAITS = "有一版服务计划在审批中，请先处理。"
NOT_CLOSED = "个案没有结案。"
FOLLOW_UP_DONE = "这次回访已经完成。"
FOLLOW_UP_AFTER_CLOSING = "结案之后才有回访。"
FOLLOW_UP_TOO_EARLY = "回访日期不能早于结案日期。"

VERBS = {
    "assessment.begun": "开始预估",
    "assessment.edited": "填写预估",
    "assessment.signed": "签署预估",
    "case.decided": "作出接案决定",
    "case.edited": "修改个案",
    "case.member_added": "增加协同社工",
    "case.member_ended": "结束协同",
    "case.opened": "登记个案",
    "case.printed": "打印个案材料",
    "case.read": "打开个案",
    "case.reopened": "重开个案",
    "caseconference.recorded": "记录个案会议",
    "casenote.attached": "写入个案过程记录",
    "casenote.commented": "批阅过程记录",
    "closure.approved": "批准结案",
    "closure.asked": "申请结案",
    "closure.returned": "退回结案申请",
    "followup.done": "完成回访",
    "followup.moved": "随服务记录更正回访",
    "followup.planned": "安排回访",
    "goal.measured": "测量目标",
    "goal.removed": "删除分目标",
    "goal.saved": "填写分目标",
    "outcome.begun": "开始成效评估",
    "outcome.edited": "填写成效评估",
    "outcome.signed": "签署成效评估",
    "plan.approved": "批准服务计划",
    "plan.begun": "拟定服务计划",
    "plan.edited": "修改服务计划",
    "plan.returned": "退回服务计划",
    "plan.submitted": "提交服务计划",
    "problem.saved": "填写问题",
    "step.removed": "删除行动步骤",
    "step.saved": "填写行动步骤",
    "step.scored": "评定步骤完成情况",
}
