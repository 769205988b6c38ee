"""Sentences about referrals."""

REFERRAL_GONE = "没有找到这件转介，可能不在您的工作范围内。"
NOT_DRAFT = "这件转介已经发出，不能再修改内容；有变化请写跟踪记录。"
NOT_TO_SEND = "只有准备中的转出可以发出。"
NEEDS_SHARE = "发出前须取得“对外提供”的同意。{reason}"
CORRECTED_MINOR = (
    "未成年社区矫正对象的档案不得提供给任何单位或个人（社区矫正法第五十四条）。"
    "司法机关办案需要，或依国家规定查询的，由站长依法办理。"
)
IS_OVER = "这件转介已有结果。"
NOT_SENT_YET = "这件转介还没有发出。"
NOT_WAITING = "只有待接收的转入可以接收或谢绝。"
RESULT_MISSING = "请写明结果。"
FUTURE = "日期不能晚于今天。"
CHECK_IN_PAST = "下次跟踪日期不能早于今天。"
CASE_OF_ANOTHER = "这个个案不是这位服务对象的。"
WITHDRAWN_AFTER = "{reason}以后不得再向对方提供资料；已提供的，请通知对方停止使用。"
CLIENT_MISSING = "接收前请先对上已有的服务对象档案，或者新建一份。"
READS_ONLY = "您当前的角色只能查看，不能办理转介。"
CHANGED = "您打开之后，这件转介已被别人改过。请核对后再保存，再次保存以您填写的为准。"
MATERIALS_MOST = 20

VERBS = {
    "referral.created": "填写转介单",
    "referral.edited": "修改转介单",
    "referral.sent": "发出转介",
    "referral.receipt": "登记转介回执",
    "referral.tracked": "记录转介跟踪",
    "referral.cancelled": "撤回转介",
    "referral.accepted": "接收转介",
    "referral.declined": "谢绝转介",
    "referral.printed": "打印转介单",
}
