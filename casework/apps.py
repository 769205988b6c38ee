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
        from casework.selectors import client_happenings
        from casework.selectors.activities import activities_waiting
        from casework.selectors.case_duties import approvals_waiting, follow_ups_waiting
        from casework.selectors.community_waiting import waiting_of_communities, waiting_of_needs
        from casework.selectors.duties import register_waiting
        from casework.selectors.groups import waiting_sessions
        from casework.selectors.happenings import register_happenings
        from casework.selectors.safety_duties import access_waiting, risks_waiting
        from casework.services.checks import check_tallies
        from casework.services.client_files import may_open_proof
        from casework.services.mandatory_reports import may_open_receipt
        from casework.services.record_readings import may_open_file
        from core.audit import register_verbs
        from stations.services.checks import register_check
        from stations.services.files import register_file_rule

        areas = (
            activities, cases, clients, communities, consents, groups,
            questionnaires, referrals, risks, visits, volunteers,
        )  # fmt: skip
        register(*NAVIGATION)
        for verbs in (VERBS, *(area.VERBS for area in areas)):
            register_verbs(verbs)
        from casework.selectors.referrals import referrals_waiting
        from casework.selectors.relief import relief_waiting
        from casework.selectors.verifications import verifications_waiting
        from casework.selectors.visits import visits_waiting
        from casework.services.visit_files import may_open_paper

        for waiting in (visits_waiting, verifications_waiting, relief_waiting, referrals_waiting):
            register_waiting(waiting)
        register_file_rule(may_open_paper)
        for teller in (
            client_happenings.tell_of_file,
            client_happenings.tell_of_categories,
            client_happenings.tell_of_household,
            client_happenings.tell_of_consents,
            client_happenings.tell_of_agreements,
        ):
            register_happenings(teller)
        register_file_rule(may_open_proof)
        for name, order, title in CLIENT_PANELS:
            panels.register(
                slot="client_detail",
                url_name=f"casework:{name}",
                permission=Permission.CLIENT_VIEW,
                order=order,
                title=title,
            )
        register_check("服务统计", check_tallies)
        register_waiting(follow_ups_waiting)
        register_waiting(approvals_waiting)
        panels.register(
            slot="client_detail",
            url_name="casework:client_cases",
            permission=Permission.CASE_VIEW,
            order=20,
            title="个案",
        )
        register_waiting(waiting_of_communities)
        register_waiting(waiting_of_needs)
        panels.register(
            slot="client_detail",
            url_name="casework:service_list_panel",
            permission=Permission.CLIENT_VIEW,
            order=40,
            title="需求与服务清单",
        )
        register_file_rule(may_open_file)
        register_waiting(activities_waiting)
        register_file_rule(may_open_receipt)
        register_waiting(risks_waiting)
        register_waiting(access_waiting)
        for slot, name, permission, order, title in (
            ("client_detail", "client_risk_panel", Permission.CASE_VIEW, 10, "风险"),
            ("client_detail", "client_grants_panel", Permission.CLIENT_VIEW, 90, "查阅授权"),
            ("case_detail", "case_risk_panel", Permission.CASE_VIEW, 10, "风险"),
            ("case_detail", "case_referrals", Permission.REFERRAL_VIEW, 70, "转介"),
            ("case_detail", "case_transfers_panel", Permission.CASE_VIEW, 80, "移交"),
        ):
            panels.register(
                slot=slot,
                url_name=f"casework:{name}",
                permission=permission,
                order=order,
                title=title,
            )
        register_waiting(waiting_sessions)
        panels.register(
            slot="client_detail",
            url_name="casework:client_groups",
            permission=Permission.GROUP_VIEW,
            order=30,
            title="小组",
        )
        panels.register(
            slot="project_detail",
            url_name="casework:project_figures",
            permission=Permission.PROJECT_VIEW,
            order=1,
            title="已完成的服务",
        )
        panels.register(
            slot="client_detail",
            url_name="casework:client_visits",
            permission=Permission.VISIT_VIEW,
            order=40,
            title="探访",
        )
        panels.register(
            slot="client_detail",
            url_name="casework:client_relief",
            permission=Permission.VISIT_VIEW,
            order=41,
            title="救助申请",
        )
        panels.register(
            slot="client_detail",
            url_name="casework:client_referrals",
            permission=Permission.REFERRAL_VIEW,
            order=42,
            title="转介",
        )


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

