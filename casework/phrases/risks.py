"""Sentences of risk, crisis, reports and sensitive files, and their words for the audit."""

NOTE_WAITS = "上一次过程记录（{day}）还没有经督导确认，确认之后才能写下一次。"

# ── risk ─────────────────────────────────────────────────────────────
RISK_SECOND_LOWER = (
    "执行等级仍为“{level}”：从高或紧急下降，须连续两次评为较低，这是第一次；下一次仍较低再下降。"
)
RISK_NO_BASIS = "执行等级仍为“{level}”：已连续两次评为较低，还缺书面的降级依据。"
RISK_TWO_LOWER = "从“{level}”下降，须连续两次评为较低，并写明降级依据。"
RISK_ONE_MORE = "上一次已评为较低；再有一次较低的评估，并写明降级依据，执行等级从“{level}”下降。"
RISK_FUTURE = "评估日期不能晚于今天。"
RISK_BEFORE_LAST = "评估日期不能早于上一次评估（{day}）。"
RISK_FROM_INTAKE = "“{level}”是登记个案时的初步判断，之后还没有评估过风险。"
RISK_FROM_MERGE = "“{level}”是合并档案时取的较高等级，之后还没有评估过风险。"
RISK_CHANGED = "您打开之后，同事刚做过一次评估。请先看过那一次，再决定是否评为较低。"
RISK_NOT_YOUR_STATION = "这位服务对象不在您的社工站，不能在这里评估风险。"
RISK_CASE_ELSEWHERE = "所选个案不是这位服务对象的。"
RISK_GONE = "没有找到这次风险评估，可能不在您的工作范围内。"
CONFIRMED_ALREADY = "已经确认过了。"
OWN_CONFIRMATION = "自己写的不能自己确认，请督导或站长确认。"
MAY_NOT_CONFIRM = "由督导或站长确认。"
NOTE_NEEDS_NO_CONFIRMATION = "这次过程记录不需要督导确认。"
PLAN_NOT_DUE = "这次评估没有列为高或紧急，不需要写安全计划。"
PLAN_WRITTEN = "这次评估已有安全计划。"
PLAN_GONE = "没有找到这份安全计划，可能不在您的工作范围内。"

# ── crisis and mandatory report ──────────────────────────────────────
CRISIS_GONE = "没有找到这次危机介入，可能不在您的工作范围内。"
CRISIS_CLOSED = "这次危机介入已经结束，不能再添加经过。"
CRISIS_MINOR = (
    "这次危机介入涉及未成年人，只有处置人、负责社工和站长可以查看"
    "（未成年人网络保护条例第三十六条）。"
)
CRISIS_READS_ONLY = "您当前的角色只能查看，不能处置。"
TIME_AHEAD = "时间不能晚于现在。"
REPORT_GONE = "没有找到这份强制报告，可能不在您的工作范围内。"
REPORT_SENT = "这份报告已经发出，内容不再修改；可以补记回执和处理结果。"
REPORT_NOT_SENT = "还没有发出，发出之后再记回执。"
REPORT_NOT_YOURS = "只有报告人可以填写这份报告。"
REPORT_FOLLOWED_BY = "由报告人或站长补记回执和处理结果。"
RECEIPT_BY_LEAD = "回执的扫描件由站长附上：文件会记下上传人，报告人只填编号。"
REPORT_FACTS_CLOSED = "经过只有报告人和站长可以查看。"
REPORT_BEFORE_DISCOVERY = "报告时间早于发现时间，请核对。"
LEAD_TOLD = "本站发出了一份强制报告"

# ── sensitive files ──────────────────────────────────────────────────
LONGEST_ACCESS = "查阅最长 {days} 天，到期可以再申请。"
ACCESS_IN_PAST = "截止日期不能早于今天。"
ACCESS_NOT_NEEDED = "这份档案您已经可以打开，不用申请。"
ACCESS_WAITING = "您已申请查阅这份档案，等站长审批。"
ACCESS_OWN = "自己的申请由别人审批。"
ACCESS_DECIDED = "这份申请已经处理过了。"
ACCESS_NOT_LEAD = "查阅申请由站长审批。"
ACCESS_OVER = "申请的截止日期已过，不能再同意；请申请人重新提出。"
ACCESS_NO_SUCH_CASE = "本站没有这个编号的限制查阅个案，不能同意。"
ACCESS_GONE = "没有找到这份申请，可能不在您的工作范围内。"
ACCESS_NOT_YOUR_STATION = "只能申请查阅本站的档案。"
GRANT_GONE = "没有找到这份授权，可能不在您的工作范围内。"
GRANT_ENDED = "这份授权已经结束。"
GRANT_NOT_YOURS = "只有站长、授权人和本人可以提前结束。"
ASKED = "已送交站长。同意之后您会收到消息；没有这个编号的，也只会收到没有同意的答复。"
COVER_NOT_YOURS = "代管由本人或站长安排。"
COVER_COLLEAGUE = "请选择本站现任的社工或站长。"
COVER_SELF = "代管人不能是本人。"
COVER_ORDER = "截止日期早于开始日期。"
COVER_LONGEST = "代管一次最长 {days} 天，到期可以再安排。"

# ── transfers ────────────────────────────────────────────────────────
TRANSFER_GONE = "没有找到这次移交，可能不在您的工作范围内。"
TRANSFER_NOT_YOURS = "移交由主责社工或站长提出。"
TRANSFER_CLOSED = "个案已经结束，不用移交。"
TRANSFER_OFFERED = "这个个案已在移交中，等对方答复。"
TRANSFER_TO_WORKER = "对方已经是主责社工。"
TRANSFER_ANSWERED = "这次移交已经有了答复。"
TRANSFER_NOT_TO_YOU = "这次移交不是给您的。"

VERBS: dict[str, str] = {
    "accessgrant.given": "授权查阅",
    "accessgrant.revoked": "提前结束查阅授权",
    "accessrequest.asked": "申请查阅",
    "accessrequest.refused": "未同意查阅申请",
    "casenote.confirmed": "确认过程记录",
    "casetransfer.accepted": "接手个案",
    "casetransfer.cancelled": "撤回移交",
    "casetransfer.declined": "未接手个案",
    "casetransfer.offered": "提出移交",
    "client.granted": "授权查阅服务对象档案",
    "cover.given": "安排代管",
    "crisis.closed": "结束危机介入",
    "crisis.edited": "补记危机介入",
    "crisis.noted": "记录危机处置经过",
    "crisis.opened": "开始危机介入",
    "crisis.printed": "打印危机介入",
    "crisisintervention.read": "查看危机介入",
    "mandatoryreport.followed": "补记强制报告的回执或结果",
    "mandatoryreport.printed": "打印强制报告",
    "mandatoryreport.sent": "发出强制报告",
    "risk.assessed": "评估风险",
    "risk.confirmed": "确认风险评估",
    "safetyplan.printed": "打印安全计划",
    "safetyplan.written": "拟定安全计划",
}
