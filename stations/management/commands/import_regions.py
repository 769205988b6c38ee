"""Load a list of regions."""

import datetime as dt
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date

from core import clock
from core.errors import DomainError
from stations.importers import MAX_BYTES, read_regions
from stations.services.region_imports import ImportPlan, import_regions


class Command(BaseCommand):
    """Load what is sound, and say what was refused. Loading twice changes nothing."""

    help = "导入区划（CSV：code,name,level,parent_code；UTF-8 或 GB18030）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """File and day."""
        parser.add_argument("file", metavar="FILE.csv", help="区划表")
        parser.add_argument("--valid-from", metavar="DATE", help="新增区划的生效日期，默认今天")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, load, and print what became of each row."""
        valid_from = _date(options["valid_from"])
        content = _content(Path(options["file"]))
        try:
            rows, refused = read_regions(content)
            plan = import_regions(rows=rows, refused=refused, valid_from=valid_from, by=None)
        except DomainError as error:
            raise CommandError(f"{options['file']}：{error}没有导入任何内容。") from None
        self._report(plan)

    def _report(self, plan: ImportPlan) -> None:
        count = plan.counts
        self.stdout.write(
            f"新增 {count['created']} 个，变更 {count['changed']} 个，"
            f"未变 {count['unchanged']} 个，拒绝 {count['refused']} 行。"
        )
        for change in plan.changed:
            self.stdout.write(f"变更 第 {change.row.line} 行 {change.row.code} {change.text}")
        for refusal in plan.refused:
            named = " ".join(part for part in (refusal.code, refusal.name) if part)
            self.stdout.write(f"拒绝 第 {refusal.line} 行 {named}：{refusal.reason}")


def _date(text: str | None) -> dt.date:
    if text is None:
        return clock.today()
    try:
        date = parse_date(text)
    except ValueError:
        date = None
    if date is None:
        raise CommandError(f"--valid-from 的“{text}”不是日期，请写成 2026-01-01 的样子。")
    return date


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise CommandError(f"找不到文件 {path}。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "路径有误"
        raise CommandError(f"读不了文件 {path}（{reason}）。") from None
