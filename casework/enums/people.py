"""Closed lists about people: files, households, consent."""

from django.db import models


class MaritalStatus(models.TextChoices):
    """婚姻状况（GB/T 2261.2-2003）。"""

    SINGLE = "10", "未婚"
    MARRIED = "20", "已婚"
    WIDOWED = "30", "丧偶"
    DIVORCED = "40", "离婚"
    UNSTATED = "90", "未说明"


class Education(models.TextChoices):
    """文化程度。"""

    NONE = "none", "未上学"
    PRIMARY = "primary", "小学"
    JUNIOR = "junior", "初中"
    SENIOR = "senior", "高中或中专"
    COLLEGE = "college", "大专及以上"
    IN_SCHOOL = "in_school", "在读"


class Residence(models.TextChoices):
    """人户状况。"""

    BOTH = "both", "户在人在"
    REGISTERED_ONLY = "registered_only", "户在人不在"
    PRESENT_ONLY = "present_only", "户不在人在"


class HealthCondition(models.TextChoices):
    """健康状况，可多选。"""

    HEALTHY = "healthy", "健康"
    HYPERTENSION = "hypertension", "高血压"
    DIABETES = "diabetes", "糖尿病"
    HEART = "heart", "心脏病"
    STROKE = "stroke", "脑卒中"
    CANCER = "cancer", "恶性肿瘤"
    LUNG = "lung", "呼吸系统疾病"
    KIDNEY = "kidney", "肾病"
    JOINT = "joint", "骨关节病"
    EYE = "eye", "眼病"
    DEMENTIA = "dementia", "认知障碍"
    MENTAL = "mental", "精神疾患"
    INFECTIOUS = "infectious", "传染病"
    OTHER = "other", "其他"


class DisabilityKind(models.TextChoices):
    """残疾类别（GB/T 26341-2010）。"""

    VISUAL = "1", "视力残疾"
    HEARING = "2", "听力残疾"
    SPEECH = "3", "言语残疾"
    PHYSICAL = "4", "肢体残疾"
    INTELLECTUAL = "5", "智力残疾"
    MENTAL = "6", "精神残疾"
    MULTIPLE = "7", "多重残疾"


class DisabilityGrade(models.TextChoices):
    """残疾等级。"""

    ONE = "1", "一级"
    TWO = "2", "二级"
    THREE = "3", "三级"
    FOUR = "4", "四级"


class CareAbility(models.TextChoices):
    """生活自理能力。"""

    INDEPENDENT = "independent", "能自理"
    PARTLY_SUPPORTED = "partly_supported", "半自理，照顾支持充足"
    PARTLY_ALONE = "partly_alone", "半自理，照顾支持不足"
    DEPENDENT = "dependent", "不能自理"


class Housing(models.TextChoices):
    """住房。"""

    OWNED = "owned", "自有"
    PUBLIC = "public", "公租房"
    RENTED = "rented", "租房"
    SELF_BUILT = "self_built", "自建"
    RESETTLED = "resettled", "回迁或安置"
    DORMITORY = "dormitory", "宿舍"
    INSTITUTION = "institution", "机构"
    OTHER = "other", "其他"


class Benefit(models.TextChoices):
    """现享保障，可多选。"""

    RELIEF = "relief", "社会救助补贴"
    MEDICAL = "medical", "医疗保障"
    CARE_INSURANCE = "care_insurance", "长期护理保险"
    HOUSING = "housing", "住房保障"
    EDUCATION = "education", "教育资助"
    PENSION = "pension", "养老等社会保险"
    VETERAN = "veteran", "优抚"
    DISABILITY = "disability", "残疾人两项补贴"
    CHILD = "child", "儿童基本生活保障"
    OTHER = "other", "其他"


class Relation(models.TextChoices):
    """与户主的关系（按 GB/T 4761 的大类）。"""

    HEAD = "head", "户主本人"
    SPOUSE = "spouse", "配偶"
    SON = "son", "子"
    DAUGHTER = "daughter", "女"
    PARENT = "parent", "父母"
    PARENT_IN_LAW = "parent_in_law", "配偶的父母"
    GRANDPARENT = "grandparent", "祖父母或外祖父母"
    GRANDCHILD = "grandchild", "孙子女或外孙子女"
    SIBLING = "sibling", "兄弟姐妹"
    CHILD_IN_LAW = "child_in_law", "儿媳或女婿"
    OTHER_KIN = "other_kin", "其他亲属"
    NOT_KIN = "not_kin", "非亲属"


class FileEnd(models.TextChoices):
    """档案停用的原因。"""

    MOVED = "moved", "迁出辖区"
    DIED = "died", "去世"
    MERGED = "merged", "已并入另一份档案"
    MISTAKEN = "mistaken", "误建"


class ConsentMethod(models.TextChoices):
    """同意的方式。"""

    PAPER = "paper", "纸质签名（上传扫描件）"
    SCREEN = "screen", "屏幕手写签名"


class SignerRelation(models.TextChoices):
    """签署人与服务对象的关系。"""

    SELF = "self", "本人"
    GUARDIAN = "guardian", "监护人"
    AGENT = "agent", "受托人"


class RequestState(models.TextChoices):
    """审批的状态。"""

    WAITING = "waiting", "待审批"
    APPROVED = "approved", "已同意"
    REFUSED = "refused", "未同意"
    CANCELLED = "cancelled", "已撤回"


# 民族（GB/T 3304-1991）
ETHNICITIES = [
    "汉",
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "高山",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
    "其他",
]
