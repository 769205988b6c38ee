"""App configuration."""

from django.apps import AppConfig

from core.navigation import NavItem, register
from stations.enums import Permission


class EvaluationConfig(AppConfig):
    """评估。"""

    name = "evaluation"
    verbose_name = "评估"

    def ready(self) -> None:
        """Add what this app shows."""
        register(*NAVIGATION)


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
