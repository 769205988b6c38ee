"""Community activities of the home station: held, waiting for its report, cancelled, open."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from casework.enums.questionnaires import QuestionSetKind
from casework.management.demo import cast
from casework.management.demo.activity_texts import NOTES, PLANS, RESIDENTS, Plan
from casework.management.demo.plans import key
from casework.models import Client, CommunityActivity
from casework.selectors.clients import communities_within
from casework.selectors.costs import get_cost
from casework.selectors.public_pages import public_scope
from casework.selectors.questionnaires import form_in_use
from casework.services.activities import (
    ActivityValues,
    cancel_activity,
    close_sign_up,
    open_sign_up,
    plan_activity,
)
from casework.services.activity_reports import (
    ReportValues,
    SheetValues,
    mark_sheet,
    report_activity,
)
from casework.services.costs import CostValues, add_cost, change_cost
from casework.services.registrations import SignUpValues, register_person, sign_up
from core import clock
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import Workspace, workspace_scope


def tell_activities(station: Station, worker: User, lead: User, today: dt.date) -> None:
    """Tell them in order, each on its days. What is there already is left alone."""
    crew = _Crew(station, worker, lead, today)
    for number, planned in enumerate(PLANS):
        crew.tell(number, planned)


class _Crew:
    """Who plans and holds the activities, and with whom."""

    def __init__(self, station: Station, worker: User, lead: User, today: dt.date) -> None:
        self.station, self.worker, self.lead, self.today = station, worker, lead, today

    def tell(self, number: int, planned: Plan) -> None:
        """Plan, open, register, hold and report one activity."""
        activity_id = key("activity", self.station.pk, planned.name)
        starts = self._at(planned.days, 14)
        with self._on(min(planned.days - 14, -2), 9) as workspace:
            if CommunityActivity.objects.filter(pk=activity_id).exists():
                return
            values = self._values(workspace, planned, starts)
            if values is None:
                return
            activity = plan_activity(
                activity_id=activity_id, station=self.station, values=values, by=self.worker
            )
            if planned.planned:
                add_cost(
                    cost_id=key("activity cost", activity_id),
                    activity=activity,
                    values=CostValues(what=planned.cost, planned=Decimal(planned.planned)),
                    by=self.worker,
                )
            if planned.needs_sign_up and (planned.is_open or planned.signed_up):
                activity = open_sign_up(activity=activity, by=self.worker)
            self._register(activity, planned, number)
        if planned.cancelled:
            with self._on(planned.days - 1, 17):
                cancel_activity(activity=activity, reason=planned.cancelled, by=self.lead)
        elif planned.report:
            self._hold(activity, planned, number)

    def _register(self, activity: CommunityActivity, planned: Plan, number: int) -> None:
        """Sign up two clients, and then residents by their phones."""
        if not planned.signed_up:
            return
        for index, client in enumerate(self._clients(number, 2)):
            register_person(
                activity=activity,
                registration_id=key("registration", activity.pk, index),
                values=SignUpValues(name=client.name, client=client),
                by=self.worker,
            )
        for index in range(planned.signed_up):
            token = key("token", activity.pk, index).hex[:24]
            values = SignUpValues(
                name=RESIDENTS[(number + index) % len(RESIDENTS)],
                phone=f"027-00{number:03d}{index:03d}",
                people=1 + index % 3 // 2,
                note=NOTES[index % len(NOTES)],
            )
            later = clock.now() + dt.timedelta(minutes=37 * (index + 1))
            with clock.held_at(later), public_scope(self.station.pk, token):
                sign_up(activity=activity, values=values, token=token)

    def _hold(self, activity: CommunityActivity, planned: Plan, number: int) -> None:
        with self._on(planned.days, 17):
            if planned.signed_up:
                close_sign_up(activity=activity, by=self.worker)
            came = {
                each.pk: each.people
                for index, each in enumerate(activity.registrations.order_by("queued_at", "pk"))
                if index % 5 != 4
            }
            people = tuple(self._clients(number + 3, 3))
            sheet = SheetValues(came=came, clients=people, others=planned.others)
            mark_sheet(activity=activity, values=sheet, by=self.worker)
            report = ReportValues(
                content=planned.report,
                next_step=planned.next_step,
                form_version=form_in_use(kind=QuestionSetKind.ACTIVITY, station=self.station),
                answers=planned.answers,
            )
            report_activity(activity=activity, values=report, by=self.worker)
            change_cost(
                cost=get_cost(pk=key("activity cost", activity.pk)),
                values=CostValues(
                    what=planned.cost,
                    planned=Decimal(planned.planned),
                    spent=Decimal(planned.spent),
                    spent_on=self.today + dt.timedelta(days=planned.days),
                ),
                by=self.worker,
            )

    def _values(
        self, workspace: Workspace, planned: Plan, starts: dt.datetime
    ) -> ActivityValues | None:
        day = timezone.localdate(starts)
        items = ProjectItem.objects.filter(
            station=self.station,
            item__is_active=True,
            project__starts_on__lte=day,
            project__ends_on__gte=day,
        ).select_related("project", "item")
        item = items.filter(item__name__contains="社区活动").order_by("pk").first()
        item = item or items.order_by("pk").first()
        if item is None:
            return None
        communities = list(communities_within(workspace, self.today))
        there = (each for each in communities if planned.place.startswith(each.name))
        return ActivityValues(
            name=planned.name,
            kind=planned.kind,
            plan_item=item,
            starts_at=starts,
            ends_at=starts + dt.timedelta(hours=2),
            place=planned.place,
            worker=self.worker,
            community=next(there, None),
            occasion=planned.occasion,
            goal=planned.goal,
            plan=planned.flow,
            duties=planned.duties,
            partners="社区居委会、社区志愿服务队",
            materials=planned.cost,
            risk_plan="备急救包；老人上下楼由志愿者陪同；遇大雨改到室内或改期。",
            invitation="欢迎带上家人、邻居一起来。行动不便的请在备注里说明。",
            needs_sign_up=planned.needs_sign_up,
            capacity=planned.capacity,
            sign_up_until=starts - dt.timedelta(hours=20) if planned.needs_sign_up else None,
        )

    def _clients(self, first: int, count: int) -> list[Client]:
        """Return some adults among the station's clients."""
        rows = Client.objects.filter(station=self.station, client_class="elderly")
        known = list(rows.order_by("opened_on", "pk")[:12])
        return [known[(first + index) % len(known)] for index in range(count)] if known else []

    def _at(self, days: int, hour: int) -> dt.datetime:
        day = self.today + dt.timedelta(days=days)
        return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))

    @contextmanager
    def _on(self, days: int, hour: int) -> Iterator[Workspace]:
        workspace = cast.workspace_of(self.worker)
        with clock.held_at(self._at(days, hour)), workspace_scope(workspace):
            yield workspace
