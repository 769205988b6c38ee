"""Input of crises and mandatory reports."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from casework.enums.cases import CrisisKind, ReportRecipient
from casework.forms.case_fields import SeenForm
from casework.forms.record_fields import ClientsField
from casework.forms.risks import paragraphs
from casework.models import Case, Client, CrisisIntervention, MandatoryReport
from casework.selectors.crises import ReportGuide
from casework.selectors.risks import open_cases_of
from casework.services.crises import CrisisValues
from casework.services.mandatory_reports import FollowUp, ReportValues
from core import clock
from core.forms import KeyField, NamingForm

ONE_PERSON = "只选一位；涉及几个人的，写在经过里。"


def moment_field(label: str, **options: Any) -> forms.DateTimeField:
    """A moment, by the calendar of the browser."""
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    return forms.DateTimeField(label=label, widget=widget, **options)


def short(label: str, length: int, hint: str = "", **options: Any) -> forms.CharField:
    """One line."""
    widget = forms.TextInput({"placeholder": hint} if hint else {})
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=length, widget=widget, **options)


class AboutSomebody(NamingForm):
    """A form about one client, or nobody known."""

    clients: ClientsField

    def __init__(self, *args: Any, station_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clients"] = ClientsField(
            station_id=station_id, label="服务对象", required=False
        )

    def clean_clients(self) -> tuple[Client, ...]:
        """One person at most."""
        clients: tuple[Client, ...] = self.cleaned_data["clients"] or ()
        if len(clients) > 1:
            raise ValidationError(ONE_PERSON)
        return clients

    @property
    def client(self) -> Client | None:
        """The person, if one was chosen."""
        return next(iter(self.cleaned_data.get("clients") or ()), None)


class CrisisForm(AboutSomebody):
    """开始危机介入：what is known in the first minute."""

    id = KeyField()
    case = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="情形",
        choices=CrisisKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择情形。"},
    )
    found_at = moment_field("发现时间", initial=clock.now)
    place = short("地点", 100)
    what = paragraphs("经过", rows=3, hint="先写一句也行，处置中随时补记")

    def values(self) -> CrisisValues:
        """Return what was filled in."""
        data = self.cleaned_data
        return CrisisValues(
            kind=CrisisKind(data["kind"]),
            found_at=data["found_at"],
            client=self.client,
            case=self._case(),
            community=self.client.community if self.client else None,
            place=data["place"],
            what=data["what"],
        )

    def _case(self) -> Case | None:
        """The case from whose page it was begun, if it is about that person."""
        cases = open_cases_of(self.client) if self.client else ()
        return next((each for each in cases if each.pk == self.cleaned_data["case"]), None)


class EntryForm(NamingForm):
    """处置经过。"""

    id = KeyField()
    at = moment_field("时间", initial=clock.now)
    act = paragraphs("做了什么", required=True, hint="到场、安抚、报警、送医、联系家人")
    words = paragraphs("关键原话", hint="照原话写，不改写")


class OutcomeForm(SeenForm):
    """已通知的人、结果、后续。"""

    people_told = paragraphs("已通知的人", hint="家属、社区、派出所、医院：谁、几点")
    outcome = paragraphs("处理结果")
    follow_up = paragraphs("后续安排")


class ReportForm(AboutSomebody):
    """强制报告。Nothing has to be there to keep it; to send it, whom it went to."""

    id = KeyField()
    crisis = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person_described = short("当事人（未建档时）", 100, "怎样称呼、大约几岁、在哪里")
    situation = forms.ChoiceField(label="情形", required=False, widget=forms.RadioSelect)
    facts = paragraphs(
        "发现的情况",
        rows=4,
        help_text="站长看得到这一栏。写当事人的情况，不写您是谁、怎样得知。",
    )
    discovered_at = moment_field("发现时间", initial=clock.now)
    recipient = forms.ChoiceField(
        label="接收单位",
        required=False,
        choices=ReportRecipient.choices,
        widget=forms.RadioSelect,
        help_text="记录为已报告时须选；先保存可以不选。",
    )
    recipient_name = short("接收单位名称", 80, "如：大智街派出所")
    channel = short("报告方式", 40, "电话、当面、书面")
    evidence_kept = paragraphs("保存的证据")
    statement = paragraphs(
        "本人说明", help_text="只有您自己看得到：怎样得知、当时在场的人、要记住的细节。"
    )
    reported_at = moment_field("报告时间", required=False, initial=clock.now)

    def __init__(self, *args: Any, guide: ReportGuide, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guide = guide
        field = self.fields["situation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(guide.situations)

    def missing_to_send(self) -> bool:
        """Put what sending needs at its field: whom it went to, and that is all."""
        if not self.cleaned_data.get("recipient"):
            self.add_error("recipient", "请选择报告给了谁。")
        if not self.cleaned_data.get("reported_at"):
            self.add_error("reported_at", "请填写报告时间。")
        return bool(self.errors)

    def values(self, crisis: CrisisIntervention | None) -> ReportValues:
        """Return what was filled in."""
        data = self.cleaned_data
        return ReportValues(
            discovered_at=data["discovered_at"],
            client=self.client,
            crisis=crisis,
            person_described=data["person_described"],
            situation=data["situation"],
            situation_label=self.guide.label(data["situation"])[:80],
            facts=data["facts"],
            recipient=data["recipient"],
            recipient_name=data["recipient_name"],
            channel=data["channel"],
            evidence_kept=data["evidence_kept"],
        )


class FollowForm(SeenForm):
    """回执和处理结果。"""

    receipt_number = short("回执编号", 60)
    received_at = moment_field("收到回执时间", required=False)
    receipt = forms.FileField(label="回执扫描件", required=False)
    result = paragraphs("处理结果", rows=3)
    closing = forms.BooleanField(label="已办结", required=False)

    def __init__(self, *args: Any, report: MandatoryReport, with_file: bool, **kwargs: Any) -> None:
        known = {"receipt": None, "closing": report.closed_at is not None}
        super().__init__(*args, row=report, initial=known, **kwargs)
        if not with_file:
            del self.fields["receipt"]

    def values(self) -> FollowUp:
        """Return what was filled in."""
        return FollowUp(**self.given())
