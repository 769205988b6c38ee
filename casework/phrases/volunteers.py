"""Sentences about volunteers and their points, and their words for the audit."""

VOLUNTEER_GONE = "没有找到这位志愿者，可能不在您的工作范围内。"
VOLUNTEER_CHANGED = (
    "您打开之后，这位志愿者的登记已被别人改过。请核对后再保存，再次保存以您填写的为准。"
)
IDENTIFIER_TAKEN = "本站已有这个证件号码的志愿者，请打开原有登记。"
PHONE_KNOWN = "本站已有登记同一电话的志愿者，请先确认是不是同一人；确实不是，请勾选“不是同一人”。"
IDENTIFIER_WRONG = "证件号码不对，请核对后再填。"
COMMUNITY_ELSEWHERE = "所选社区不在本站服务范围内。"
NOT_ACTIVE = "这位志愿者不在册，请先恢复登记。"

# ── hours ────────────────────────────────────────────────────────────
FUTURE = "日期不能晚于今天。"
HOURS_ONCE = "这位志愿者本次活动的时长已登记。"
NOBODY_CHOSEN = "请勾选参加服务的志愿者。"
NOT_HELD = "活动还没有开始，不能登记时长。"
DAY_MISSING = "请填写服务日期，或选一次活动。"
MINUTES_WRONG = "时长须在 1 到 1440 分钟之间。"
HOURS_GONE = "没有找到这一条时长。"
HOURS_CANCELLED = "这一条时长已经作废。"
REASON_MISSING = "请写明原因。"
HOURS_SPENT = "这次服务的积分已经用掉，余额 {points} 分，不够冲回 {amount} 分，不能作废。"

# ── points ───────────────────────────────────────────────────────────
REWARD_GONE = "没有找到这个兑换项目。"
REWARD_OVER = "这个兑换项目已过有效期。"
OUT_OF_STOCK = "这个兑换项目已经兑完。"
NOT_ENOUGH = "积分不足：余额 {points} 分，兑换需要 {needed} 分。"
MOVEMENT_GONE = "没有找到这笔积分变动。"
CORRECTED_BEFORE = "这一笔已经更正过。"
NOT_CORRECTABLE = "只有获得和兑换的积分可以更正。"
WOULD_BE_NEGATIVE = "余额 {points} 分，不够冲回 {amount} 分：积分不能为负数。"
REWARD_CHANGED = "您打开之后，这个兑换项目已被别人改过。请核对后再保存，再次保存以您填写的为准。"

EXPORT_REASON = "导出证件号码和电话须写明用途。"
NO_MAPPING = "没有导出字段的规定（volunteer_export），请联系平台管理员。"

VERBS = {
    "volunteer.registered": "登记志愿者",
    "volunteer.edited": "修改志愿者登记",
    "volunteer.read": "打开志愿者登记",
    "volunteer.trained": "登记志愿者培训",
    "volunteer.served": "登记志愿服务时长",
    "volunteer.hours_cancelled": "作废志愿服务时长",
    "volunteer.certified": "开具志愿服务记录证明",
    "volunteer.printed": "打印积分对账单",
    "volunteer.exported": "导出志愿者数据",
    "points.earned": "获得积分",
    "points.redeemed": "兑换积分",
    "points.expired": "积分过期",
    "points.corrected": "更正积分",
    "reward.added": "增加兑换项目",
    "reward.edited": "修改兑换项目",
}
