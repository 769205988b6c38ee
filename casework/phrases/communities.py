"""Sentences of community work and of the three lists, and their words for the audit."""

ROW_GONE = "没有找到这一项，可能不在您的工作范围内。"
ROW_CHANGED = "您打开之后，这一项已被别人改过。请核对后再保存，再次保存以您填写的为准。"
COMMUNITY_GONE = "没有找到这个社区，可能不在您的工作范围内。"
NO_PROFILE = "这个社区还没有填写概况。"
COMMUNITY_ELSEWHERE = "所选社区不在本站服务范围内。"
IN_THE_FUTURE = "日期不能晚于今天。"
NO_CONTACTS = "您当前的角色不能查看联系电话。"
REASON_MISSING = "请写明理由。"
NO_MEETING_KIND = "现行规定的服务形式里没有“居民会议”，会议不能计入服务记录。请联系平台管理员。"
WORDS_OF_THE_MEETING = (
    "议题、议程和讨论写在居民会议里：请从“修改居民会议”更正，服务记录随之更正。"
    "其他内容可以在这里更正。"
)
BEFORE_MEETING = "日期须在会议当天或之后、今天或之前。"

# ── needs ────────────────────────────────────────────────────────────
NEED_MISSING = "请写明需求。"
CASE_OF_ANOTHER = "这个个案不是这位服务对象的。"
SETTLED_OUT_OF_TIME = "办结日期须在提出日期和今天之间。"
NOT_TO_BE_RATED = "只有已满足、部分满足或无法满足的需求才填写满意度。"
WRONG_SATISFACTION = "满意度为 1 到 5 分。"
NEED_SETTLED = "这项需求已办结，不再匹配。需要时请先重新打开。"
COMMUNITY_NEED_SETTLED = "这项需求已办结。需要修改时请先重新打开。"

# ── resources and the service list ───────────────────────────────────
RESOURCE_UNFIT = "这个资源现在不能用：{why}。"
RESOURCE_TAKEN = "这项需求已匹配这个资源。"
NOT_DECIDED = "只有已确定、还没有提供的项目可以这样做。"
RECORD_OF_ANOTHER = "这条服务记录没有服务到这位服务对象。"
DELIVERED_OUT_OF_TIME = "提供日期不能晚于今天。"
NOTHING_CHOSEN = "请选择资源，或写明服务内容。"

VERBS: dict[str, str] = {
    "need.recorded": "登记服务对象的需求",
    "need.settled": "更新服务对象需求的状态",
    "communityprofile.added": "填写社区概况",
    "communityprofile.changed": "修改社区概况",
    "communityprofile.printed": "打印社区概况",
    "communityfacility.added": "登记社区设施",
    "communityfacility.changed": "修改社区设施",
    "humanresource.added": "登记社区服务人力",
    "humanresource.changed": "修改社区服务人力",
    "swotanalysis.added": "填写 SWOT 分析",
    "swotanalysis.changed": "修改 SWOT 分析",
    "swotanalysis.printed": "打印 SWOT 分析",
    "communitymeeting.held": "记录居民会议",
    "communitymeeting.moved": "随服务记录更正会议的日期、地点或人数",
    "communitymeeting.changed": "修改居民会议",
    "communitymeeting.printed": "打印会议记录",
    "meetingresolution.added": "登记决议",
    "meetingresolution.changed": "修改决议",
    "meetingresolution.settled": "更新决议进展",
    "incubatedorganisation.added": "登记培育的社会组织",
    "incubatedorganisation.changed": "修改培育的社会组织",
    "incubatedorganisation.printed": "打印社会组织培育档案",
    "organisationgrowth.added": "填写成长记录",
    "communityneed.added": "登记社区需求",
    "communityneed.changed": "修改社区需求",
    "communityneed.settled": "更新社区需求的状态",
    "communityresource.added": "登记资源",
    "communityresource.changed": "修改资源",
    "contact.revealed": "查看联系电话",
    "station.needs_printed": "打印需求清单",
    "station.resources_printed": "打印资源清单",
    "station.resources_imported": "导入资源清单",
    "servicelistitem.decided": "确定服务清单的一项",
    "servicelistitem.declined": "不采用服务清单的一项",
    "servicelistitem.delivered": "登记服务清单的一项已提供",
    "client.service_list_printed": "打印服务清单",
}
