"""`seed_scale`: fill the database with a synthetic city."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bench.scale import City, is_seeded, seed


class Command(BaseCommand):
    """Copy in as many records as asked for; the same number gives the same data."""

    help = "生成一座合成城市的数据，用于测量。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Sizes."""
        parser.add_argument("--records", type=int, default=1_000_000)
        parser.add_argument("--stations", type=int, default=200)
        parser.add_argument("--clients", type=int, default=100_000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed, then say how long it took."""
        if is_seeded():
            raise CommandError("这个数据库里已有合成城市，请换一个数据目录。")
        city = City(options["stations"], options["clients"], options["records"])
        for line in seed(city):
            self.stdout.write(line)
            self.stdout.flush()
