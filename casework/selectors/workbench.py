"""工作台：what waits for somebody, and how the month stands."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.dateparse import parse_date

from accounts.models import User
from casework.enums import Situation
from casework.models import RecordClient, RecordDraft, RiskAssessment, ServiceRecord, ServiceTally
from casework.rules.clients import display_name
from casework.selectors.drafts import drafts_of
from casework.selectors.duties import Group, Todo, day_said, deadline, waiting_for
from casework.selectors.kinds import ServiceKinds
from casework.selectors.records import with_people
from casework.selectors.tallies import Measures
from core.workdays import add_workdays
from stations.enums import Role
from stations.selectors.workspaces import Workspace

RISK = "风险"
RISK_WITHIN = dt.timedelta(days=14)
LATE_WITHIN = dt.timedelta(days=180)
SHOWN_DRAFTS = 20
SHOWN_RECORDS = 5
SHOWN_NAMES = 3
CLIENT_SECRETS = tuple(f"client__{name}" for name in ("identifier", "phone", "address", "notes"))


@dataclass(frozen=True)
class Duties:
    """What waits: people at risk, my drafts, what other parts say, and what was written late."""

    risks: tuple[Todo, ...] = ()
    drafts: tuple[Todo, ...] = ()
    others: tuple[Group, ...] = ()
    late_records: tuple[Todo, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Under their headings, in the order in which they are shown: risk first."""
        grave = [group for group in self.others if group.heading == RISK]
        risks = (*(todo for group in grave for todo in group.todos), *self.risks)
        total = sum(group.total for group in grave) + len(self.risks)
        list_url = grave[0].list_url if grave else ""
        groups = (
            Group(RISK, risks, total, list_url),
            Group("草稿", self.drafts, len(self.drafts)),
            *(group for group in self.others if group.heading != RISK),
            Group("同事迟录的记录", self.late_records, len(self.late_records)),
        )
        return tuple(group for group in groups if group.todos)

    @property
    def sentence(self) -> str:
        """The answer to: what do I do now?"""
        late = sum(todo.late for todo in self.drafts)
        parts = []
        if self.drafts:
            overdue = f"，其中 {late} 份已过期限" if late else ""
            parts.append(f"{len(self.drafts)} 份草稿待完成{overdue}")
        if self.risks:
            parts.append(f"{len(self.risks)} 件有风险的服务等下一步")
        if self.others:
            parts.append(f"{sum(group.total for group in self.others)} 件到期的工作{self._overdue}")
        if self.late_records:
            parts.append(f"同事本月有迟录的记录 {len(self.late_records)} 条")
        return "；".join(parts) + "。" if parts else "没有待完成的草稿，也没有到期的工作。"

    @property
    def _overdue(self) -> str:
        late = sum(todo.late for group in self.others for todo in group.todos)
        if late and any(group.has_more for group in self.others):
            return "，其中有已过期限的"
        return f"，其中 {late} 件已过期限" if late else ""


def duties(workspace: Workspace, user: User, kinds: ServiceKinds, today: dt.date) -> Duties:
    """Return what waits for `user`."""
    is_lead = workspace.role == Role.STATION_LEAD
    drafts = [(_due_on(draft, kinds), draft) for draft in drafts_of(user)[:SHOWN_DRAFTS]]
    drafts.sort(key=lambda pair: pair[0])
    late = _late_records(workspace, user, today) if is_lead else ()
    return Duties(
        risks=tuple(_risk_todo(record, workspace) for record in _at_risk(user, is_lead, today)),
        drafts=tuple(_draft_todo(draft, due, kinds, today) for due, draft in drafts),
        others=waiting_for(workspace, today),
        late_records=tuple(_late_todo(record) for record in late),
    )


def latest_records(workspace: Workspace, user: User) -> tuple[Todo, ...]:
    """Return what was done last: by oneself, or for a lead by the whole station."""
    rows = ServiceRecord.objects.filter(station_id=workspace.station_id)
    if workspace.role != Role.STATION_LEAD:
        rows = rows.filter(worker=user)
    shown = with_people(rows.with_labels().defer("content", "next_step"))
    newest = shown.order_by("-served_on", "-pk")[:SHOWN_RECORDS]
    return tuple(_latest(record, workspace) for record in newest)


def month_and_year(workspace: Workspace, today: dt.date) -> Measures:
    """Return the figures of this month, and the people of this year, from the tallies."""
    this_month = Q(month=today.replace(day=1))
    rows = ServiceTally.objects.filter(
        station_id__in=workspace.station_ids,
        month__gte=today.replace(month=1, day=1),
        month__lte=today,
    )
    figures = rows.aggregate(
        records=Sum("records", filter=this_month, default=0),
        minutes=Sum("minutes", filter=this_month, default=0),
        person_times=Sum("person_times", filter=this_month, default=0),
        people=Sum("new_people", default=0),
    )
    return Measures(**figures)


