"""Server time, queries and bytes of single pages, through the whole stack but the network.

Each request goes through every middleware, the view, the template and the database as the
application's role, in the workspace of a person with no more rights than the page needs.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Model
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from casework.forms.record_starts import likely
from casework.forms.records import RecordForm
from casework.models import (
    Case,
    Client,
    CommunityActivity,
    CommunityMeeting,
    CrisisIntervention,
    HomeVisit,
    IncubatedOrganisation,
    MandatoryReport,
    RecordClient,
    RecordVersion,
    Referral,
    ReliefApplication,
    ServiceAgreement,
    ServiceGroup,
    ServiceRecord,
    ServiceTally,
    Survey,
    VerificationList,
    VisitPlan,
    Volunteer,
)
from casework.selectors.kinds import service_kinds
from core import clock
from core.ids import uuid7
from stations.access import own_station
from stations.models import Station
from stations.selectors.workspaces import (
    Workspace,
    assignments_in_force,
    open_workspace,
    system_scope,
    workspace_scope,
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WORKER, SUPERVISOR = "scale_0_0", "scale_supervisor"
DISTRICT, CITY = "scale_district", "scale_city"
TRANSACTION_CONTROL = frozenset({"BEGIN", "COMMIT"})
WARM_UP = 3
P95 = 94  # the 95th of 99 cut points

Request = Callable[[Browser], Any]


@dataclass(frozen=True)
class Measured:
    """One page: milliseconds of server time, queries of one request, bytes of its answer."""

    page: str
    user: str
    runs: int
    p50_ms: float
    p95_ms: float
    queries: int
    bytes: int
    status: int


def measure_all(runs: int) -> Iterator[Measured]:
    """Measure every page that has a target."""
    settings.ALLOWED_HOSTS = ["*"]
    worker = User.objects.get(username=WORKER)
    workspace = open_workspace(assignments_in_force(worker, clock.today())[0])
    client, record = _examples(workspace)
    new = reverse("casework:record_form", args=[uuid7()])
    pages: list[tuple[str, str, Request]] = [
        ("工作台", WORKER, get("casework:workbench")),
        ("工作台，最近的记录", WORKER, get("casework:workbench_latest")),
        ("工作台，谁查阅了我负责的档案", WORKER, get("casework:workbench_openings")),
        ("服务记录列表", WORKER, get("casework:record_list")),
        ("服务记录列表，搜索“血压”", WORKER, get("casework:record_list", query="?q=血压")),
        ("服务记录列表，按探访筛选", WORKER, get("casework:record_list", query="?kind=visit")),
        ("服务记录表单", WORKER, lambda browser: browser.get(new)),
        ("完成服务记录（电访）", WORKER, _complete(worker, workspace, client, "call")),
        ("完成探访，记入探访计划", WORKER, _complete(worker, workspace, client, "visit")),
        ("服务记录", WORKER, get("casework:record_detail", record)),
        ("服务对象列表", WORKER, get("casework:client_list")),
        ("查找服务对象", WORKER, get("casework:client_picker", query="?q=王")),
        ("服务对象档案", WORKER, get("casework:client_detail", client)),
        *_pages_of_work(workspace),
        *((label, SUPERVISOR, get(name, query=query)) for label, name, query in OF_A_DISTRICT),
        ("区级概览", DISTRICT, get("evaluation:dashboard")),
        ("市级概览", CITY, get("evaluation:dashboard")),
    ]
    for name, username, request in pages:
        yield _measure(name, username, request, runs)


# What is shown, the name of its page, the model whose newest row it shows, the query.
WORK: tuple[tuple[str, str, type[Model] | None, str], ...] = (
    ("搜索“王秀”", "search", None, "?q=王秀"),
    ("搜索“wxy”", "search", None, "?q=wxy"),
    ("搜索“0001”", "search", None, "?q=0001"),
    ("个案列表", "case_list", None, ""),
    ("个案列表，搜索“照料”", "case_list", None, "?q=照料"),
    ("个案（60 条过程记录）", "case_detail", Case, ""),
    ("过程记录", "case_notes", Case, ""),
    ("服务计划", "plan", Case, ""),
    ("整宗个案 PDF（60 条过程记录）", "case_file", Case, ""),
    ("小组列表", "group_list", None, ""),
    ("小组", "group_detail", ServiceGroup, ""),
    ("社区活动列表", "activity_list", None, ""),
    ("社区活动", "activity_detail", CommunityActivity, ""),
    ("活动报名名单", "activity_registrations", CommunityActivity, ""),
    ("到期的探访", "visit_due_list", None, ""),
    ("今日路线", "visit_route", None, ""),
    ("探访记录", "visit_list", None, ""),
    ("探访覆盖", "visit_coverage", None, ""),
    ("探访计划", "visit_plan_detail", VisitPlan, ""),
    ("三张清单", "lists_overview", None, ""),
    ("需求清单", "need_list", None, ""),
    ("资源清单", "resource_list", None, ""),
    ("居民服务清单", "service_list", Client, ""),
    ("转介列表", "referral_list", None, ""),
    ("转介", "referral_detail", Referral, ""),
    ("救助申请列表", "relief_list", None, ""),
    ("救助申请", "relief_detail", ReliefApplication, ""),
    ("服务协议列表", "agreement_list", None, ""),
    ("服务协议", "agreement_detail", ServiceAgreement, ""),
    ("危机介入列表", "crisis_list", None, ""),
    ("危机介入", "crisis_detail", CrisisIntervention, ""),
    ("强制报告列表", "report_list", None, ""),
    ("强制报告", "report_detail", MandatoryReport, ""),
    ("到期回访", "follow_up_list", None, ""),
    ("核查名单列表", "verification_list", None, ""),
    ("核查名单（30 人）", "verification_detail", VerificationList, ""),
    ("社区列表", "community_list", None, ""),
    ("居民会议列表", "meeting_list", None, ""),
    ("居民会议", "meeting_detail", CommunityMeeting, ""),
    ("社会组织列表", "organisation_list", None, ""),
    ("社会组织", "organisation_detail", IncubatedOrganisation, ""),
    ("需求调查列表", "survey_list", None, ""),
    ("需求调查结果（5,000 份，与另外 5,000 份比较）", "survey_detail", Survey, ""),
    ("志愿者列表", "volunteer_list", None, ""),
    ("志愿者", "volunteer_detail", Volunteer, ""),
)

# Lists over the stations of a district, as its supervisor reads them.
OF_A_DISTRICT = (
    ("待审批（全区）", "casework:case_approvals", ""),
    ("服务记录列表（全区）", "casework:record_list", ""),
    ("服务记录列表（全区），搜索“血压”", "casework:record_list", "?q=血压"),
    ("服务对象列表（全区）", "casework:client_list", ""),
    ("个案列表（全区）", "casework:case_list", ""),
    ("探访记录（全区）", "casework:visit_list", ""),
)


def _pages_of_work(workspace: Workspace) -> Iterator[tuple[str, str, Request]]:
    """Yield the pages of cases, groups, activities, visits and lists."""
    for label, name, model, query in WORK:
        keys = [_example(workspace, model)] if model else []
        yield label, WORKER, get(f"casework:{name}", *keys, query=query)


def _example(workspace: Workspace, model: type[Model]) -> UUID:
    """Return the longest case, the survey that is compared; of anything else, the newest row."""
    with workspace_scope(workspace), transaction.atomic():
        rows = model._default_manager.order_by("-pk")
        if model is Case:
            rows = rows.annotate(length=Count("notes")).order_by("-length")
        elif model is Survey:
            rows = rows.order_by("-starts_on")
        key: UUID = rows.values_list("pk", flat=True)[0]
    return key


def count_rows() -> dict[str, int]:
    """Return how many rows the large tables hold."""
    large = (Client, Case, ServiceRecord, RecordClient, RecordVersion, HomeVisit, ServiceTally)
    with system_scope(), transaction.atomic():
        return {model._meta.model_name or "": model.objects.count() for model in large}


def get(name: str, *args: UUID, query: str = "") -> Request:
    """Return a request for the page called `name`."""
    url = reverse(name, args=args) + query
    return lambda browser: browser.get(url)


def _examples(workspace: Workspace) -> tuple[UUID, UUID]:
    with workspace_scope(workspace), transaction.atomic():
        client = Client.objects.filter(worker_id=workspace.user_id).values_list("pk", flat=True)[0]
        record = ServiceRecord.objects.order_by("-served_on", "-id").values_list("pk", flat=True)[0]
    return client, record


def _complete(worker: User, workspace: Workspace, client: UUID, code: str) -> Request:
    """Return a request that sends the form with what is likely, each time as a new record."""
    with workspace_scope(workspace), transaction.atomic():
        station = Station.objects.select_related("region").get(pk=own_station(workspace))
        kinds = service_kinds(station, clock.today())
        kind = kinds.named_or_first(code)
        values = likely(kind, None, clock.today())
        form = RecordForm(initial=values, station=station, user=worker, kinds=kinds)
        typed = {name: form[name].value() for name in form.fields if name != "files"}
        typed |= {"plan": form.plans[0][0], "clients": [str(client)], "content": "近况平稳。"}
    sent = {name: value for name, value in typed.items() if value is not None}
    return lambda browser: browser.post(
        reverse("casework:record_form", args=[uuid7()]), {**sent, "kept_files": []}
    )


def _measure(page: str, username: str, request: Request, runs: int) -> Measured:
    browser = Browser()
    browser.force_login(User.objects.get(username=username), backend=BACKEND)
    for _ in range(WARM_UP):
        request(browser)
    times = [_time(browser, request) for _ in range(runs)]
    with CaptureQueriesContext(connection) as captured:
        response = request(browser)
    return Measured(
        page=page,
        user=username,
        runs=runs,
        p50_ms=round(statistics.median(times), 1),
        p95_ms=round(statistics.quantiles(times, n=100)[P95], 1),
        queries=sum(query["sql"] not in TRANSACTION_CONTROL for query in captured),
        bytes=_read(response),
        status=response.status_code,
    )


def _time(browser: Browser, request: Request) -> float:
    started = time.perf_counter()
    _read(request(browser))
    return (time.perf_counter() - started) * 1000


def _read(response: Any) -> int:
    """Take the whole answer, and return how many bytes it has."""
    return len(response.getvalue())
