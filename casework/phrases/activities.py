"""Sentences about community activities, and their words for the audit."""

ACTIVITY_GONE = "没有找到这个活动，可能不在您的工作范围内。"
ACTIVITY_CHANGED = "您打开之后，这个活动已被别人改过。请核对后再保存，再次保存以您填写的为准。"
ACTIVITY_OVER = "活动已经结束或取消，不能再改。"
TIMES_REVERSED = "结束时间须晚于开始时间。"
ENDS_ANOTHER_DAY = "活动须在同一天结束；跨天的活动请分天登记。"
UNTIL_AFTER_START = "报名截止不能晚于活动开始。"
CAPACITY_BELOW = "已有 {count} 人报名成功，名额不能少于这个数。"
COMMUNITY_ELSEWHERE = "所选社区不在本站服务范围内。"

NO_SIGN_UP = "这个活动不用报名。"
ONLY_PLANNED_OPENS = "只有筹备中或报名已截止的活动可以开放报名。"
UNTIL_PASSED = "报名截止时间已过，请先改到以后的时间。"
ONLY_OPEN_CLOSES = "活动不在报名中。"
CANCEL_REASON_MISSING = "请写明取消原因，报名的居民会看到。"

# ── sign-up ──────────────────────────────────────────────────────────
REGISTRATION_GONE = "没有找到这份报名。"
SIGN_UP_CLOSED = "报名已经截止。"
NOT_OPEN_YET = "活动没有开放报名。"
FULL = "名额已满。"
STATE_FULL, STATE_WAITING = "名额已满", "已满可候补"
FULL_FOR_SO_MANY = "余下的名额不够 {people} 人。"
ALREADY_REGISTERED = "此人已经报名，不用重复登记。"
# The same words whatever the reason: nobody learns whose number is on the list.
NOT_ADDED = (
    "没有新增报名：可能刚好满额，也可能这个手机号先前报过。"
    "报过名的，请打开当时的报名结果页查看；有疑问请与社工站联系。"
)
PHONE_MISSING = "请填写手机号，有变动时好联系您。"
CONSENT_MISSING = "请勾选同意，我们才能登记您的姓名和电话。"
REGISTRATION_CANCELLED = "这份报名已经取消。"
TOO_LATE_TO_CANCEL = "活动已经开始，不能再取消。"
PERSON_MISSING = "请选择服务对象，或填写姓名。"
CONSENT = (
    "我同意社工站为组织本次活动登记以上信息：只用于联系、签到和人数统计，"
    "只有本站工作人员可以看到，活动结束满一年后删除姓名和电话。"
)

# ── attendance and report ────────────────────────────────────────────
NOT_STARTED = "活动还没有开始，到当天再签到和写总结。"
ALREADY_HELD = "总结已经完成；到场有误，请用“更正出席”，其他内容在服务记录里更正。"
NOT_HELD_YET = "总结还没有完成，签到可以直接修改。"
IS_CANCELLED = "活动已取消。"
NOBODY_CAME = "请先登记到场的人：服务对象、报名的居民或现场居民人数。"
REPORT_MISSING = "请写活动过程与成效。"
NO_KIND = "现行规定的服务形式里没有活动一类，活动不能计入服务记录。请联系平台管理员。"
REPORT_FIRST = "总结完成后可以打印。"
PROJECT_ENDED = "活动计入的项目已不能使用，请修改活动后再写总结。"

VERBS = {
    "activity.planned": "建立活动计划",
    "activity.edited": "修改活动计划",
    "activity.opened": "开放活动报名",
    "activity.closed": "截止活动报名",
    "activity.cancelled": "取消活动",
    "activity.held": "完成活动总结",
    "activity.moved": "随服务记录更正活动的时间或地点",
    "activity.attendance_corrected": "更正活动出席",
    "activity.printed": "打印活动材料",
    "registration.made": "活动报名",
    "registration.cancelled": "取消活动报名",
    "registration.promoted": "候补转为报名成功",
    "registration.erased": "到期删除报名人信息",
}
