"""Sentences about clients, households and merges, and their words for the audit."""

VERBS = {
    "client.ended": "停用服务对象档案",
    "client.reopened": "重新启用服务对象档案",
    "client.printed": "打印居民档案表",
    "client.merged": "合并服务对象档案",
    "client.unmerged": "撤销合并服务对象档案",
    "household.created": "建立家庭",
    "household.edited": "修改家庭情况",
    "household.read": "查看家庭",
    "member.added": "登记家庭成员",
    "member.edited": "修改家庭成员",
    "member.left": "家庭成员离开",
    "guardian.added": "登记监护人",
    "guardian.ended": "终止监护",
    "category.added": "登记服务对象类别",
    "category.ended": "终止服务对象类别",
    "classification.loaded": "载入类别方案",
}

FILE_ENDED = "这份档案已停用，重新启用后才能修改。"
FILE_MERGED = "这份档案已并入另一份，请打开并入的那份档案。"
ALREADY_ENDED = "这份档案已经停用。"
NOT_ENDED = "这份档案没有停用。"
END_IN_FUTURE = "停用日期不能晚于今天。"
END_BEFORE_OPENING = "停用日期早于建档日期。"

ALREADY_IN_HOUSEHOLD = "此人已在一个家庭里，先登记离开，再加入另一个。"
HEAD_TAKEN = "这个家庭已有户主，请先改原户主的关系。"
MEMBER_LEFT = "这位成员已经离开。"
LEFT_BEFORE_JOINING = "离开日期早于加入日期。"
MEMBER_NAMELESS = "请选择服务对象，或填写姓名。"
HOUSEHOLD_CHANGED = "您打开之后，家庭情况已被别人改过。请核对后再保存，再次保存以您填写的为准。"
MEMBER_CHANGED = (
    "您打开之后，这位家庭成员的情况已被别人改过。请核对后再保存，再次保存以您填写的为准。"
)
HOUSEHOLD_GONE = "没有找到这个家庭，可能不在您的工作范围内。"
FUTURE_DAY = "日期不能晚于今天。"
END_BEFORE_START = "截止日期早于开始日期。"
ALREADY_OVER = "已经终止。"
CATEGORY_OPEN = "这个类别已经登记，尚未终止。"
CATEGORY_NOT_OFFERED = "请从本地区现行的类别中选择。"

SAME_FILE = "这是同一份档案。"
OTHER_STATION = "两份档案不在同一个社工站，不能合并。"
ENDED_CANNOT_MERGE = "已并入别处的档案不能再合并。"
MERGE_NOT_YOURS = "只有本站站长，或者同时负责这两份档案的社工，可以合并。"
IDENTIFIERS_DIFFER = "两份档案的证件号码不同，不是同一个人；号码有误的，先更正再合并。"
MERGE_UNDONE = "这次合并已经撤销。"
MERGED_ON = "合并之后，保留的档案又并入了另一份，先撤销后一次合并。"
BUILT_ON = "合并之后已在保留的档案上有新的内容（{what}），不能再撤销。"
MERGE_OUTDATED = "预览之后档案有变动，请重新核对再合并。"
MERGE_GONE = "没有找到这次合并。"
