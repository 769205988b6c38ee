"""Closed lists of stations."""

from enum import StrEnum

from django.db import models


class RegionLevel(models.TextChoices):
    """区划级别，自上而下。"""

    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    DISTRICT = "district", "区级"
    STREET = "street", "街道（乡镇）"
    COMMUNITY = "community", "社区（村）"


class StationLevel(models.TextChoices):
    """社工站级别（武民政〔2021〕26号 二（一））。"""

    DISTRICT_CENTER = "district_center", "区级指导中心"
    STREET_STATION = "street_station", "街道（乡镇）社工站"
    COMMUNITY_ROOM = "community_room", "社区社工室"


class Role(models.TextChoices):
    """Who somebody is in a workspace."""

    PLATFORM_ADMIN = "platform_admin", "平台管理员"
    CITY_OFFICER = "city_officer", "市级主管"
    DISTRICT_OFFICER = "district_officer", "区级主管"
    STREET_OFFICER = "street_officer", "街道（乡镇）"
    AGENCY_MANAGER = "agency_manager", "承接机构"
    STATION_LEAD = "station_lead", "站长"
    SOCIAL_WORKER = "social_worker", "社工"
    SUPERVISOR = "supervisor", "督导"
    EVALUATOR = "evaluator", "评估员"
    AUDITOR = "auditor", "审计员"


class ScopeKind(StrEnum):
    """What a role is assigned on."""

    PLATFORM = "platform"
    REGION = "region"
    AGENCY = "agency"
    STATION = "station"


class Purpose(StrEnum):
    """Why data is read. Confidential tables are empty for all but service, supervision, system."""

    SERVICE = "service"
    SUPERVISION = "supervision"
    OVERSIGHT = "oversight"
    EVALUATION = "evaluation"
    PUBLIC = "public"
    SYSTEM = "system"


class JobStatus(models.TextChoices):
    """后台任务的状态。"""

    WAITING = "waiting", "排队中"
    RUNNING = "running", "进行中"
    DONE = "done", "已完成"
    FAILED = "failed", "未完成"
    EXPIRED = "expired", "已过期"


class PolicyState(models.TextChoices):
    """政策文件在某一天的状态。"""

    COMING = "coming", "尚未施行"
    IN_FORCE = "in_force", "现行"
    ENDING = "ending", "即将失效"
    OVER = "over", "已失效"
    REPLACED = "replaced", "已有新版本"


class Permission(StrEnum):
    """What a role may allow. Named noun first, so the list sorts by subject."""

    ACTIVITY_VIEW = "activity_view"
    ACTIVITY_WRITE = "activity_write"
    AGENCY_MANAGE = "agency_manage"
    AGENCY_VIEW = "agency_view"
    ASSIGNMENT_MANAGE = "assignment_manage"
    AUDIT_VIEW = "audit_view"
    CASE_APPROVE = "case_approve"
    CASE_VIEW = "case_view"
    CASE_WRITE = "case_write"
    CATALOGUE_MANAGE = "catalogue_manage"
    CATALOGUE_VIEW = "catalogue_view"
    CLIENT_REVEAL = "client_reveal"
    CLIENT_VIEW = "client_view"
    CLIENT_WRITE = "client_write"
    COMMUNITY_VIEW = "community_view"
    COMMUNITY_WRITE = "community_write"
    DASHBOARD_VIEW = "dashboard_view"
    GROUP_VIEW = "group_view"
    GROUP_WRITE = "group_write"
    JOB_VIEW = "job_view"
    PERSON_VIEW = "person_view"
    PLATFORM_HEALTH = "platform_health"
    POLICY_VIEW = "policy_view"
    PROJECT_MANAGE = "project_manage"
    PROJECT_VIEW = "project_view"
    QUESTIONNAIRE_MANAGE = "questionnaire_manage"
    QUESTIONNAIRE_VIEW = "questionnaire_view"
    RECORD_EXPORT = "record_export"
    RECORD_VIEW = "record_view"
    RECORD_WRITE = "record_write"
    REFERRAL_VIEW = "referral_view"
    REFERRAL_WRITE = "referral_write"
    REGION_IMPORT = "region_import"
    REGION_MANAGE = "region_manage"
    REGION_VIEW = "region_view"
    SENSITIVE_APPROVE = "sensitive_approve"
    STATION_MANAGE = "station_manage"
    STATION_VIEW = "station_view"
    VISIT_VIEW = "visit_view"
    VISIT_WRITE = "visit_write"
    VOLUNTEER_VIEW = "volunteer_view"
    VOLUNTEER_WRITE = "volunteer_write"
