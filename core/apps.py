"""App configuration."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Foundation without tenants and without domain words."""

    name = "core"
    verbose_name = "基础"

    def ready(self) -> None:
        """Add what this app says."""
        from core.audit import register_verbs

        register_verbs({"keys.rotated": "重新加密了个人信息"})
