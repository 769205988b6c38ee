"""Communities of the demonstration: profiles, registers, analyses, meetings, organisations."""

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import User
from casework.management.demo import community_texts as texts
from casework.management.demo.cast import workspace_of
from casework.management.demo.plans import key
from casework.models import (
    CommunityFacility,
    CommunityMeeting,
    CommunityProfile,
    HumanResource,
)
from casework.selectors.kinds import service_kinds
from casework.services import communities, meetings, organisations
from core import clock
from projects.models import ProjectItem
from stations.models import Region, Station
from stations.selectors.workspaces import workspace_scope

ZONE = ZoneInfo(settings.TIME_ZONE)


class CommunityStory:
    """Tells what is missing of the communities of one station; told again, it adds nothing."""

    def __init__(self, station: Station, worker: User, today: dt.date) -> None:
        self.station, self.worker, self.today = station, worker, today
        rows = Region.objects.filter(parent=station.region).select_related("parent")
        self.communities = list(rows.order_by("code")[:6])

    def tell(self) -> None:
        """Write everything, unless it was written before."""
        with workspace_scope(workspace_of(self.worker)):
            if CommunityProfile.objects.filter(pk=key("profile", self.station.name, 0, 0)).exists():
                return
            for number, community in enumerate(self.communities):
                self._describe(number, community)
            self._analyse()
            self._meet()
            self._incubate()

    def _describe(self, number: int, community: Region) -> None:
        """A baseline a year ago, a picture of last month, facilities and people."""
        for turn, days in enumerate((385, 24)):
            day = self.today - dt.timedelta(days=days)
            with self._at(day):
                communities.add_profile(
                    profile_id=key("profile", self.station.name, number, turn),
                    community=community,
                    station_id=self.station.pk,
                    values=texts.profile(number, turn, day),
                    by=self.worker,
                )
        with self._at(self.today - dt.timedelta(days=380)):
            for place, facility in enumerate(texts.facilities(number, community.name)):
                self._register(CommunityFacility, community, facility, place)
            for place, person in enumerate(texts.people(number)):
                self._register(HumanResource, community, person, place)

    def _register(self, model: communities.Register, community: Region, values: dict[str, object],
                  place: int) -> None:  # fmt: skip
        communities.add_to_register(
            model=model,
            row_id=key(model.__name__, self.station.name, community.code, place),
            community=community,
            station_id=self.station.pk,
            values=values,
            by=self.worker,
        )

    def _analyse(self) -> None:
        for number, (values, days) in enumerate(zip(texts.ANALYSES, (340, 70), strict=True)):
            day = self.today - dt.timedelta(days=days)
            with self._at(day):
                communities.add_analysis(
                    analysis_id=key("swot", self.station.name, number),
                    community=self.communities[number],
                    station_id=self.station.pk,
                    values={**values, "made_on": day},
                    by=self.worker,
                )

    def _meet(self) -> None:
        for number, (values, resolutions) in enumerate(texts.MEETINGS):
            day = self.today - dt.timedelta(days=texts.MEETING_DAYS[number])
            with self._at(day):
                meeting = self._hold(number, values, day)
                for place, resolution in enumerate(resolutions):
                    meetings.add_resolution(
                        resolution_id=key("resolution", self.station.name, number, place),
                        meeting=meeting,
                        values={
                            "content": resolution.content,
                            "responsible": resolution.responsible,
                            "due_on": day + dt.timedelta(days=resolution.days),
                        },
                        by=self.worker,
                    )
            self._follow_up(meeting, [each.result for each in resolutions], day)

    def _hold(self, number: int, values: dict[str, object], day: dt.date) -> CommunityMeeting:
        plans = ProjectItem.objects.select_related("project__station__region", "item").filter(
            station=self.station,
            project__starts_on__lte=day,
            project__ends_on__gte=day,
            item__is_active=True,
        )
        wanted = plans.filter(item__area__icontains="社区治理").order_by("pk").first()
        return meetings.hold_meeting(
            meeting_id=key("meeting", self.station.name, number),
            station_id=self.station.pk,
            values={
                **values,
                "community": self.communities[number % len(self.communities)],
                "held_on": day,
            },
            kind=service_kinds(self.station, day).named(meetings.KIND),
            plan=wanted or plans.order_by("pk")[0],
            minutes=random.Random(number).choice((60, 90, 120)),  # noqa: S311 -- demonstration
            by=self.worker,
        )

    def _follow_up(self, meeting: CommunityMeeting, results: list[str], day: dt.date) -> None:
        settled = min(day + dt.timedelta(days=25), self.today)
        with self._at(settled):
            for resolution, result in zip(
                meeting.resolutions.order_by("position"), results, strict=True
            ):
                if result:
                    meetings.change_resolution(
                        resolution=resolution,
                        values={"state": "done", "result": result, "settled_on": settled},
                        seen_at=resolution.updated_at,
                        by=self.worker,
                    )

    def _incubate(self) -> None:
        for number, (values, growth) in enumerate(texts.ORGANISATIONS):
            founded = self.today - dt.timedelta(days=500 - 60 * number)
            with self._at(founded):
                organisation = organisations.add_organisation(
                    organisation_id=key("organisation", self.station.name, number),
                    station_id=self.station.pk,
                    values={
                        **values,
                        "community": self.communities[number],
                        "founded_on": founded,
                    },
                    by=self.worker,
                )
            for turn, entry in enumerate(growth):
                day = self.today - dt.timedelta(days=400 - 95 * turn - 7 * number)
                with self._at(day):
                    organisations.add_growth(
                        growth_id=key("growth", self.station.name, number, turn),
                        organisation=organisation,
                        values={**entry, "on": day},
                        by=self.worker,
                    )

    @contextmanager
    def _at(self, day: dt.date) -> Iterator[None]:
        with clock.held_at(dt.datetime.combine(day, dt.time(15, 20), ZONE)):
            yield


def tell_communities(station: Station, worker: User, today: dt.date) -> None:
    """Tell the communities of a station."""
    CommunityStory(station, worker, today).tell()
