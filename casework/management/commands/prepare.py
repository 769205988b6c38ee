"""All that a database needs before pages can be served, in one command."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from accounts.models import User
from casework.management.demo.accounts import demo_accounts
from casework.management.demo.cast import demo_password


class Command(BaseCommand):
    """Safe to run again: what is there stays. How it goes is told on stderr."""

    help = "更新数据表、发布政策文件，最后列出演示账号；--demo 在还没有任何账号时先写入演示数据"
    requires_system_checks: list[str] = []  # there may be no table yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether an unused system is filled."""
        parser.add_argument("--demo", action="store_true", help="空系统写入演示数据")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        """Migrate, load, fill, and name the demo accounts."""
        call_command("migrate", interactive=False, stdout=self.stderr)
        call_command("load_policies", stdout=self.stderr)
        call_command("load_classifications", stdout=self.stderr)
        call_command("load_question_sets", stdout=self.stderr)
        if demo and not User.objects.exists():
            call_command("seed_demo", stdout=self.stderr)
        if accounts := demo_accounts():
            self.stdout.write(f"演示账号，密码 {demo_password()}：")
            for name, role in accounts.items():
                self.stdout.write(f"  {name:<12}{role}")
