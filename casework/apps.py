"""App configuration."""

from django.apps import AppConfig

from core import panels
from core.navigation import NavItem, register
from stations.enums import Permission


class CaseworkConfig(AppConfig):
    """服务。"""

    name = "casework"
    verbose_name = "服务"

    def ready(self) -> None:
        """Add what this app shows and says."""
        register(*NAVIGATION)
        for slot, name, permission, order, title in PANELS:
            panels.register(
                slot=slot,
                url_name=f"casework:{name}",
                permission=permission,
                order=order,
                title=title,
                beside=name in BESIDE,
            )
        _say()
        _show_what_waits()
        _tell_of_clients()
        _guard_files()
        _check()


def _say() -> None:
    """Every verb of the audit in words."""
    from casework.phrases import (
        activities,
        cases,
        clients,
        communities,
        consents,
        groups,
        questionnaires,
        referrals,
        risks,
        visits,
        volunteers,
    )
    from core.audit import register_verbs

    areas = (
        activities, cases, clients, communities, consents, groups,
        questionnaires, referrals, risks, visits, volunteers,
    )  # fmt: skip
    for verbs in (VERBS, *(area.VERBS for area in areas)):
        register_verbs(verbs)


def _show_what_waits() -> None:
    """What the workbench shows, in this order: what cannot wait first."""
    from casework.selectors.activities import ACTIVITIES_WAITING
    from casework.selectors.case_duties import APPROVALS_WAITING, FOLLOW_UPS_WAITING
    from casework.selectors.community_waiting import COMMUNITIES_WAITING, NEEDS_WAITING
    from casework.selectors.duties import register_waiting
    from casework.selectors.groups import GROUPS_WAITING
    from casework.selectors.referrals import REFERRALS_WAITING
    from casework.selectors.relief import RELIEF_WAITING
    from casework.selectors.safety_duties import ACCESS_WAITING, RISKS_WAITING
    from casework.selectors.verifications import VERIFICATIONS_WAITING
    from casework.selectors.visits import VISITS_WAITING

    register_waiting(
        *RISKS_WAITING, *APPROVALS_WAITING, *ACCESS_WAITING, VISITS_WAITING, VERIFICATIONS_WAITING,
        FOLLOW_UPS_WAITING, RELIEF_WAITING, REFERRALS_WAITING, *GROUPS_WAITING, ACTIVITIES_WAITING,
        *NEEDS_WAITING, *COMMUNITIES_WAITING,
    )  # fmt: skip


def _tell_of_clients() -> None:
    """What stands in 经过 of a client."""
    from casework.selectors import client_happenings
    from casework.selectors.happenings import register_happenings

    for teller in (
        client_happenings.tell_of_file,
        client_happenings.tell_of_categories,
        client_happenings.tell_of_household,
        client_happenings.tell_of_consents,
        client_happenings.tell_of_agreements,
    ):
        register_happenings(teller)


def _guard_files() -> None:
    """Which uploads need more than the station's right."""
    from casework.services.client_files import may_open_proof
    from casework.services.costs import may_open_bill
    from casework.services.mandatory_reports import may_open_receipt
    from casework.services.record_readings import may_open_file
    from casework.services.visit_files import may_open_paper
    from stations.services.files import register_file_rule

    for rule in (may_open_paper, may_open_proof, may_open_file, may_open_receipt, may_open_bill):
        register_file_rule(rule)


def _check() -> None:
    """What the daily check looks at."""
    from casework.services.checks import check_tallies
    from stations.services.checks import register_check

    register_check("服务统计", check_tallies)


