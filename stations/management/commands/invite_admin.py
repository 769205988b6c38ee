"""Make a platform administrator."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from core.errors import DomainError
from stations.services.people import PersonValues, invite_admin
from stations.validators import validate_login_name


class Command(BaseCommand):
    """The first person of a new platform; everybody else is invited from the pages."""

    help = "新增平台管理员，并给出设置密码的链接"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and where the platform is reached."""
        parser.add_argument("username", help="登录名")
        parser.add_argument("display_name", help="姓名")
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="平台网址")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and print the link."""
        person = PersonValues(options["display_name"].strip(), options["username"].strip())
        if not person.display_name:
            raise CommandError("姓名不能为空。")
        try:
            validate_login_name(person.username)
            invitation = invite_admin(person=person)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from None
        except DomainError as error:
            raise CommandError(str(error)) from None
        days = settings.PASSWORD_RESET_TIMEOUT // 86400
        self.stdout.write(f"已新增平台管理员 {person.display_name}（登录名 {person.username}）。")
        self.stdout.write(f"请在 {days} 天内打开此链接设置密码，只能用一次：")
        self.stdout.write(f"{options['url'].rstrip('/')}{invitation.path}")
