"""Sentences about forms, and the words of forms and surveys for the audit."""

CHOICE_TWICE = "选项的代号不能相同。"
CHOICES_MISSING = "单选和多选至少要有两个选项。"
MIN_ABOVE_MAX = "最小值不能大于最大值。"
SCALE_TOO_LONG = "评分最多 11 级。"
CODE_TWICE = "第 {place} 题：代号“{code}”已经用过。"
NOT_QUESTIONS = "题目的格式不对。"
TOO_MANY_QUESTIONS = "一份表单最多 {most} 题。"
WRONG_VALUE = "的值不对。"
CONDITION_MISSING = "请至少勾选一个选项，或改为“总是显示”。"
CONDITION_ON_LATER = "第 {place} 题“{label}”：显示条件只能取决于前面的题目。"
CONDITION_ON_UNKNOWN = "第 {place} 题“{label}”：显示条件里有前面那道题没有的选项。"

ANSWER_MISSING = "请填写这一题。"
ANSWER_SHAPE = "填写的内容与题型不符。"
NO_SUCH_CHOICE = "请从选项中选择。"
NOT_A_NUMBER = "请填写数字。"
TOO_SMALL = "不能小于 {least}。"
TOO_LARGE = "不能大于 {most}。"
NOT_A_DATE = "请填写日期，例如 2026-11-21。"
ANSWER_TOO_LONG = "最多 {most} 字。"

# ── forms of a district ──────────────────────────────────────────────
SET_GONE = "没有找到这份表单，可能不属于您所在的区划。"
VERSION_GONE = "没有找到这一版表单。"
NOT_YOUR_DISTRICT = "这份表单不是本区的。平台默认的表单请先复制到本区，再修改。"
ALREADY_COPIED = "本区已有这份表单，请直接修改。"
DISTRICT_ONLY = "问卷由区级主管建立。"
NOT_A_DRAFT = "这一版已经启用，不能再改。请另开一版草稿。"
NO_QUESTIONS = "至少要有一道题，才能启用。"
QUESTION_GONE = "没有这道题，可能刚被删除。"
DRAFT_CHANGED = "您打开之后，这份草稿已被别人改过。请核对后再保存，再次保存以您填写的为准。"
QUESTION_USED = "“{label}”的显示条件取决于这道题，请先改掉那个条件。"
NOTHING_NEW = "草稿与使用中的一版相同，没有启用。"

VERBS: dict[str, str] = {
    "questionset.created": "新建问卷",
    "questionset.copied": "复制表单到本区",
    "questionset.loaded": "载入平台默认表单",
    "questionset.published": "启用表单的一版",
    "questionset.drafted": "开始表单的新一版",
    "questionset.edited": "修改表单草稿",
    "questionset.discarded": "放弃表单草稿",
    "questionset.switched": "停用或恢复表单",
    "survey.created": "建立需求调查",
    "survey.edited": "修改需求调查",
    "survey.opened": "开始需求调查",
    "survey.ended": "结束需求调查",
    "survey.answered": "代填答卷",
    "survey.concluded": "写调查的结果与发现",
    "survey.printed": "打印调查结果",
}
