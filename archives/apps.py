"""App configuration."""

from django.apps import AppConfig


class ArchivesConfig(AppConfig):
    """档案。"""

    name = "archives"
    verbose_name = "档案"
