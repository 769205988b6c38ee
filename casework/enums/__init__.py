"""Closed lists of casework."""

from django.db import models


class Sex(models.TextChoices):
    """性别（GB/T 2261.1）。"""

    UNKNOWN = "0", "未知"
    MALE = "1", "男"
    FEMALE = "2", "女"
    UNSTATED = "9", "未说明"


class IdentifierKind(models.TextChoices):
    """证件种类。证件号不是必填项。"""

    ID_CARD = "id_card", "居民身份证"
    HK_MACAO = "hk_macao", "港澳居民来往内地通行证"
    TAIWAN = "taiwan", "台湾居民居住证"
    FOREIGN = "foreign", "外国人永久居留证"
    PASSPORT = "passport", "护照"
    NONE = "none", "无证/不详"


class ClientClass(models.TextChoices):
    """服务对象类别（统计用），每人一类。"""

    DESTITUTE = "destitute", "特困人员"
    LOW_INCOME = "low_income", "低保和低保边缘家庭"
    CHILD = "child", "困境和留守儿童"
    DISABLED = "disabled", "残疾人"
    ELDERLY = "elderly", "老年人"
    OTHER = "other", "其他居民"
    ANONYMOUS = "anonymous", "未登记居民"


class ServiceMethod(models.TextChoices):
    """专业方法（MZ/T 071 6.2）。"""

    CASE = "case", "个案工作"
    GROUP = "group", "小组工作"
    COMMUNITY = "community", "社区工作"
    RESOURCE = "resource", "资源链接"
    GENERAL = "general", "日常服务"


class Place(models.TextChoices):
    """服务地点。"""

    HOME = "home", "居民家中"
    STATION = "station", "社工站"
    COMMUNITY = "community", "社区公共场所"
    PHONE = "phone", "电话或网络"
    INSTITUTION = "institution", "学校、医院等机构"
    OTHER = "other", "其他"


class Situation(models.TextChoices):
    """近况。"""

    STABLE = "stable", "平稳"
    CHANGED = "changed", "有变化"
    AT_RISK = "at_risk", "有风险"
    NOT_MET = "not_met", "未见到本人"


class ClientSecret(models.TextChoices):
    """档案中隐去显示、逐次查看的内容。"""

    IDENTIFIER = "identifier", "证件号码"
    PHONE = "phone", "联系电话"
    ADDRESS = "address", "住址"
    REGISTERED_ADDRESS = "registered_address", "户籍地址"
    EMERGENCY_PHONE = "emergency_phone", "紧急联系电话"


class RevealReason(models.TextChoices):
    """查看隐去内容的理由。"""

    CONTACT = "contact", "联系服务对象"
    VISIT = "visit", "上门探访"
    VERIFY = "verify", "核对身份"
    RELIEF = "relief", "协助办理救助等申请"
    REFERRAL = "referral", "转介服务"
    OTHER = "other", "其他（请写明）"


class Feature(models.TextChoices):
    """月度数字按什么分开。"""

    ALL = "all", "全部"
    ITEM = "item", "服务目录"
    KIND = "kind", "服务形式"
    CLASS = "class", "类别"
