"""Publish the policy documents and make their catalogues."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core.errors import DomainError
from projects.services.catalogues import load_catalogues
from stations.selectors.workspaces import system_scope
from stations.services.policies import FOLDER, PolicyReport, load_policies, read_policies
from stations.validators.policies import PolicyFileError


class Command(BaseCommand):
    """Loading twice changes nothing; an edited published version is refused."""

    help = "发布政策文件（*.toml）并建立其中的服务目录。重复运行不会改变已发布的内容。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let another folder be given."""
        parser.add_argument(
            "folder", nargs="?", type=Path, default=FOLDER, help="政策文件所在的文件夹"
        )

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Load everything in one transaction, or nothing."""
        try:
            files = read_policies(folder)
            with system_scope(), transaction.atomic():
                report = load_policies(files=files, by=None)
                catalogues = load_catalogues(by=None)
        except (PolicyFileError, DomainError) as error:
            raise CommandError(str(error)) from error
        self._say(report, len(catalogues.created))

    def _say(self, report: PolicyReport, catalogues: int) -> None:
        for document in report.published:
            self.stdout.write(f"发布 {document.number} 第 {document.version} 版")
        for number, names in report.linked.items():
            self.stdout.write(f"{number} 适用于 {'、'.join(names)}")
        for number, codes in report.waiting.items():
            self.stdout.write(
                f"{number} 适用的区划 {'、'.join(codes)} 还没有导入，导入后再运行本命令即可关联"
            )
        self.stdout.write(
            f"新发布 {len(report.published)} 份，已有 {len(report.unchanged)} 份，"
            f"新建服务目录 {catalogues} 份"
        )
