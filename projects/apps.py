"""App configuration."""

from django.apps import AppConfig

from core import navigation
from projects.navigation import NAVIGATION


class ProjectsConfig(AppConfig):
    """项目。"""

    name = "projects"
    verbose_name = "项目"

    def ready(self) -> None:
        """Add what this app shows and says."""
        from core.audit import register_verbs

        navigation.register(*NAVIGATION)
        register_verbs(VERBS)


VERBS = {
    "project.created": "建立项目",
    "project.edited": "修改项目",
    "catalogue.loaded": "建立服务目录",
    "catalogue.item_added": "增设目录条目",
    "catalogue.item_closed": "停用目录条目",
    "catalogue.item_opened": "启用目录条目",
}
