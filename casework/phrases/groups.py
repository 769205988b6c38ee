"""Sentences of group work, attendance and costs used more than once, and words for the audit."""

GROUP_GONE = "没有找到这个小组，可能不在您的工作范围内。"
MEMBER_GONE = "没有找到这位组员，可能不在您的工作范围内。"
SESSION_GONE = "没有找到这个节次，可能不在您的工作范围内。"
COST_GONE = "没有找到这笔费用，可能不在您的工作范围内。"
MEASURE_GONE = "没有找到这项测量，可能不在您的工作范围内。"

# ── plan ─────────────────────────────────────────────────────────────
NOT_GROUP_WORKER = "只有带组社工和本站站长可以修改这个小组。"
GROUP_OVER = "小组已结束，不能再修改；节次记录可以更正。"
GROUP_NOT_HELD = "小组未开展，不能再修改。"
GROUP_CHANGED = "您打开之后，这个小组已被别人改过。请核对后再保存，再次保存以您填写的为准。"
PLAN_WAITING = "计划已提交，正等待审批；要修改，请先撤回。"
PLAN_APPROVED = "计划已批准；要改动，请先说明理由并撤回审批。"
PLAN_NOT_SUBMITTED = "计划还没有提交。"
PLAN_WITHOUT = "还不能提交，请先填写：{missing}。"
PLAN_WITHOUT_SESSIONS = "还不能提交，请先安排节次。"
PLAN_BY_ANOTHER = "小组计划由带组社工以外的人审批。"
PLAN_NOT_YOURS = "只有站长和督导可以审批小组计划。"
RETURN_REASON_MISSING = "退回时请写明意见。"
WITHDRAW_REASON_MISSING = "请写明撤回的理由。"
SESSIONS_HELD_ALREADY = "已经开过节次，计划不能撤回。"

# ── members ──────────────────────────────────────────────────────────
MEMBER_CHANGED = "您打开之后，这位组员的登记已被别人改过。请核对后再保存，再次保存以您填写的为准。"
ALREADY_MEMBER = "此人已在这个小组的名单里。"
MEMBER_ELSEWHERE = "此人不是本站的服务对象，请重新选择。"
GROUP_FULL = "小组人数已满（{capacity} 人），不能再入组。"
NOT_SCREENED = "请先填写筛选面谈，再决定是否入组。"
NOT_APPLIED = "此人的报名已有决定，不能再改。"
NOT_A_MEMBER = "此人不在组内。"
LEFT_REASON_MISSING = "请写明退出的原因。"
DECLINE_REASON_MISSING = "请写明未入组的原因。"

# ── sessions ─────────────────────────────────────────────────────────
PLAN_FIRST = "小组计划批准后才能开组。"
NO_MEMBERS = "还没有入组的组员。"
SESSION_HELD = (
    "这一节已有记录；出席有误，请用“更正出席”并写明理由；日期和时间有误，请更正服务记录。"
)
SESSION_CHANGED = "您打开之后，这一节已被别人改过。请核对后再保存，再次保存以您填写的为准。"
SESSION_CANCELLED = "这一节已取消。"
SESSION_NOT_HELD = "这一节还没有记录。"
SESSION_TOO_EARLY = "这一节安排在 {day}，还没有到。提前开组，请先修改节次日期。"
SESSION_REASON_MISSING = "请写明取消的原因。"
SESSION_NUMBER_TAKEN = "这个小组已有第 {number} 节。"
NOBODY_CAME = "没有一位组员出席，不能写成节次记录；请取消这一节或改期。"
NO_PLAN_ITEM = "小组计入的项目里没有这个服务目录条目，请先在计划里改选。"

# ── attendance ───────────────────────────────────────────────────────
MARKED_MEANWHILE = "您打开之后，签到表已被别人改过。请核对后再保存，再次保存以您填写的为准。"
CAME_TWICE = "签到表里有同一个人出现两次，每人只签到一次。"
ELSEWHERE_THEN = (
    "有一位参加者在同一时间已在另一场小组或活动签到为“出席”，不能重复签到。请核对两份签到表。"
)
NOT_ON_THE_LIST = "签到表里有人不在这场小组或活动的名单里。"
PEOPLE_MISSING = "到场人数须在 1 到 10000 之间。"
PEOPLE_ON_THE_SHEET = "这条记录有签到表，参加人以签到表为准：请从“更正出席”更正，服务记录随之更正。其他内容可以在这里更正。"
SHEET_CHANGED = "您打开之后，出席或服务记录已被别人更正。请核对后再保存，再次保存以您填写的为准。"
ATTENDANCE_CLOSED = "已写成服务记录；出席有误，请用更正并写明理由。"

# ── costs ────────────────────────────────────────────────────────────
COST_CHANGED = "您打开之后，这笔费用已被别人改过。请核对后再保存，再次保存以您填写的为准。"
COST_NEGATIVE = "金额不能为负数。"
COST_TOO_MUCH = "金额不能超过 99,999,999.99 元。"
COST_NEEDS_DAY = "填写了实支，请写明支出日期。"
COST_IN_FUTURE = "支出日期不能晚于今天。"
BILL_CLOSED = "票据上可能有姓名和签名，您当前的角色不能打开。"

# ── measures and closing ─────────────────────────────────────────────
MEASURE_CHANGED = "您打开之后，这项前后测已被别人填过。请核对后再保存，再次保存以您填写的为准。"
MEASURE_SCORED = "这项测量已有得分，不能删除。"
MEMBER_NOT_SCORED = "只有已入组的组员填写前后测。"
NO_SESSIONS_HELD = "一节都没有开过，不能结束；请改为“未开展”。"
SESSIONS_LEFT = "还有 {count} 节没有记录：补写记录，或写明原因取消，再结束小组。"
SUMMARY_MISSING = "请先写好总结：目标达成、招募与出席、困难与建议。"
SESSIONS_WERE_HELD = "已经开过节次，不能改为“未开展”。"
CANCEL_REASON_MISSING = "请写明未开展的原因。"

VERBS = {
    "group.created": "制定小组计划",
    "group.edited": "修改小组计划",
    "group.submitted": "提交小组计划",
    "group.approved": "批准小组计划",
    "group.returned": "退回小组计划",
    "group.withdrawn": "撤回小组计划",
    "group.summarised": "填写小组总结",
    "group.closed": "结束小组",
    "group.cancelled": "小组未开展",
    "group.printed": "打印小组资料",
    "group_member.applied": "登记小组报名",
    "group_member.screened": "填写筛选面谈",
    "group_member.admitted": "组员入组",
    "group_member.declined": "报名未入组",
    "group_member.left": "组员退出",
    "group_session.planned": "安排小组节次",
    "group_session.edited": "修改小组节次",
    "group_session.moved": "随服务记录更正节次的时间",
    "group_session.cancelled": "取消小组节次",
    "group_session.completed": "完成小组节次记录",
    "group_session.attendance_corrected": "更正小组出席",
    "group_measure.added": "增加小组测量",
    "group_measure.removed": "删除小组测量",
    "group_measure.scored": "填写组员前后测",
    "attendance.marked": "签到",
    "cost.added": "登记费用",
    "cost.edited": "修改费用",
    "cost.removed": "删除费用",
}
