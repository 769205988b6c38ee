"""Load the platform's own forms."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casework.rules.questions import QuestionError
from casework.services.questionnaires import load_question_sets
from stations.selectors.workspaces import system_scope


class Command(BaseCommand):
    """Make what is missing, and a new version of what has changed. Run again, it changes nothing."""

    help = "载入平台默认表单（casework/data/question_sets.toml）；改过的成为新的一版"

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what is new."""
        try:
            with system_scope():
                report = load_question_sets(by=None)
        except QuestionError as error:
            raise CommandError(str(error)) from error
        for title in report.published:
            self.stdout.write(f"已启用：{title}")
        if not report.published:
            self.stdout.write("平台默认表单没有变化。")
