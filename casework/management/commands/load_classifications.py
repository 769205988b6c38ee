"""Make the schemes of categories that the published policy documents set."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from casework.services.classifications import load_classifications
from stations.selectors.workspaces import system_scope


class Command(BaseCommand):
    """Loading twice changes nothing."""

    help = "按已发布的政策文件建立服务对象类别方案。发布政策文件之后运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is new."""
        with system_scope(), transaction.atomic():
            report = load_classifications(by=None)
        names = "、".join(each.name for each in report.created) or "没有新的类别方案"
        self.stdout.write(f"类别方案：{names}")
