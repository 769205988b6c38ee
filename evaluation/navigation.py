"""Where the pages of this app are found: the dashboards."""

from core.navigation import NavItem
from stations.enums import Permission

NAVIGATION = (
    NavItem(
        "概览",
        "layout-dashboard",
        "evaluation:dashboard",
        Permission.DASHBOARD_VIEW,
        order=5,
        mobile=True,
    ),
)
