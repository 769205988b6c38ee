"""App configuration."""

from django.apps import AppConfig

from core import navigation
from evaluation.navigation import NAVIGATION


class EvaluationConfig(AppConfig):
    """评估。"""

    name = "evaluation"
    verbose_name = "评估"

    def ready(self) -> None:
        """Add what this app shows."""
        navigation.register(*NAVIGATION)