def _due_on(draft: RecordDraft, kinds: ServiceKinds) -> dt.date:
    """A draft is due so many workdays after the service, or after it was begun."""
    typed = draft.data.get("served_on") if isinstance(draft.data, dict) else None
    try:
        served_on = parse_date(typed) if isinstance(typed, str) else None
    except ValueError:
        served_on = None
    return add_workdays(served_on or timezone.localdate(draft.created_at), kinds.due_workdays)


def _draft_todo(draft: RecordDraft, due: dt.date, kinds: ServiceKinds, today: dt.date) -> Todo:
    kind = kinds.named(draft.kind)
    basis = f" · 依据 {kinds.due_basis}" if kinds.due_basis else ""
    saved = timezone.localtime(draft.saved_at)
    return Todo(
        when=deadline(due, today),
        title=f"{kind.label if kind else '服务'}记录待完成",
        note=f"草稿保存于 {day_said(saved)} {saved:%H:%M}，"
        f"服务后 {kinds.due_workdays} 个工作日内完成{basis}",
        url_name="casework:record_form",
        pk=draft.pk,
        action="继续填写",
        late=due < today,
    )


def _at_risk(user: User, is_lead: bool, today: dt.date) -> QuerySet[ServiceRecord]:
    """Lately at risk, with a next step, and neither served again nor rated since."""
    since = RecordClient.objects.filter(
        client=OuterRef("client"), served_on__gt=OuterRef("served_on")
    )
    parts = RecordClient.objects.filter(record=OuterRef("pk"))
    rated = RiskAssessment.objects.filter(record=OuterRef("pk"))
    waiting = Exists(parts.filter(~Exists(since))) | ~Exists(parts)
    rows = ServiceRecord.objects.filter(
        waiting, ~Exists(rated), situation=Situation.AT_RISK, served_on__gte=today - RISK_WITHIN
    ).exclude(next_step="")
    mine = rows if is_lead else rows.filter(worker=user)
    people = RecordClient.objects.select_related("client").defer(*CLIENT_SECRETS)
    shown: QuerySet[ServiceRecord] = mine.prefetch_related(
        Prefetch("participations", people.order_by("position"))
    )
    return shown.order_by("-served_on", "-pk")[:SHOWN_RECORDS]


def _latest(record: ServiceRecord, workspace: Workspace) -> Todo:
    return Todo(
        when=day_said(record.served_on),
        title=f"{record.kind_label}：{_names(record, workspace)}",
        note=f"{record.item} · {record.minutes} 分钟 · {record.worker}",
        url_name="casework:record_detail",
        pk=record.pk,
        action="看记录",
    )


def _names(record: ServiceRecord, workspace: Workspace) -> str:
    people = [display_name(workspace, part.client) for part in record.participations.all()]
    more = f"等 {len(people)} 位" if len(people) > SHOWN_NAMES else ""
    return "、".join(people[:SHOWN_NAMES]) + more or "未登记居民"


def _risk_todo(record: ServiceRecord, workspace: Workspace) -> Todo:
    return Todo(
        when=day_said(record.served_on),
        title=f"有风险：{_names(record, workspace)}",
        note=f"{record.kind_label}后的下一步：{record.next_step}",
        url_name="casework:record_risk",
        pk=record.pk,
        action="评估风险",
    )


def _late_records(workspace: Workspace, user: User, today: dt.date) -> QuerySet[ServiceRecord]:
    """Completed late this month; looks back half a year, so that it costs the same for ever."""
    month = timezone.make_aware(dt.datetime.combine(today.replace(day=1), dt.time.min))
    rows = ServiceRecord.objects.filter(
        station_id__in=workspace.station_ids,
        served_on__gte=today - LATE_WITHIN,
        late_days__gt=0,
        completed_at__gte=month,
    )
    late: QuerySet[ServiceRecord] = rows.exclude(worker=user).select_related("worker")
    return late.order_by("-served_on", "-pk")[:SHOWN_RECORDS]


def _late_todo(record: ServiceRecord) -> Todo:
    return Todo(
        when=day_said(record.served_on),
        title=f"{record.worker} 的{record.kind_label}记录迟录 {record.late_days} 天",
        note="本月完成，已标为迟录",
        url_name="casework:record_detail",
        pk=record.pk,
        action="看记录",
    )
