"""Where the pages of this app are found: projects and the service catalogue."""

from core.navigation import NavItem
from stations.enums import Permission

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
