"""What the services of activities and their sheets refuse: the sentence, its field, no trace."""

import datetime as dt

import pytest

from casework.enums.groups import ActivityState, Presence
from casework.phrases import activities as phrases, groups as sheet_phrases
from casework.services import (
    activities,
    activity_reports,
    attendance,
    registrations,
)
from casework.services.activity_reports import ReportValues, SheetValues
from casework.services.attendance import AttendanceRow
from casework.services.registrations import SignUpValues
from core import clock
from core.errors import PageOutdatedError
from core.ids import uuid7
from stations.models import PolicyRule
from tests.factories.activities import ActivityRegistrationFactory, CommunityActivityFactory
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.factories.groups import AttendanceFactory
from tests.factories.projects import CatalogueItemFactory
from tests.support.activities import activity_values, at
from tests.support.refusals import refuses

pytestmark = pytest.mark.django_db


def from_elsewhere(world):
    with world.scope("stranger"):
        return ClientFactory.create()


def planned(world, **said):
    return {
        "activity_id": uuid7(),
        "station": world.home,
        "values": activity_values(world, **said),
    }


def changed(world, **said):
    activity = CommunityActivityFactory.create()
    ActivityRegistrationFactory.create_batch(2, activity=activity)
    return {
        "activity": activity,
        "values": activity_values(world, **said),
        "seen_at": type(activity).objects.get(pk=activity.pk).updated_at,
    }


def today(**said):
    """An activity that has begun."""
    return CommunityActivityFactory.create(starts_at=clock.now() - dt.timedelta(minutes=1), **said)


def held():
    record = ServiceRecordFactory.create()
    return today(state=ActivityState.HELD, record=record)


def reported(activity, content="包了饺子，聊了家常。"):
    return {"activity": activity, "values": ReportValues(content=content)}


def corrected(reason):
    sheet = SheetValues(came={}, others=0)
    return {"activity": held(), "values": sheet, "reason": reason, "seen_version": 1}


def sheet(activity, *rows):
    return {"activity": activity, "rows": rows}


def came_with_one_registration():
    row = ActivityRegistrationFactory.create(activity=today())
    here = AttendanceRow(presence=Presence.PRESENT, registration=row)
    return sheet(row.activity, here, here)


def there(client, **said):
    return AttendanceRow(presence=Presence.PRESENT, client=client, **said)


def twice():
    client = ClientFactory.create()
    return sheet(today(), there(client), there(client))


def signed_up(**said):
    values = SignUpValues(**{"name": "演示居民"} | said)
    activity = CommunityActivityFactory.create(capacity=1, takes_waiting=False)
    return {"activity": activity, "registration_id": uuid7(), "values": values}


def not_offered(world):
    return CatalogueItemFactory.create(catalogue=world.catalogue)


def attended(world, *, counted=True, **said):
    activity = today(**said)
    AttendanceFactory.create(session=None, activity=activity, station=world.home)
    if not counted:
        PolicyRule.objects.filter(key="service_kinds").delete()
    return activity


