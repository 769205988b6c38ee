"""`check_isolation`: try to reach what a station keeps, as everybody who must not."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.errors import DomainError
from stations.services.isolation import check_isolation


class Command(BaseCommand):
    """Print a JSON report; fail on a leak, and when nothing was proved."""

    help = "以外站、外区、主管、评估和匿名身份访问每个地址和每张表，检查有无越权；不改动数据。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which station, and where the report goes."""
        parser.add_argument("--station", type=int, help="社工站编号；默认取记录最多的站")
        parser.add_argument("--below", default="", help="只检查以此开头的地址，例如 records/")
        parser.add_argument("--json", type=Path, metavar="FILE", help="把报告写入文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the check and write the report."""
        try:
            report = check_isolation(station_id=options["station"], below=options["below"])
        except DomainError as error:
            raise CommandError(str(error)) from error
        text = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
        if options["json"]:
            options["json"].write_text(text + "\n", encoding="utf-8")
            self.stdout.write(
                f"{report.station}：{report.probes} 次尝试，{len(report.leaks)} 处越权，"
                f"{len(report.skipped)} 处未检查。"
            )
        else:
            self.stdout.write(text)
        if report.leaks:
            raise CommandError(f"发现 {len(report.leaks)} 处越权。")
        if not report.shown_to_insiders:
            raise CommandError("本站人员自己也看不到任何内容，检查不说明问题：请先录入数据。")
