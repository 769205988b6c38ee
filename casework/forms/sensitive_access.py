"""Input of access requests, covers and transfers."""

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.models import User
from casework.forms.crises import short
from casework.forms.risks import paragraphs
from casework.forms.signoffs import SignOffForm
from casework.forms.steps import DayField
from casework.rules.sensitive_access import LONGEST_ACCESS_DAYS
from core import clock
from core.forms import KeyField, NamingForm

USUAL_ACCESS = dt.timedelta(days=7)


class AskForm(NamingForm):
    """申请查阅一份档案。"""

    id = KeyField()
    reason = short(
        "理由",
        200,
        "为什么要看、看什么",
        required=True,
        error_messages={"required": "请写明理由。"},
    )
    until = DayField("查阅到", help_text=f"最长 {LONGEST_ACCESS_DAYS} 天，到期自动关闭。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = clock.today() + USUAL_ACCESS


class AskForCaseForm(AskForm):
    """申请查阅限制查阅的个案，按编号。"""

    number = short("个案编号", 40, required=True, error_messages={"required": "请填写个案编号。"})
    field_order = ("id", "number", "reason", "until")


class DecideForm(SignOffForm):
    """审批查阅。"""

    decision = forms.ChoiceField(
        label="审批",
        choices=[("approve", "同意"), ("refuse", "不同意")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择同意或不同意。"},
    )
    field_order = ("decision", "note", "password")


class CoverForm(NamingForm):
    """安排代管。"""

    id = KeyField()
    worker: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        QuerySet(User).none(), label="不在的人", empty_label=None
    )
    stand_in: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        QuerySet(User).none(), label="代管人", empty_label="请选择同事"
    )
    starts_on = DayField("开始日期")
    ends_on = DayField("结束日期")
    reason = short("原因", 200, "年休假、病假、外出培训", required=True)

    def __init__(
        self, *args: Any, user: User, colleagues: list[User], for_others: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(pk__in=[each.pk for each in colleagues])
        people = people.order_by("display_name", "pk")
        mine = people if for_others else people.filter(pk=user.pk)
        others = people if for_others else people.exclude(pk=user.pk)
        for name, rows in (("worker", mine), ("stand_in", others)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        self.fields["worker"].initial = user.pk
        self.fields["starts_on"].initial = clock.today()


class OfferForm(NamingForm):
    """提出移交。"""

    id = KeyField()
    to: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        QuerySet(User).none(), label="接手人", empty_label="请选择同事"
    )
    reason = short("原因", 200, "岗位调整、产假、专长更合适", required=True)
    handover = paragraphs(
        "移交说明", rows=5, required=True, hint="目前进展、约定、要留意的、下一步"
    )

    def __init__(self, *args: Any, colleagues: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        people = User.objects.filter(pk__in=[each.pk for each in colleagues])
        field.queryset = people.order_by("display_name", "pk")


class AnswerForm(NamingForm):
    """答复移交。"""

    answer = short("答复", 200, "不接手时写明理由")
