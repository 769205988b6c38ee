"""App configuration; installed in development and tests only."""

from django.apps import AppConfig


class BenchConfig(AppConfig):
    """Synthetic data and measurements."""

    name = "bench"
    verbose_name = "测量"
