"""`check_tallies`: recount the tallies from the records and print what differs."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from casework.selectors.tally_checks import count_tallies, tally_differences
from stations.selectors.workspaces import system_scope


class Command(BaseCommand):
    """Print a JSON report; fail when a figure differs."""

    help = "按服务记录重新计数，并与统计表比较。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare in one transaction, so that both sides are of the same moment."""
        with system_scope(), transaction.atomic():
            checked, differences = count_tallies(), tally_differences()
        report = {"tallies": checked, "differences": [str(found) for found in differences]}
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        if differences:
            raise CommandError(f"有 {len(differences)} 处统计与记录不符。")
