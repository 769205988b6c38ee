"""App configuration."""

from django.apps import AppConfig

from core.crypto import register_rotation_scope
from core.navigation import NavItem, register
from stations.enums import Permission


class StationsConfig(AppConfig):
    """社工站。"""

    name = "stations"
    verbose_name = "社工站"

    def ready(self) -> None:
        """Add what this app shows, says and checks."""
        from core.audit import register_verbs
        from stations.selectors.workspaces import system_scope
        from stations.services import checks

        register_rotation_scope(system_scope)
        register(*NAVIGATION)
        register_verbs(VERBS)
        checks.register_check("审计链", checks.check_audit_chain)
        checks.register_check("过期结果", checks.check_expired_jobs)


NAVIGATION = (
    NavItem(
        "社工站",
        "building-community",
        "stations:station_list",
        Permission.STATION_VIEW,
        60,
        "机构与人员",
        mobile=True,
    ),
    NavItem(
        "人员",
        "users-group",
        "stations:person_list",
        Permission.PERSON_VIEW,
        62,
        "机构与人员",
        mobile=True,
        covers=("stations:assignment_create", "stations:assignment_end"),
    ),
    NavItem(
        "承接机构", "briefcase", "stations:agency_list", Permission.AGENCY_VIEW, 64, "机构与人员"
    ),
    NavItem(
        "购买主体",
        "building-bank",
        "stations:purchaser_list",
        Permission.AGENCY_VIEW,
        66,
        "机构与人员",
    ),
    NavItem("区划", "map-2", "stations:region_list", Permission.REGION_VIEW, 68, "机构与人员"),
    NavItem(
        "平台运行",
        "activity",
        "stations:platform_home",
        Permission.PLATFORM_HEALTH,
        1,
        mobile=True,
        short="平台",
    ),
    NavItem(
        "政策依据",
        "gavel",
        "stations:policy_list",
        Permission.POLICY_VIEW,
        70,
        "项目与依据",
        group="服务目录与依据",
    ),
    NavItem(
        "审计记录",
        "history",
        "stations:audit_list",
        Permission.AUDIT_VIEW,
        90,
        "管理",
        mobile=True,
        short="审计",
        group="审计与导出",
    ),
    NavItem(
        "我的导出",
        "file-spreadsheet",
        "stations:job_list",
        Permission.JOB_VIEW,
        95,
        "管理",
        group="审计与导出",
    ),
)

VERBS = {
    "region.added": "新增区划",
    "region.edited": "修改区划",
    "region.imported": "导入区划",
    "agency.created": "登记承接机构",
    "agency.edited": "修改承接机构",
    "purchaser.created": "登记购买主体",
    "purchaser.edited": "修改购买主体",
    "station.created": "登记社工站",
    "station.edited": "修改社工站",
    "station.closed": "停用社工站",
    "station.reopened": "恢复启用社工站",
    "person.invited": "邀请人员",
    "person.stopped": "停用账号",
    "person.restarted": "恢复账号",
    "person.unlocked": "解除登录锁定",
    "person.link_renewed": "重发激活链接",
    "assignment.given": "任命",
    "assignment.ended": "结束任职",
    "job.started": "申请导出",
    "job.done": "生成导出",
    "job.failed": "导出未完成",
    "job.fetched": "下载导出",
    "file.kept": "上传文件",
    "stationfile.read": "查看文件",
    "check.run": "完成例行检查",
    "policy.published": "发布政策文件",
    "policy.linked": "关联政策文件的适用区划",
}
