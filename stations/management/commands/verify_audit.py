"""`verify_audit`: check every chain of audit events."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from core.audit import broken_links
from core.models import AuditChain, AuditEvent
from stations.selectors.workspaces import system_scope


class Command(BaseCommand):
    """Print a JSON report; fail when a chain is broken."""

    help = "核对审计链：任何事件被改动、删除或截去都会显示。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the report goes."""
        parser.add_argument("--json", type=Path, metavar="FILE", help="把报告写入文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check in one transaction, so that heads and links are of the same moment."""
        with system_scope(), transaction.atomic():
            breaks = [asdict(found) for found in broken_links()]
            report = {
                "chains": AuditChain.objects.count(),
                "events": AuditEvent.objects.count(),
                "breaks": breaks,
            }
        text = json.dumps(report, ensure_ascii=False, indent=2)
        if options["json"]:
            options["json"].write_text(text + "\n", encoding="utf-8")
        else:
            self.stdout.write(text)
        if breaks:
            raise CommandError(f"审计链有 {len(breaks)} 处断裂。")
