"""App configuration."""

from django.apps import AppConfig

from core import navigation
from core.crypto import register_rotation_scope
from stations.navigation import NAVIGATION


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
        navigation.register(*NAVIGATION)
        register_verbs(VERBS)
        checks.register_check("审计链", checks.check_audit_chain)
        checks.register_check("过期结果", checks.check_expired_jobs)
        checks.register_check("文件登记", checks.check_strays)


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
    "file.removed": "清理没有用到的文件",
    "file.swept": "清理没有登记的文件",
    "stationfile.read": "查看文件",
    "check.run": "完成例行检查",
    "policy.published": "发布政策文件",
    "policy.linked": "关联政策文件的适用区划",
}