# Slot, page, permission, order, title.
PANELS = (
    ("workbench", "workbench_latest", Permission.RECORD_WRITE, 1, "最近的记录"),
    ("workbench", "workbench_openings", Permission.RECORD_WRITE, 2, "谁查阅了我负责的档案"),
    ("client_detail", "client_consents", Permission.CLIENT_VIEW, 2, "知情同意"),
    ("client_detail", "client_categories", Permission.CLIENT_VIEW, 3, "类别"),
    ("client_detail", "client_household", Permission.CLIENT_VIEW, 4, "家庭"),
    ("client_detail", "client_guardians", Permission.CLIENT_VIEW, 5, "监护人"),
    ("client_detail", "client_risk_panel", Permission.CASE_VIEW, 10, "风险"),
    ("client_detail", "client_cases", Permission.CASE_VIEW, 20, "个案"),
    ("client_detail", "client_groups", Permission.GROUP_VIEW, 30, "小组"),
    ("client_detail", "service_list_panel", Permission.CLIENT_VIEW, 40, "需求与服务清单"),
    ("client_detail", "client_visits", Permission.VISIT_VIEW, 40, "探访"),
    ("client_detail", "client_relief", Permission.VISIT_VIEW, 41, "救助申请"),
    ("client_detail", "client_referrals", Permission.REFERRAL_VIEW, 42, "转介"),
    ("client_detail", "client_agreements", Permission.CLIENT_VIEW, 60, "服务协议"),
    ("client_detail", "client_grants_panel", Permission.CLIENT_VIEW, 90, "查阅授权"),
    ("client_detail", "client_happenings", Permission.CLIENT_VIEW, 95, "档案经过"),
    ("case_detail", "case_risk_panel", Permission.CASE_VIEW, 10, "风险"),
    ("case_detail", "case_referrals", Permission.REFERRAL_VIEW, 70, "转介"),
    ("case_detail", "case_transfers_panel", Permission.CASE_VIEW, 80, "移交"),
    ("project_detail", "project_figures", Permission.PROJECT_VIEW, 1, "已完成的服务"),
)
# In the narrow column: who somebody is, rather than what is done.
BESIDE = frozenset(
    {
        "client_categories", "client_household", "client_guardians", "client_agreements",
        "client_grants_panel", "client_happenings", "workbench_openings",
    }
)  # fmt: skip

VISIT_PAGES = tuple(
    f"casework:{name}"
    for name in (
        "visit_route", "visit_list", "visit_coverage", "visit_plan_create", "visit_plan_bulk",
        "visit_plan_detail", "visit_plan_edit", "visit_plan_end", "verification_list",
        "verification_create", "verification_detail", "verification_check",
    )
)  # fmt: skip

GROUP_PAGES = tuple(
    f"casework:session_{name}" for name in ("create", "edit", "record", "attendance")
)

# Pages that belong to 社区 and to 三张清单 beside those of the same name.
COMMUNITY_PAGES = tuple(
    f"casework:{name}"
    for name in (
        "profile_list", "profile_new", "profile_edit", "register", "register_add",
        "register_edit", "swot_new", "swot_detail", "swot_edit", "meeting_list", "meeting_new",
        "meeting_detail", "meeting_edit", "resolution_add", "resolution_edit",
        "organisation_list", "organisation_new", "organisation_detail", "organisation_edit",
        "growth_add",
    )
)  # fmt: skip
LIST_PAGES = tuple(
    f"casework:{name}"
    for name in (
        "need_list", "need_new", "need_detail", "need_edit",
        "resource_list", "resource_new", "resource_detail", "resource_edit", "resource_import",
    )
)  # fmt: skip

CASE_PAGES = tuple(
    f"casework:{name}"
    for name in (
        "intake", "intake_decide", "assessment", "assessment_edit", "problem_new", "problem_edit",
        "plan", "plan_begin", "plan_edit", "plan_decide", "goal_new", "goal_edit", "goal_measure",
        "step_new", "step_edit", "conference_new", "note_read", "outcome", "outcome_edit", "closure",
        "closure_ask", "closure_decide",
    )
)  # fmt: skip

CLIENT_PAGES = tuple(
    f"casework:{name}"
    for name in (
        "category_add", "category_end", "household_create", "household_detail", "household_edit",
        "member_add", "member_edit", "member_leave", "member_reveal", "guardian_add",
        "guardian_end", "guardian_reveal", "consent_take", "consent_detail", "consent_withdraw",
        "merge_detail", "service_list", "list_item_deliver", "list_item_cancel",
    )
)  # fmt: skip

# Entries of one group share one entry on the side: a worker sees sixteen, not twenty-six.
OF_CLIENTS, OF_CASES, OF_VISITS = "服务对象", "个案", "探访与救助"
OF_DANGER, OF_COMMUNITY = "强制报告与危机", "社区与调查"

