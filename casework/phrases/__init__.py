"""Sentences used more than once."""

MINOR_CLOSED = (
    "这是未成年人的档案，只有负责社工和站长可以查阅身份信息（未成年人网络保护条例第三十六条）。"
    "需要了解情况，请联系负责社工。"
)
MASKED_FOR_ROLE = "您当前的角色只能看到隐去后的姓名，不能查看证件号码、电话和住址。"
NOT_YOURS_TO_CHANGE = "您当前的角色不能修改服务对象档案。"
CLIENT_GONE = "没有找到这位服务对象，可能不在您的工作范围内。"
IDENTIFIER_TAKEN = "本站已有这个证件号码的服务对象，请打开原有档案。"
IDENTIFIER_MISSING = "请填写证件号码；没有或不清楚时，证件种类请选“无证/不详”。"
KIND_MISSING = "填写了号码，请选择证件种类。"
MAYBE_THE_SAME = "本站已有姓名和出生日期相同的服务对象，请先确认是不是同一人。"
CLIENT_CHANGED = "您打开之后，这份档案已被别人改过。请核对后再保存，再次保存以您填写的为准。"
PAGE_OUTDATED = "这一页已失效，请刷新后重新填写。"

# ── service records ──────────────────────────────────────────────────
NOT_YOUR_STATION = "这里不是您所在的社工站，不能填写服务记录。"
READS_ONLY = "您当前的角色只能查看，不能填写服务记录。"
NOT_AUTHOR_OR_LEAD = "只有记录人本人和本站站长可以更正这条记录。"
FUTURE_DATE = "服务日期不能晚于今天。"
STATION_CLOSED = "本站已于 {closed_on} 停用，服务日期不能晚于停用日期。"
OUTSIDE_PROJECT = "服务日期不在项目“{project}”的期间内（{starts_on} 至 {ends_on}）。"
TOO_MANY_CLIENTS = "一条记录的服务对象不能超过 100 位。"
WRONG_ANONYMOUS_COUNT = "未登记居民人数须在 0 到 10000 之间。"
NOBODY_SERVED = "请选择服务对象，或填写未登记居民人数。"
RECORD_GONE = "没有找到这条服务记录，可能不在您的工作范围内。"
RECORD_TAKEN = "这个编号已经用过，请从“记一笔”重新开始。"
RECORD_COMPLETED = "这条记录已经完成。要修改，请打开记录后选“更正”。"
RECORD_CHANGED = "您打开之后，这条记录已被更正。请对照两份内容，再决定怎样保存。"
REASON_MISSING = "请写明更正理由。"
NOTHING_CHANGED = "内容与现行版本相同，没有保存新的版本。"
CLIENT_ELSEWHERE = "有服务对象不在本站，请重新选择。"
COMMUNITY_ELSEWHERE = "所选社区不在本站服务范围内。"
ITEM_NOT_OFFERED = "请从列表中选择项目和条目。"
TOO_MANY_FILES = "一条记录最多 20 个文件。"
NO_KINDS = "本地区没有现行的服务形式规定，暂时不能填写。请联系平台管理员。"
DRAFT_SHAPE = "草稿的格式不对，没有保存。"
DRAFT_TOO_LONG = "草稿超过 200 KB，没有保存。请缩短内容，或把长材料作为文件上传。"
DRAFT_GONE = "没有这份草稿。"
DRAFT_CHANGED = "另一处改过这份草稿。"
MINOR_RECORD_CLOSED = (
    "这条记录服务到未成年人，只有记录人、负责社工和站长可以查看内容（未成年人网络保护条例第三十六条）。"
    "需要了解情况，请联系记录人。"
)
FILTER_OUTDATED = "筛选条件已失效（例如所选社工或项目已不在本站），请重新筛选后导出。"

# ── sign-offs ────────────────────────────────────────────────────────
SIGNER_NOT_PROVED = "密码不对，签批没有完成。请输入您本人的登录密码。"
