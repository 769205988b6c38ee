"""App configuration."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """督导。"""

    name = "supervision"
    verbose_name = "督导"
