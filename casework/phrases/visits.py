"""Sentences about visits; words for the audit, also of verification lists and relief."""

from casework.phrases import relief, verifications

PLAN_GONE = "没有找到这份探访计划，可能不在您的工作范围内。"
VISIT_WITHOUT_CLIENT = "这次探访的服务对象不在这条记录里，请在“服务对象”中选上此人。"
VISIT_KEEPS_CLIENT = "这条记录登记为一次探访，不能去掉被探访的服务对象。"
VISIT_OF_ANOTHER = "这条记录已登记为另一次探访。"
PLAN_OF_ANOTHER = "这份探访计划是另一位服务对象的。"
PLAN_ENDED = "这份探访计划已经结束。"
PLAN_NOT_ACTIVE = "这份探访计划不在执行中，不能暂停。"
PLAN_NOT_PAUSED = "这份探访计划没有暂停。"
PLAN_EXISTS = "这位服务对象已有探访计划。要改级别或间隔，请打开原有计划修改。"
PLAN_CHANGED = "您打开之后，这份探访计划已被别人改过。请核对后再保存，再次保存以您填写的为准。"
OWN_CADENCE_REASON = "间隔与所选级别的规定不同，请写明理由。"
OWN_LEVEL_REASON = "级别与建议不同，请写明理由。"
NO_CADENCE = "本地区没有现行的探访频次规定，暂时不能制定探访计划。请联系平台管理员。"
CLIENT_FILE_ENDED = "这份档案已停用，不能制定探访计划。"
NOBODY_CHOSEN = "请至少选择一位服务对象。"
READS_ONLY = "您当前的角色只能查看，不能修改探访工作。"
ROUTE_FOREIGN = "路线里只能安排自己今天的探访。"
END_REASON_MISSING = "请写明结束的原因。"
CHANGED = "{on}得知有变化或有风险，之后还没有见到本人；{level}对象宜在一天内上门"

VERBS = {
    "visit.attached": "登记一次探访",
    "visit.moved": "更正探访日期",
    "visitplan.created": "制定探访计划",
    "visitplan.changed": "修改探访计划",
    "visitplan.paused": "暂停探访计划",
    "visitplan.resumed": "恢复探访计划",
    "visitplan.ended": "结束探访计划",
    "visitplan.printed": "打印探访计划表",
    "visitroute.printed": "打印探访路线表",
    **verifications.VERBS,
    **relief.VERBS,
}