NAVIGATION = (
    NavItem("工作台", "home", "casework:workbench", Permission.RECORD_WRITE, 1, mobile=True),
    NavItem(
        "服务对象", "users", "casework:client_list", Permission.CLIENT_VIEW, 2,
        mobile=True, short="对象", group=OF_CLIENTS, covers=CLIENT_PAGES,
    ),
    NavItem(
        "服务协议", "file-text", "casework:agreement_list", Permission.CLIENT_VIEW, 6,
        covers=("casework:client_agreement_create",), group=OF_CLIENTS,
    ),
    NavItem(
        "查阅授权", "lock-open", "casework:access_list", Permission.CASE_WRITE, 7,
        covers=("casework:access_ask_client", "casework:access_ask_case", "casework:access_decide"),
        group=OF_CLIENTS,
    ),
    NavItem(
        "记一笔", "circle-plus", "casework:record_new", Permission.RECORD_WRITE, 3,
        mobile=True, side=False,
    ),
    NavItem(
        "服务记录", "notebook", "casework:record_list", Permission.RECORD_VIEW, 4,
        mobile=True, short="记录",
    ),
    NavItem(
        "个案", "folders", "casework:case_list", Permission.CASE_VIEW, 20, "服务",
        covers=CASE_PAGES, group=OF_CASES,
    ),
    NavItem(
        "个案审批", "rubber-stamp", "casework:case_approvals", Permission.CASE_APPROVE, 21, "服务",
        group=OF_CASES,
    ),
    NavItem(
        "到期回访", "phone-check", "casework:follow_up_list", Permission.CASE_VIEW, 22, "服务",
        covers=("casework:follow_up_do",), group=OF_CASES,
    ),
    NavItem(
        "转介", "arrows-exchange", "casework:referral_list", Permission.REFERRAL_VIEW, 23, "服务",
        group=OF_CASES,
    ),
    NavItem(
        "个案移交", "arrows-exchange", "casework:transfer_list", Permission.CASE_WRITE, 24, "服务",
        group=OF_CASES,
    ),
    NavItem(
        "代管", "user-share", "casework:cover_list", Permission.CASE_WRITE, 25, "服务",
        group=OF_CASES,
    ),
    NavItem(
        "探访", "door-enter", "casework:visit_due_list", Permission.VISIT_VIEW, 26, "服务",
        covers=VISIT_PAGES, group=OF_VISITS,
    ),
    NavItem(
        "救助申请", "file-text", "casework:relief_list", Permission.VISIT_VIEW, 27, "服务",
        group=OF_VISITS,
    ),
    NavItem(
        "小组", "users-group", "casework:group_list", Permission.GROUP_VIEW, 28, "服务",
        covers=GROUP_PAGES,
    ),
    NavItem(
        "强制报告", "alert-octagon", "casework:report_list", Permission.CASE_VIEW, 29, "服务",
        group=OF_DANGER,
    ),
    NavItem(
        "危机介入", "alert-triangle", "casework:crisis_list", Permission.CASE_VIEW, 30, "服务",
        group=OF_DANGER,
    ),
    NavItem(
        "督导确认", "checklist", "casework:confirmation_list", Permission.CASE_APPROVE, 31, "服务",
        covers=("casework:risk_confirm",), group=OF_DANGER,
    ),
    NavItem(
        "社区活动", "calendar-event", "casework:activity_list", Permission.ACTIVITY_VIEW, 40,
        "社区", covers=("casework:registration_cancel",),
    ),
    NavItem(
        "志愿者", "heart-handshake", "casework:volunteer_list", Permission.VOLUNTEER_VIEW, 41,
        "社区", covers=("casework:reward_list", "casework:reward_create", "casework:reward_edit"),
    ),
    NavItem(
        "三张清单", "list-details", "casework:lists_overview", Permission.COMMUNITY_VIEW, 42,
        "社区", covers=LIST_PAGES,
    ),
    NavItem(
        "社区", "map-pin", "casework:community_list", Permission.COMMUNITY_VIEW, 43, "社区",
        covers=COMMUNITY_PAGES, group=OF_COMMUNITY,
    ),
    NavItem(
        "需求调查", "clipboard-list", "casework:survey_list", Permission.COMMUNITY_VIEW, 44, "社区",
        group=OF_COMMUNITY,
    ),
    NavItem(
        "表单", "forms", "casework:question_set_list", Permission.QUESTIONNAIRE_VIEW, 45, "社区",
        group=OF_COMMUNITY,
    ),
    NavItem("我的", "user", "accounts:profile", "", 99, mobile=True, side=False),
)  # fmt: skip

VERBS = {
    "client.created": "建立服务对象档案",
    "client.edited": "修改服务对象档案",
    "client.read": "打开服务对象档案",
    "client.reveal": "查看服务对象隐去的内容",
    "record.completed": "完成服务记录",
    "record.corrected": "更正服务记录",
    "record.printed": "打印服务记录",
    "servicerecord.read": "查看服务记录",
    "signoff.made": "签批",
}
