"""Forms about referrals."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from accounts.models import User
from casework.enums.visits import ReferralState
from casework.forms.client_fields import PhoneField
from casework.forms.record_fields import ClientsField
from casework.forms.steps import DayField
from casework.models import Client, Referral
from casework.phrases import referrals as phrases
from casework.rules.referrals import TRACKED
from casework.selectors.clients import workers_within
from casework.selectors.referrals import cases_of
from casework.services.incoming_referrals import IncomingPerson
from casework.services.referral_rows import ReferralValues
from core import clock
from core.forms import KeyField, NamingForm, SeenField
from stations.forms.fields import PlainField
from stations.selectors.workspaces import Workspace

USUAL_CHECK_DAYS = 14
LONGEST_MATERIAL = 60


def in_two_weeks() -> dt.date:
    """When one usually asks again."""
    return clock.today() + dt.timedelta(days=USUAL_CHECK_DAYS)


class SheetForm(NamingForm):
    """What a referral sheet says, in or out."""

    id = KeyField()
    body = PlainField(label="对方单位", max_length=80)
    contact_name = PlainField(label="联系人", required=False, max_length=40)
    contact_phone = PhoneField(label="联系电话", required=False, max_length=30)
    reason = forms.CharField(label="转介原因", max_length=2000, widget=forms.Textarea({"rows": 3}))
    request = forms.CharField(
        label="请对方提供的服务",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    materials = forms.CharField(
        label="移交资料",
        required=False,
        max_length=1500,
        widget=forms.Textarea({"rows": 3}),
        help_text="一行一份，只写必要的资料。",
    )
    worker = forms.ModelChoiceField(User.objects.none(), label="经办社工", empty_label=None)

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worker: Any = self.fields["worker"]
        worker.queryset = workers_within(workspace, clock.today())
        worker.initial = workspace.user_id

    def clean_materials(self) -> list[str]:
        """One a line, each shown as it will stand on the sheet."""
        rows = (row.strip() for row in self.cleaned_data["materials"].splitlines())
        lines = [row for row in rows if row]
        if len(lines) > phrases.MATERIALS_MOST or any(len(row) > LONGEST_MATERIAL for row in lines):
            raise forms.ValidationError("最多 20 份，每份名称不超过 60 字。")
        return lines

    def values(self) -> ReferralValues:
        """Return what was filled in."""
        typed = self.cleaned_data
        names = (
            "body",
            "contact_name",
            "contact_phone",
            "reason",
            "request",
            "worker",
            "materials",
        )
        return ReferralValues(**{name: typed[name] for name in names}, case=typed.get("case"))


class ReferralForm(SheetForm):
    """转出。"""

    seen_at = SeenField(required=False)

    def __init__(
        self, *args: Any, client: Client, referral: Referral | None = None, **kwargs: Any
    ) -> None:
        if referral is not None:
            kwargs["initial"] = _initial(referral)
        super().__init__(*args, **kwargs)
        self.fields["seen_at"].required = referral is not None
        cases = cases_of(client, referral)
        self.fields["case"] = forms.ModelChoiceField(
            cases, label="个案", required=False, empty_label="不属于个案"
        )


class IncomingForm(SheetForm):
    """转入：the person may have no file yet."""

    person_name = PlainField(label="对方所写姓名", required=False, max_length=40)
    person_phone = PhoneField(label="对方所写电话", required=False, max_length=30)
    received_on = DayField("收到日期", initial=clock.today)

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clients"] = ClientsField(
            label="服务对象", station_id=station_id, required=False
        )

    def clean(self) -> dict[str, Any]:
        """Somebody is meant: a file, or at least a name."""
        super().clean()
        clients = self.cleaned_data.get("clients", ())
        if len(clients) > 1:
            self.add_error("clients", "请只选一位服务对象。")
        if not clients and not self.cleaned_data.get("person_name"):
            self.add_error("person_name", "请选择服务对象，或写上对方所写的姓名。")
        return self.cleaned_data

    def person(self) -> IncomingPerson:
        """Return who was sent, by his file where he has one."""
        typed = self.cleaned_data
        return IncomingPerson(
            client=next(iter(typed["clients"]), None),
            name=typed["person_name"],
            phone=typed["person_phone"],
            received_on=typed["received_on"],
        )


class SendForm(NamingForm):
    """发出转介。"""

    sent_on = DayField("发出日期", initial=clock.today)
    next_check_on = DayField("下次跟踪日期", initial=in_two_weeks)


class ReceiptForm(NamingForm):
    """登记回执。"""

    seen_at = SeenField()
    receipt_on = DayField("回执日期", initial=clock.today)
    file = forms.FileField(label="回执扫描件", required=False)

    def __init__(self, *args: Any, referral: Referral, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen_at": referral.updated_at}
        super().__init__(*args, **kwargs)


class TrackForm(NamingForm):
    """记录跟踪。"""

    seen_at = SeenField()
    state = forms.ChoiceField(label="进展", widget=forms.RadioSelect)
    on = DayField("日期", initial=clock.today)
    note = forms.CharField(
        label="情况",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="已有结果或未接收的须写明。",
    )
    next_check_on = DayField("下次跟踪日期", required=False, initial=in_two_weeks)

    def __init__(self, *args: Any, referral: Referral, **kwargs: Any) -> None:
        now = {"state": referral.state, "seen_at": referral.updated_at}
        kwargs.setdefault("initial", now)
        super().__init__(*args, **kwargs)
        state: Any = self.fields["state"]
        state.choices = _after(referral.state)


class CancelForm(NamingForm):
    """撤回转介。"""

    note = PlainField(label="撤回原因", max_length=200)


class AnswerForm(NamingForm):
    """接收或谢绝转入。"""

    note = forms.CharField(
        label="说明",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="谢绝的须写明原因。",
    )
    next_check_on = DayField("下次跟踪日期", required=False, initial=in_two_weeks)

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clients"] = ClientsField(
            label="服务对象", station_id=station_id, required=False
        )


def _after(state: str) -> list[tuple[str, str]]:
    """Return what can come after a state: it never goes back."""
    names: Iterable[ReferralState] = TRACKED
    order = [each.value for each in names]
    at = order.index(state) if state in order else 0
    return [(each.value, each.label) for each in TRACKED[at:]]


def _initial(referral: Referral) -> dict[str, Any]:
    names = ("body", "contact_name", "contact_phone", "reason", "request", "worker", "case")
    return {name: getattr(referral, name) for name in names} | {
        "id": referral.pk,
        "seen_at": referral.updated_at,
        "materials": "\n".join(referral.materials),
    }
