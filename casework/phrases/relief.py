"""Sentences about relief applications."""

APPLICATION_GONE = "没有找到这件救助申请，可能不在您的工作范围内。"
DOCUMENT_GONE = "没有找到这份材料，可能不在您的工作范围内。"
IS_OVER = "这件申请已有结果，不能再改。"
NEWS_IN_FUTURE = "日期不能晚于今天。"
NEWS_BEFORE_START = "日期不能早于开始协助的日期。"
RESULT_MISSING = "未批准或撤回的，请写明原因。"
AMOUNT_ONLY_APPROVED = "只有已批准的填写金额。"
FILE_CLOSED = "这份材料含身份信息，您当前的角色不能打开。"
NO_NEWS_DAYS = 15

VERBS = {
    "relief.started": "开始协助救助申请",
    "relief.news": "登记救助申请进展",
    "relief.document": "登记救助申请材料",
    "relief.document_added": "增加救助申请材料",
    "relief.printed": "打印救助申请协助表",
}
