"""Re-encrypt personal data under the active key."""

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from core import audit
from core.crypto import key_ring
from core.crypto.rotation import rotate, rotate_others


class Command(BaseCommand):
    """Rotate. Safe to stop, and to run again: rows under the active key are skipped."""

    help = "把加密字段改用当前密钥（LINLI_ENCRYPTION_KEYS 中的第一把）重新加密"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Database and batch size."""
        parser.add_argument("--database", default="default", help="数据库连接名，默认 default")
        parser.add_argument("--batch", type=int, default=500, help="每批行数，默认 500")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate every field and say what became of it."""
        if options["batch"] < 1:
            raise CommandError("--batch 至少为 1。")
        active = key_ring().active
        rotated = failed = 0
        fields = rotate(
            apps.get_models(include_auto_created=True),
            using=options["database"],
            batch_size=options["batch"],
        )
        for result in chain(fields, rotate_others()):
            rotated += result.rotated
            failed += result.failed
            self.stdout.write(
                f"{result.context}：改写 {result.rotated} 行，失败 {result.failed} 行"
            )
        changes = {"key": ["", active], "rows": [0, rotated]}
        audit.record("keys.rotated", target=None, by=None, changes=changes)
        if failed:
            raise CommandError(
                f"有 {failed} 行解不开（密钥不在 LINLI_ENCRYPTION_KEYS 中，或密文损坏）。"
                "请先把旧密钥补回再运行，旧密钥不要移除。"
            )
        self.stdout.write(
            self.style.SUCCESS(f"完成：{rotated} 行改用密钥 {active}，其余已在该密钥下。")
        )
