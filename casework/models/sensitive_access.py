"""敏感档案的查阅：requests, approvals with an end, and leave cover."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from casework.enums.people import RequestState
from casework.models.base import CaseworkModel, choice, day, key, line, moment, user_key
from stations.tenancy import StationScopedManager, StationScopedQuerySet


class SensitiveAccessRequest(CaseworkModel):
    """查阅申请：somebody asks to open a minor's file or a sealed case, and says why.

    A sealed case is asked for by its number, whether there is one or not: who asks is told
    neither. `case` is known once a lead has agreed.
    """

    client = key("casework.Client", "服务对象", related="access_requests", optional=True)
    case_number = line("个案编号", 40)
    case = key("casework.Case", "个案", related="access_requests", optional=True)
    asked_by = user_key("申请人")
    reason = line("理由", 200, blank=False)
    until = day("查阅到", optional=False)
    state = choice("状态", RequestState, default=RequestState.WAITING)
    decided_by = user_key("审批人", optional=True)
    decided_at = moment("审批时间")
    decision_note = line("审批意见", 200)

    class Meta:
        verbose_name = "查阅申请"
        verbose_name_plural = "查阅申请"
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["station", "state", "-created_at"], name="access_request_open"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(client=None) ^ Q(case_number=""), name="access_request_for_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")),
                name="access_request_decided_by_another",
                violation_error_message="自己的申请由别人审批。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_by_id} {self.get_state_display()}"

    @property
    def audit_label(self) -> str:
        """How audit events call it."""
        return f"查阅申请 {self.pk.hex[-6:].upper()}"


class AccessGrantQuerySet(StationScopedQuerySet["AccessGrant"]):
    def in_force(self, on: dt.date) -> Self:
        """Those that open something on the day `on`."""
        return self.filter(starts_on__lte=on, ends_on__gte=on, revoked_at=None)


class AccessGrant(CaseworkModel):
    """查阅授权：one person may open one file, or stand in for a colleague, until a day.

    With `covers` it is 代管: everything of that colleague. Row security of sealed cases reads it.
    """

    user = user_key("被授权人")
    client = key("casework.Client", "服务对象", related="grants", optional=True)
    case = key("casework.Case", "个案", related="grants", optional=True)
    covers = user_key("代管谁的工作", optional=True)
    request: Any = models.OneToOneField(
        SensitiveAccessRequest,
        verbose_name="申请",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="grant",
    )
    reason = line("理由", 200, blank=False)
    starts_on = day("起", optional=False)
    ends_on = day("止", optional=False)
    given_by = user_key("授权人")
    revoked_at = moment("撤销时间")
    revoked_by = user_key("撤销人", optional=True)

    objects: ClassVar[Any] = StationScopedManager.from_queryset(AccessGrantQuerySet)()

    class Meta:
        verbose_name = "查阅授权"
        verbose_name_plural = "查阅授权"
        ordering: ClassVar = ["-starts_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["user", "ends_on"], name="grant_by_user"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="grant_dates_in_order",
                violation_error_message="截止日期早于开始日期。",
            ),
            models.CheckConstraint(
                condition=(
                    Q(client__isnull=False, case=None, covers=None)
                    | Q(client=None, case__isnull=False, covers=None)
                    | Q(client=None, case=None, covers__isnull=False)
                ),
                name="grant_for_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(covers=None) | ~Q(covers=models.F("user")),
                name="nobody_covers_himself",
                violation_error_message="代管人不能是本人。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.starts_on:%Y-%m-%d}–{self.ends_on:%Y-%m-%d}"

    @property
    def audit_label(self) -> str:
        """How audit events call it."""
        kind = "代管" if self.covers_id else "查阅授权"
        return f"{kind} {self.starts_on:%Y-%m-%d} 至 {self.ends_on:%Y-%m-%d}"
