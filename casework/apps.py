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
            groups,
            questionnaires,
            referrals,
            risks,
            visits,
            volunteers,
        )
        from casework.services.checks import check_tallies
        from casework.services.record_readings import may_open_file
        from core.audit import register_verbs
        from stations.services.checks import register_check
        from stations.services.files import register_file_rule

        areas = (
            activities, cases, clients, communities, groups,
            questionnaires, referrals, risks, visits, volunteers,
        )  # fmt: skip
        register(*NAVIGATION)
        for verbs in (VERBS, *(area.VERBS for area in areas)):
            register_verbs(verbs)
        register_check("服务统计", check_tallies)
        register_file_rule(may_open_file)
        panels.register(
            slot="project_detail",
            url_name="casework:project_figures",
            permission=Permission.PROJECT_VIEW,
            order=1,
            title="已完成的服务",
        )


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
