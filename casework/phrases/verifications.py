"""Sentences about verification lists."""

LIST_GONE = "没有找到这份核查名单，可能不在您的工作范围内。"
ITEM_GONE = "没有找到这位核查对象，可能不在您的工作范围内。"
LIST_CLOSED = "这份核查名单已办结，不能再改。"
LIST_OPEN_ITEMS = "还有 {count} 人没有核查，不能办结。"
LIST_EMPTY = "请写上至少一个姓名，或上传名单，或选择服务对象。"
TOO_MANY_LINES = "一份名单最多 {most} 人，请分几份登记。"
DUE_BEFORE_RECEIVED = "期限不能早于收到日期。"
CHECKED_IN_FUTURE = "核查日期不能晚于今天。"
FINDING_MISSING = "情况有变或未找到的，请写明核查情况。"
ALREADY_ON_LIST = "此人已在名单里。"
RECORD_OF_ANOTHER = "这条服务记录不是这位服务对象的。"
NOT_A_SHEET = "这不是可以读取的表格文件，请用 XLSX 格式（姓名、证件号码、备注三列）。"
NO_NAME_COLUMN = "表格第一行没有“姓名”列。第一行须有“姓名”，可以有“证件号码”和“备注”。"
ITEM_CHANGED = "您打开之后，这一行已被别人改过。请核对后再保存，再次保存以您填写的为准。"

BY_NUMBER = "证件号码相符"
BY_NAME = "姓名相符，请核对"
SEVERAL = "有 {count} 位同名，建好名单后逐一对上"
UNKNOWN = "没有档案，可以新建"
TWICE = "与前面一行是同一人，不再列入"

VERBS = {
    "verification.created": "登记核查名单",
    "verification.checked": "填写核查结果",
    "verification.matched": "把核查对象对上档案",
    "verification.added": "把服务对象加入核查名单",
    "verification.closed": "办结核查名单",
    "verification.printed": "打印核查名单",
}
