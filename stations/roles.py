"""Roles as a table: what each may do, on what it is assigned, why it reads.

The matrix in `docs/permissions.md` is generated from here.
"""

from dataclasses import dataclass

from stations.enums import (
    Permission as P,  # noqa: N817 -- the table below is read by columns
    Purpose,
    Role,
    ScopeKind,
)


@dataclass(frozen=True)
class RoleSpec:
    """One role: `home` is the name of the page that answers 现在做什么."""

    scope: ScopeKind
    purpose: Purpose
    home: str
    permissions: frozenset[P]


EVERYBODY = frozenset({P.JOB_VIEW, P.CATALOGUE_VIEW, P.POLICY_VIEW})
DIRECTORY = frozenset({P.REGION_VIEW, P.STATION_VIEW, P.AGENCY_VIEW})
BUREAU = EVERYBODY | DIRECTORY | {P.DASHBOARD_VIEW, P.PROJECT_VIEW, P.PERSON_VIEW}
MANAGING = frozenset({P.STATION_MANAGE, P.AGENCY_MANAGE, P.ASSIGNMENT_MANAGE})
READING = frozenset(
    {
        P.ACTIVITY_VIEW,
        P.CASE_VIEW,
        P.COMMUNITY_VIEW,
        P.GROUP_VIEW,
        P.QUESTIONNAIRE_VIEW,
        P.REFERRAL_VIEW,
        P.VISIT_VIEW,
        P.VOLUNTEER_VIEW,
    }
)
WRITING = frozenset(
    {
        P.ACTIVITY_WRITE,
        P.CASE_WRITE,
        P.COMMUNITY_WRITE,
        P.GROUP_WRITE,
        P.REFERRAL_WRITE,
        P.VISIT_WRITE,
        P.VOLUNTEER_WRITE,
    }
)
SERVING = (
    EVERYBODY
    | READING
    | WRITING
    | {
        P.CLIENT_REVEAL,
        P.CLIENT_VIEW,
        P.CLIENT_WRITE,
        P.DASHBOARD_VIEW,
        P.PROJECT_VIEW,
        P.RECORD_EXPORT,
        P.RECORD_VIEW,
        P.RECORD_WRITE,
        P.STATION_VIEW,
    }
)

ROLES: dict[Role, RoleSpec] = {
    Role.PLATFORM_ADMIN: RoleSpec(
        ScopeKind.PLATFORM,
        Purpose.OVERSIGHT,
        "stations:platform_home",
        EVERYBODY
        | DIRECTORY
        | MANAGING
        | {
            P.AUDIT_VIEW,
            P.CATALOGUE_MANAGE,
            P.PERSON_VIEW,
            P.PLATFORM_HEALTH,
            P.REGION_IMPORT,
            P.REGION_MANAGE,
        },
    ),
    Role.CITY_OFFICER: RoleSpec(
        ScopeKind.REGION, Purpose.OVERSIGHT, "evaluation:dashboard", BUREAU
    ),
    Role.DISTRICT_OFFICER: RoleSpec(
        ScopeKind.REGION,
        Purpose.OVERSIGHT,
        "evaluation:dashboard",
        BUREAU
        | MANAGING
        | {
            P.CATALOGUE_MANAGE,
            P.PROJECT_MANAGE,
            P.QUESTIONNAIRE_MANAGE,
            P.QUESTIONNAIRE_VIEW,
            P.REGION_MANAGE,
        },
    ),
    Role.STREET_OFFICER: RoleSpec(
        ScopeKind.REGION, Purpose.OVERSIGHT, "evaluation:dashboard", BUREAU
    ),
    Role.AGENCY_MANAGER: RoleSpec(
        ScopeKind.AGENCY,
        Purpose.OVERSIGHT,
        "evaluation:dashboard",
        BUREAU | {P.ASSIGNMENT_MANAGE, P.PROJECT_MANAGE},
    ),
    Role.STATION_LEAD: RoleSpec(
        ScopeKind.STATION,
        Purpose.SERVICE,
        "casework:workbench",
        SERVING
        | {
            P.AUDIT_VIEW,
            P.ASSIGNMENT_MANAGE,
            P.CASE_APPROVE,
            P.PERSON_VIEW,
            P.PROJECT_MANAGE,
            P.SENSITIVE_APPROVE,
        },
    ),
    Role.SOCIAL_WORKER: RoleSpec(ScopeKind.STATION, Purpose.SERVICE, "casework:workbench", SERVING),
    Role.SUPERVISOR: RoleSpec(
        ScopeKind.REGION,
        Purpose.SUPERVISION,
        "casework:case_approvals",
        EVERYBODY
        | READING
        | {
            P.CASE_APPROVE,
            P.CLIENT_VIEW,
            P.DASHBOARD_VIEW,
            P.PROJECT_VIEW,
            P.RECORD_VIEW,
            P.STATION_VIEW,
        },
    ),
    Role.EVALUATOR: RoleSpec(
        ScopeKind.REGION,
        Purpose.EVALUATION,
        "evaluation:dashboard",
        EVERYBODY | {P.DASHBOARD_VIEW, P.PROJECT_VIEW, P.STATION_VIEW},
    ),
    Role.AUDITOR: RoleSpec(
        ScopeKind.REGION,
        Purpose.OVERSIGHT,
        "stations:audit_list",
        EVERYBODY | DIRECTORY | {P.AUDIT_VIEW, P.PERSON_VIEW},
    ),
}

# 回避：whoever evaluates or audits holds no role at what he looks into.
JUDGING = frozenset({Role.EVALUATOR, Role.AUDITOR})
JUDGED = frozenset({Role.AGENCY_MANAGER, Role.STATION_LEAD, Role.SOCIAL_WORKER})

# Who may hand out which roles. A scope never reaches beyond the giver's own.
MAY_ASSIGN: dict[Role, frozenset[Role]] = {
    Role.PLATFORM_ADMIN: frozenset(Role),
    Role.DISTRICT_OFFICER: frozenset(Role) - {Role.PLATFORM_ADMIN, Role.CITY_OFFICER},
    Role.AGENCY_MANAGER: frozenset({Role.STATION_LEAD, Role.SOCIAL_WORKER}),
    Role.STATION_LEAD: frozenset({Role.SOCIAL_WORKER}),
}
