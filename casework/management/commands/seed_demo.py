"""Fill an empty platform with a small part of a city, to try the product with."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from casework.management.demo import cast, people as people_demo, places, plans, regions
from casework.management.demo.access import tell_access
from casework.management.demo.activities import tell_activities
from casework.management.demo.cases import tell_cases
from casework.management.demo.communities import tell_communities
from casework.management.demo.groups import tell_groups
from casework.management.demo.loose_ends import tell_loose_ends
from casework.management.demo.questionnaires import tell_questionnaires
from casework.management.demo.risks import tell_risks
from casework.management.demo.story import Crew, Story
from casework.management.demo.three_lists import tell_lists
from casework.management.demo.visits import tell_visits
from casework.management.demo.volunteers import tell_volunteers
from casework.services.classifications import load_classifications
from casework.services.questionnaires import load_question_sets
from core import clock
from projects.services.catalogues import load_catalogues
from stations.models import Station
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies

# station, its workers (the first is the author of most), files, records, who sets projects up
CREWS = (
    (places.HOME, ("worker", "demo-dazhi-2"), 40, 240, "lead"),
    ("一元街道社工站", ("stranger",), 14, 40, "district"),
    ("车站街道社工站", ("demo-chezhan",), 12, 32, "district"),
    ("四唯街道社工站", ("demo-siwei",), 10, 28, "district"),
    ("劳动街道社工站", ("demo-laodong",), 10, 24, "district"),
    ("民族街街道社工站", ("demo-minzu",), 8, 20, "demo-jianghan"),
)
SETUP_DAYS_AGO = 700


class Command(BaseCommand):
    """Make what is missing. Run again, it changes nothing."""

    help = "写入演示数据：江岸区、江汉区的几个社工站，各角色的演示账号，生成的服务对象和服务记录。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Make everything in one transaction, through the services."""
        if not settings.LINLI_DEMO:
            raise CommandError("正式环境不能写入演示数据；只有开发和测试设置允许。")
        today = clock.today()
        with transaction.atomic():
            people, stations = _set_up(today)
            added = _tell(people, stations, today)
        if added:
            self.stdout.write(
                f"演示数据已写入：{len(stations)} 个社工站，新增 {added} 条档案和记录。"
            )
        else:
            self.stdout.write("演示数据已经齐全，没有改动。")


def _set_up(today: dt.date) -> tuple[dict[str, User], dict[str, Station]]:
    """Regions, policies, organisations and people, as if set up long ago."""
    opened_on = dt.date((today - dt.timedelta(days=SETUP_DAYS_AGO)).year, 1, 2)
    moment = dt.datetime(opened_on.year, 1, 2, 1, tzinfo=dt.UTC)
    with system_scope(), clock.held_at(moment):
        known_regions = regions.make_regions()
        load_policies(by=None)
        load_catalogues(by=None)
        load_classifications(by=None)
        load_question_sets(by=None)
        admin, workspace = cast.make_admin()
        agency = places.make_agency(known_regions, workspace=workspace, by=admin)
        stations = places.make_stations(
            known_regions, agency, workspace=workspace, by=admin, on=opened_on
        )
        everywhere = known_regions | {agency.name: agency} | stations
        people = cast.make_cast(everywhere, workspace=workspace, by=admin, on=opened_on)
        plans.make_local_items(known_regions["江岸区"], by=people["district"])
    return people, stations


def _tell(people: dict[str, User], stations: dict[str, Station], today: dt.date) -> int:
    """Projects, files and records of every station; return how many are new."""
    added = 0
    for name, workers, clients, records, manager in CREWS:
        station = stations[name]
        years = (today.year - 1, today.year)
        plans.make_projects(station, years, by=people[manager])
        crew = Crew(station, [people[worker] for worker in workers], clients, records)
        story = Story(crew, today)
        new = story.tell()
        if new and name == places.HOME:
            story.leave_draft(people["worker"])
        added += new
    people_demo.tell_people(stations[places.HOME], people["lead"], today)
    tell_cases(stations[places.HOME], people["worker"], people["lead"], today)
    tell_questionnaires(stations[places.HOME], people, today)
    tell_risks(stations[places.HOME], people, today)
    tell_access(stations[places.HOME], people, today)
    tell_communities(stations[places.HOME], people["worker"], today)
    tell_lists(stations[places.HOME], people["worker"], today)
    tell_visits(stations[places.HOME], people["worker"], today)
    tell_groups(stations[places.HOME], people["worker"], people["lead"], today)
    tell_activities(stations[places.HOME], people["worker"], people["lead"], today)
    tell_volunteers(stations[places.HOME], people["worker"], people["lead"], today)
    tell_loose_ends(stations[places.HOME], people, today)
    return added
