"""Where the pages of casework are found: panels on other pages, and the navigation."""

from core.navigation import NavItem
from core.panels import Panel
from stations.enums import Permission

WORKBENCH, FILE, CASE, PROJECT = "workbench", "client_detail", "case_detail", "project_detail"
# `beside` is the narrow column: who somebody is, rather than what is done.
PANELS = (
    Panel(1, WORKBENCH, "casework:workbench_latest", Permission.RECORD_WRITE, "最近的记录"),
    Panel(
        2,
        WORKBENCH,
        "casework:workbench_openings",
        Permission.RECORD_WRITE,
        "谁查阅了我负责的档案",
        beside=True,
    ),
    Panel(2, FILE, "casework:client_consents", Permission.CLIENT_VIEW, "知情同意"),
    Panel(3, FILE, "casework:client_categories", Permission.CLIENT_VIEW, "类别", beside=True),
    Panel(4, FILE, "casework:client_household", Permission.CLIENT_VIEW, "家庭", beside=True),
    Panel(5, FILE, "casework:client_guardians", Permission.CLIENT_VIEW, "监护人", beside=True),
    Panel(10, FILE, "casework:client_risk_panel", Permission.CASE_VIEW, "风险"),
    Panel(20, FILE, "casework:client_cases", Permission.CASE_VIEW, "个案"),
    Panel(30, FILE, "casework:client_groups", Permission.GROUP_VIEW, "小组"),
    Panel(40, FILE, "casework:service_list_panel", Permission.CLIENT_VIEW, "需求与服务清单"),
    Panel(40, FILE, "casework:client_visits", Permission.VISIT_VIEW, "探访"),
    Panel(41, FILE, "casework:client_relief", Permission.VISIT_VIEW, "救助申请"),
    Panel(42, FILE, "casework:client_referrals", Permission.REFERRAL_VIEW, "转介"),
    Panel(60, FILE, "casework:client_agreements", Permission.CLIENT_VIEW, "服务协议", beside=True),
    Panel(
        90, FILE, "casework:client_grants_panel", Permission.CLIENT_VIEW, "查阅授权", beside=True
    ),
    Panel(95, FILE, "casework:client_happenings", Permission.CLIENT_VIEW, "档案经过", beside=True),
    Panel(10, CASE, "casework:case_risk_panel", Permission.CASE_VIEW, "风险"),
    Panel(70, CASE, "casework:case_referrals", Permission.REFERRAL_VIEW, "转介"),
    Panel(80, CASE, "casework:case_transfers_panel", Permission.CASE_VIEW, "移交"),
    Panel(1, PROJECT, "casework:project_figures", Permission.PROJECT_VIEW, "已完成的服务"),
)

# Pages that light up an entry beside those of the same name.
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

# Entries of one group share one entry on the side: a worker sees sixteen, not twenty-seven.
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
        "待审批", "rubber-stamp", "casework:case_approvals", Permission.CASE_APPROVE, 21, "服务",
        mobile=True, group=OF_CASES,
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
