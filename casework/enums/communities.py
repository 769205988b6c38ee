"""Closed lists of community work and the three lists."""

from django.db import models


class SocietyRole(models.TextChoices):
    """五社（武民政〔2021〕26号 二（一））。"""

    COMMUNITY = "community", "社区"
    ORGANISATION = "organisation", "社会组织"
    SOCIAL_WORKER = "social_worker", "社会工作者"
    VOLUNTEER = "volunteer", "社区志愿者"
    CHARITY = "charity", "社会慈善资源"


class NeedKind(models.TextChoices):
    """需求类别。"""

    LIVELIHOOD = "livelihood", "基本生活"
    HEALTH = "health", "医疗康复"
    CARE = "care", "照料护理"
    MIND = "mind", "心理支持"
    SAFETY = "safety", "安全与权益"
    EDUCATION = "education", "教育与成长"
    WORK = "work", "就业增收"
    HOUSING = "housing", "居住与环境"
    CULTURE = "culture", "文化休闲"
    SOCIAL = "social", "交往与参与"
    POLICY = "policy", "政策与办事"
    OTHER = "other", "其他"


class Priority(models.TextChoices):
    """优先次序。"""

    HIGH = "1", "优先"
    MEDIUM = "2", "一般"
    LOW = "3", "可缓"


class NeedState(models.TextChoices):
    """需求的状态。"""

    OPEN = "open", "待回应"
    SERVING = "serving", "回应中"
    MET = "met", "已满足"
    PARTLY = "partly", "部分满足"
    UNMET = "unmet", "无法满足"
    WITHDRAWN = "withdrawn", "已撤销"


class NeedSource(models.TextChoices):
    """需求从哪里得知。"""

    VISIT = "visit", "走访探访"
    SURVEY = "survey", "问卷调查"
    OBSERVATION = "observation", "观察"
    FOCUS_GROUP = "focus_group", "焦点小组"
    MEETING = "meeting", "居民会议"
    CASE = "case", "个案服务"
    REPORTED = "reported", "居民反映"


class FacilityKind(models.TextChoices):
    """社区设施种类。"""

    PARTY = "party", "党群服务中心"
    CARE = "care", "日间照料、养老设施"
    CHILD = "child", "儿童之家"
    HEALTH = "health", "卫生服务"
    SPORT = "sport", "文体活动"
    SCHOOL = "school", "学校、幼儿园"
    PUBLIC_SPACE = "public_space", "广场、公园"
    COMMERCE = "commerce", "便民商业"
    OTHER = "other", "其他"


class HumanResourceKind(models.TextChoices):
    """社区服务人力资源（MZ/T 071 6.1.1）。"""

    PARTY = "party", "党组织成员"
    COMMITTEE = "committee", "居（村）委会成员"
    STAFF = "staff", "社区专职工作者"
    ORGANISATION = "organisation", "社会组织"
    VOLUNTEER = "volunteer", "志愿者"
    LEADER = "leader", "居民骨干"
    PROFESSIONAL = "professional", "专业人员"


class SurveyMethod(models.TextChoices):
    """调查方法（MZ/T 071 6.2.1.1）。"""

    VISIT = "visit", "走访"
    OBSERVATION = "observation", "观察"
    QUESTIONNAIRE = "questionnaire", "问卷"
    FOCUS_GROUP = "focus_group", "焦点小组"


class SurveyState(models.TextChoices):
    """调查的状态。"""

    PREPARING = "preparing", "准备中"
    OPEN = "open", "进行中"
    ENDED = "ended", "已结束"


class InterventionLevel(models.TextChoices):
    """介入层面（MZ/T 071 6.1.1）。"""

    PERSON = "person", "个人与家庭"
    GROUP = "group", "群体"
    COMMUNITY = "community", "社区"


class ProblemType(models.TextChoices):
    """社区问题的类型（MZ/T 071 6.1.1 要求界定类型；这里的分类为平台默认）。"""

    SERVICE = "service", "服务缺口"
    ENVIRONMENT = "environment", "环境与设施"
    SAFETY = "safety", "安全隐患"
    RELATION = "relation", "邻里关系"
    PARTICIPATION = "participation", "参与不足"
    GROUP = "group", "特殊群体困境"
    OTHER = "other", "其他"


class MeetingMethod(models.TextChoices):
    """社区参与的方法（MZ/T 071 6.2.3）。"""

    MOBILISING = "mobilising", "社区动员法"
    CONSENSUS = "consensus", "共识建导法"
    PARTICIPATORY = "participatory", "参与式社区会议法"


class ResolutionState(models.TextChoices):
    """决议的进展。"""

    OPEN = "open", "办理中"
    DONE = "done", "已办结"
    STOPPED = "stopped", "不再办理"


class OrganisationStage(models.TextChoices):
    """社区社会组织的成长阶段。"""

    FORMING = "forming", "组建"
    GROWING = "growing", "成长"
    STABLE = "stable", "成熟"
    INDEPENDENT = "independent", "独立运作"
    ENDED = "ended", "已解散"


class ListItemState(models.TextChoices):
    """服务清单一项的状态。"""

    DECIDED = "decided", "已确定"
    DELIVERED = "delivered", "已提供"
    DECLINED = "declined", "不采用"
