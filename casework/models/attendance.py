"""签到：attendance of participants, for sessions and activities. Staff have none."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from casework.enums.groups import Presence
from casework.models.base import CaseworkModel, choice, key, line


class Attendance(CaseworkModel):
    """签到：whether one participant came to one session or activity.

    Neither client nor registration: residents whose names nobody took, as a number.
    """

    session = key("casework.GroupSession", "节次", related="attendance", optional=True)
    activity = key("casework.CommunityActivity", "社区活动", related="attendance", optional=True)
    client = key("casework.Client", "服务对象", related="attendance", optional=True)
    registration = key("casework.ActivityRegistration", "报名", related="attendance", optional=True)
    presence = choice("出席情况", Presence)
    people = models.PositiveSmallIntegerField("到场人数", default=1)
    note = line("表现与反应", 200)

    class Meta:
        verbose_name = "签到"
        verbose_name_plural = "签到"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(session=None) ^ Q(activity=None), name="attendance_of_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(client=None) | Q(registration=None),
                name="attendance_of_one_person",
            ),
            models.UniqueConstraint(
                fields=["session", "client"],
                condition=~Q(session=None) & ~Q(client=None),
                name="attendance_once_a_session",
                violation_error_message="此人本节已签到，不能重复。",
            ),
            models.UniqueConstraint(
                fields=["activity", "client"],
                condition=~Q(activity=None) & ~Q(client=None),
                name="attendance_once_an_activity",
                violation_error_message="此人本次活动已签到，不能重复。",
            ),
            models.UniqueConstraint(
                fields=["activity", "registration"],
                condition=~Q(registration=None),
                name="attendance_once_a_registration",
                violation_error_message="这份报名已签到，不能重复。",
            ),
        ]

    def __str__(self) -> str:
        return self.get_presence_display()