CLIENT_PANELS = (
    ("client_consents", 2, "知情同意"),
    ("client_categories", 3, "类别"),
    ("client_household", 4, "家庭"),
    ("client_guardians", 5, "监护人"),
    ("client_agreements", 60, "服务协议"),
    ("client_happenings", 95, "经过"),
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
        "resource_list", "resource_new", "resource_detail", "resource_edit",
    )
)  # fmt: skip

CASE_PAGES = tuple(
    f"casework:{name}"
    for name in (
        "intake", "intake_decide", "assessment", "assessment_edit", "problem_new", "problem_edit",
        "plan", "plan_begin", "plan_edit", "plan_decide", "goal_new", "goal_edit", "goal_measure",
        "step_new", "step_edit", "conference_new", "note_read", "outcome", "outcome_edit", "closure",
        "closure_ask", "closure_decide", "follow_up_list", "follow_up_do",
    )
)  # fmt: skip

NAVIGATION = (
    NavItem("工作台", "home", "casework:workbench", Permission.RECORD_WRITE, 1, mobile=True),
    NavItem(
        "服务对象", "users", "casework:client_list", Permission.CLIENT_VIEW, 2,
        mobile=True, short="对象",
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
        "个案", "folders", "casework:case_list", Permission.CASE_VIEW, 5,
        covers=CASE_PAGES,
    ),
    NavItem(
        "个案审批", "rubber-stamp", "casework:case_approvals", Permission.CASE_APPROVE, 33,
        section="安全",
    ),
    NavItem("强制报告", "alert-octagon", "casework:report_list", Permission.CASE_VIEW, 6),
    NavItem(
        "危机介入", "alert-triangle", "casework:crisis_list", Permission.CASE_VIEW, 23, section="服务"
    ),
    NavItem(
        "督导确认", "checklist", "casework:confirmation_list", Permission.CASE_APPROVE, 32,
        section="安全", covers=("casework:risk_confirm", "casework:note_confirm"),
    ),
    NavItem(
        "查阅授权", "lock-open", "casework:access_list", Permission.CASE_WRITE, 60, section="管理",
        covers=("casework:access_ask_client", "casework:access_ask_case", "casework:access_decide"),
    ),
    NavItem("代管", "user-share", "casework:cover_list", Permission.CASE_WRITE, 61, section="管理"),
    NavItem(
        "个案移交", "arrows-exchange", "casework:transfer_list", Permission.CASE_WRITE, 62,
        section="管理",
    ),
    NavItem(
        "探访", "door-enter", "casework:visit_due_list", Permission.VISIT_VIEW, 20,
        section="服务", covers=VISIT_PAGES,
    ),
    NavItem(
        "救助申请", "file-text", "casework:relief_list", Permission.VISIT_VIEW, 21,
        section="服务",
    ),
    NavItem(
        "转介", "arrows-exchange", "casework:referral_list", Permission.REFERRAL_VIEW, 22,
        section="服务",
    ),
    NavItem(
        "小组", "users-group", "casework:group_list", Permission.GROUP_VIEW, 21, section="服务",
        covers=GROUP_PAGES,
    ),
    NavItem(
        "社区活动", "calendar-event", "casework:activity_list", Permission.ACTIVITY_VIEW, 22,
        "社区", covers=("casework:registration_cancel",),
    ),
    NavItem(
        "志愿者", "heart-handshake", "casework:volunteer_list", Permission.VOLUNTEER_VIEW, 24,
        "社区", covers=("casework:reward_list", "casework:reward_create", "casework:reward_edit"),
    ),
    NavItem(
        "服务协议", "file-text", "casework:agreement_list", Permission.CLIENT_VIEW, 25,
        section="服务", covers=("casework:client_agreement_create",),
    ),
    NavItem(
        "社区", "map-pin", "casework:community_list", Permission.COMMUNITY_VIEW, 26, "社区",
        covers=COMMUNITY_PAGES,
    ),
    NavItem(
        "三张清单", "list-details", "casework:lists_overview", Permission.COMMUNITY_VIEW, 27,
        "社区", covers=LIST_PAGES,
    ),
    NavItem(
        "需求调查", "clipboard-list", "casework:survey_list", Permission.COMMUNITY_VIEW, 28, "社区",
    ),
    NavItem(
        "表单", "forms", "casework:question_set_list", Permission.QUESTIONNAIRE_VIEW, 64,
        section="管理",
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