REFUSED = {
    "changing what was held": (
        activities.edit_activity,
        lambda world: changed(world) | {"activity": held(), "seen_at": None},
        phrases.ACTIVITY_OVER,
        "",
    ),
    "cancelling what was held": (
        activities.cancel_activity,
        lambda world: {"activity": held(), "reason": "下雨"},
        phrases.ACTIVITY_OVER,
        "",
    ),
    "closing what is not open": (
        activities.close_sign_up,
        lambda world: {"activity": today(state=ActivityState.PLANNED)},
        phrases.ONLY_OPEN_CLOSES,
        "",
    ),
    "a registration on the sheet twice": (
        attendance.mark_attendance,
        lambda world: came_with_one_registration(),
        sheet_phrases.CAME_TWICE,
        "",
    ),
    "a report where no rule counts activities": (
        activity_reports.report_activity,
        lambda world: reported(attended(world, counted=False)),
        phrases.NO_KIND,
        "",
    ),
    "a report that counts to what is not offered": (
        activity_reports.report_activity,
        lambda world: reported(attended(world, item=not_offered(world))),
        phrases.PROJECT_ENDED,
        "",
    ),
    "an activity with the key of another": (
        activities.plan_activity,
        lambda world: planned(world) | {"activity_id": CommunityActivityFactory.create().pk},
        PageOutdatedError.SENTENCE,
        "",
    ),
    "an activity that ends before it begins": (
        activities.plan_activity,
        lambda world: planned(world, ends_at=at(3, 14)),
        phrases.TIMES_REVERSED,
        "ends_at",
    ),
    "an activity over two days": (
        activities.plan_activity,
        lambda world: planned(world, ends_at=at(4, 9)),
        phrases.ENDS_ANOTHER_DAY,
        "ends_at",
    ),
    "signing up after the beginning": (
        activities.plan_activity,
        lambda world: planned(world, sign_up_until=at(3, 15)),
        phrases.UNTIL_AFTER_START,
        "sign_up_until",
    ),
    "an activity in another street": (
        activities.plan_activity,
        lambda world: planned(world, community=world.other_community),
        phrases.COMMUNITY_ELSEWHERE,
        "community",
    ),
    "fewer places than were given": (
        activities.edit_activity,
        lambda world: changed(world, capacity=1),
        phrases.CAPACITY_BELOW.format(count=2),
        "capacity",
    ),
    "cancelling without a reason": (
        activities.cancel_activity,
        lambda world: {"activity": CommunityActivityFactory.create(), "reason": " "},
        phrases.CANCEL_REASON_MISSING,
        "reason",
    ),
    "opening what takes no names": (
        activities.open_sign_up,
        lambda world: {
            "activity": CommunityActivityFactory.create(
                needs_sign_up=False, state=ActivityState.PLANNED
            )
        },
        phrases.NO_SIGN_UP,
        "",
    ),
    "registering where no names are taken": (
        registrations.register_person,
        lambda world: (
            signed_up() | {"activity": CommunityActivityFactory.create(needs_sign_up=False)}
        ),
        phrases.NO_SIGN_UP,
        "",
    ),
    "registering nobody": (
        registrations.register_person,
        lambda world: signed_up(name=" "),
        phrases.PERSON_MISSING,
        "name",
    ),
    "registering more than there is room for": (
        registrations.register_person,
        lambda world: signed_up(people=2),
        phrases.FULL_FOR_SO_MANY.format(people=2),
        "people",
    ),
    "a report before the day": (
        activity_reports.report_activity,
        lambda world: reported(CommunityActivityFactory.create()),
        phrases.NOT_STARTED,
        "",
    ),
    "a report of what was cancelled": (
        activity_reports.report_activity,
        lambda world: reported(today(state=ActivityState.CANCELLED, cancelled_reason="下雨")),
        phrases.IS_CANCELLED,
        "",
    ),
    "a report without words": (
        activity_reports.report_activity,
        lambda world: reported(today(), content=" "),
        phrases.REPORT_MISSING,
        "content",
    ),
    "a report of nobody": (
        activity_reports.report_activity,
        lambda world: reported(today()),
        phrases.NOBODY_CAME,
        "",
    ),
    "correcting a sheet without a reason": (
        activity_reports.correct_sheet,
        lambda world: corrected(" "),
        "请写明更正理由。",
        "reason",
    ),
    "correcting a sheet to nobody": (
        activity_reports.correct_sheet,
        lambda world: corrected("写错了"),
        phrases.NOBODY_CAME,
        "",
    ),
    "marking after the report": (
        attendance.mark_attendance,
        lambda world: sheet(held(), there(ClientFactory.create())),
        sheet_phrases.ATTENDANCE_CLOSED,
        "",
    ),
    "marking another station's client": (
        attendance.mark_attendance,
        lambda world: sheet(today(), there(from_elsewhere(world))),
        sheet_phrases.NOT_ON_THE_LIST,
        "",
    ),
    "marking somebody twice": (
        attendance.mark_attendance,
        lambda world: twice(),
        sheet_phrases.CAME_TWICE,
        "",
    ),
    "marking nobody as somebody": (
        attendance.mark_attendance,
        lambda world: sheet(today(), there(None, people=0)),
        sheet_phrases.PEOPLE_MISSING,
        "",
    ),
}


@pytest.mark.parametrize(
    ("service", "given", "sentence", "field"), REFUSED.values(), ids=REFUSED.keys()
)
def test_service_refuses_and_writes_nothing(world, service, given, sentence, field):
    refuses(world, service, given, sentence, field)
