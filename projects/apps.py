"""App configuration."""

from django.apps import AppConfig

from core.navigation import NavItem, register
from stations.enums import Permission


class ProjectsConfig(AppConfig):
    """项目。"""

    name = "projects"
    verbose_name = "项目"

    def ready(self) -> None:
        """Add what this app shows and says."""
        from core.audit import register_verbs

        register(*NAVIGATION)
        register_verbs(VERBS)


SECTION = "项目与依据"
NAVIGATION = (
    NavItem("项目", "folders", "projects:project_list", Permission.PROJECT_VIEW, 60, SECTION),
    NavItem(
        "服务目录",
        "category",
        "projects:catalogue",
        Permission.CATALOGUE_VIEW,
        65,
        SECTION,
        covers=("projects:item_create",),
        group="服务目录与依据",
    ),
)

VERBS = {
    "project.created": "建立项目",
    "project.edited": "修改项目",
    "catalogue.loaded": "建立服务目录",
    "catalogue.item_added": "增设目录条目",
    "catalogue.item_closed": "停用目录条目",
    "catalogue.item_opened": "启用目录条目",
}
