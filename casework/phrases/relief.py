"""Sentences about relief applications."""

APPLICATION_GONE = "没有找到这件救助申请，可能不在您的工作范围内。"
DOCUMENT_GONE = "没有找到这份材料，可能不在您的工作范围内。"
IS_OVER = "这件申请已有结果，不再登记进展。结果写错了的，请更正结果。"
NOT_OVER = "这件申请还没有结果，请登记进展。"
PAPER_CHANGED = "您打开之后，这份材料已被别人登记过。请核对后再保存，再次保存以您填写的为准。"
CHANGED = "您打开之后，这件申请已被别人改过。请核对后再保存，再次保存以您填写的为准。"
SAME_RESULT = "与原来的结果相同，没有更正。"
CORRECTED = "更正结果：{after}。\n更正原因：{reason}。\n原来登记的是：{before}。"
NEWS_IN_FUTURE = "日期不能晚于今天。"
NEWS_BEFORE_START = "日期不能早于开始协助的日期。"
RESULT_MISSING = "未批准或撤回的，请写明原因。"
AMOUNT_ONLY_APPROVED = "只有已批准的填写金额。"
FILE_CLOSED = "这份材料含身份信息，您当前的角色不能打开。"
NO_NEWS_DAYS = 15

VERBS = {
    "relief.started": "开始协助救助申请",
    "relief.news": "登记救助申请进展",
    "relief.corrected": "更正救助申请结果",
    "relief.document": "登记救助申请材料",
    "relief.document_added": "增加救助申请材料",
    "relief.printed": "打印救助申请协助表",
}
