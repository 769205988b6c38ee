"""What is still under way at the home station: begun, offered, put together, not finished."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import User
from casework.enums import ClientClass, Place
from casework.enums.cases import CaseStage, ReportRecipient
from casework.enums.people import FileEnd
from casework.management.demo.cast import workspace_of
from casework.management.demo.plans import key
from casework.models import Case, Client, QuestionSet, ServiceRecord
from casework.selectors.kinds import service_kinds
from casework.services.attachments import keep_uploads
from casework.services.cases import add_member
from casework.services.client_ends import end_client
from casework.services.client_values import ClientValues
from casework.services.clients import create_client
from casework.services.mandatory_reports import ReportValues, save_report
from casework.services.merges import merge_clients
from casework.services.question_sets import save_question, start_draft
from casework.services.records import RecordValues, complete_record
from casework.services.transfers import offer_case
from core import clock
from projects.models import ProjectItem
from stations.models import Station
from stations.selectors.workspaces import workspace_scope

DRAFT_QUESTION = {
    "label": "家里的电器插座用起来放心", "type": "one", "section": "居家安全",
    "choices": [
        {"code": "yes", "label": "放心", "score": 1},
        {"code": "no", "label": "有松动或发热", "score": 0},
    ],
}  # fmt: skip


def tell_loose_ends(station: Station, people: dict[str, User], today: dt.date) -> None:
    """Tell what is missing; told again, it adds nothing."""
    _tell_form(people["district"], today)
    worker, colleague = people["worker"], people["demo-dazhi-2"]
    with workspace_scope(workspace_of(worker)):
        if ServiceRecord.objects.filter(pk=key("photo", station.name)).exists():
            return
        teller = _Teller(station, worker, today)
        teller.share_a_case(colleague)
        teller.offer_a_case(colleague)
        teller.begin_a_report()
        teller.merge_two_files()
        teller.end_a_file()
        teller.keep_a_photo()


def _tell_form(district: User, today: dt.date) -> None:
    """江岸区 works on the next version of its own form."""
    workspace = workspace_of(district)
    with workspace_scope(workspace), _on(today - dt.timedelta(days=2)):
        own = QuestionSet.objects.filter(region=workspace.region_id, code="visit_elderly").first()
        if own is None or own.versions.filter(state="draft").exists():
            return
        draft = start_draft(question_set=own, workspace=workspace, by=district)
        save_question(
            version=draft, code="sockets", values=DRAFT_QUESTION, workspace=workspace, by=district
        )


class _Teller:
    def __init__(self, station: Station, worker: User, today: dt.date) -> None:
        self.station, self.worker, self.today = station, worker, today
        self.own: dict[str, Any] = {"workspace": workspace_of(worker), "by": worker}
        under_way = Case.objects.filter(
            station=station, worker=worker, stage=CaseStage.INTERVENTION, compartment=""
        )
        self.cases = list(under_way.order_by("opened_on", "pk"))

    def share_a_case(self, colleague: User) -> None:
        """A colleague works on it as well."""
        for case in self.cases[:1]:
            with _on(self.today - dt.timedelta(days=20)):
                add_member(case=case, user=colleague, **self.own)

    def offer_a_case(self, colleague: User) -> None:
        """Offered two days ago, not yet answered."""
        for case in self.cases[1:2]:
            with _on(self.today - dt.timedelta(days=2)):
                offer_case(
                    transfer_id=key("transfer", case.pk),
                    case=case,
                    to=colleague,
                    reason="下月起到社区老年食堂驻点，来不及每周上门",
                    handover="家里人周三晚上都在。下次上门带上社区食堂的新菜单。",
                    **self.own,
                )

    def begin_a_report(self) -> None:
        """Begun yesterday evening, waits for what the school says."""
        with _on(self.today - dt.timedelta(days=1)):
            save_report(
                report_id=key("report in work", self.station.name),
                station=self.station,
                values=ReportValues(
                    discovered_at=clock.now() - dt.timedelta(hours=1),
                    person_described="托管班的一名男孩，约八岁，姓名待学校核实",
                    situation="many_injuries",
                    situation_label="身体多处受伤，疑似因家暴所致",
                    facts="放学时看到手臂有几处淤青，孩子不愿说原因。",
                    recipient=ReportRecipient.POLICE,
                ),
                statement="在托管班当面看到。",
                by=self.worker,
            )

    def merge_two_files(self) -> None:
        """A resident had been registered a second time at an event."""
        born_on = dt.date(1949, 5, 18)
        files = [
            self._open("邹桂兰", 60, "随迁老人，住在儿子家。", born_on),
            self._open("邹桂兰", 16, "社区活动现场登记。", born_on),
        ]
        with _on(self.today - dt.timedelta(days=6)):
            kept, merged = files
            merge_clients(
                merge_id=key("merge", self.station.name),
                kept=kept,
                merged=merged,
                seen_at=max(kept.updated_at, merged.updated_at),
                reason="同一人，活动现场重复登记，已当面核对",
                **self.own,
            )

    def end_a_file(self) -> None:
        """A resident has moved to another district."""
        client = self._open("柯庆生", 330, "独居，腿脚不便。", dt.date(1946, 2, 9))
        on = self.today - dt.timedelta(days=25)
        with _on(on):
            end_client(client=client, kind=FileEnd.MOVED, on=on, **self.own)

    def _open(self, name: str, days_ago: int, notes: str, born_on: dt.date) -> Client:
        with _on(self.today - dt.timedelta(days=days_ago)):
            return create_client(
                client_id=key("client", self.station.name, name, days_ago),
                station_id=self.station.pk,
                values=ClientValues(
                    name=name,
                    worker_id=self.worker.pk,
                    born_on=born_on,
                    client_class=ClientClass.ELDERLY,
                    notes=notes,
                ),
                different_reason="活动现场登记，待核对" if days_ago < 20 else "",
                by=self.worker,
            )

    def keep_a_photo(self) -> None:
        """A record with a picture on which there is nobody."""
        on = self.today - dt.timedelta(days=3)
        items = ProjectItem.objects.filter(
            project__station=self.station,
            item__is_active=True,
            project__starts_on__lte=on,
            project__ends_on__gte=on,
        )
        with _on(on):
            photo = SimpleUploadedFile("楼道照明.png", _stairwell(), "image/png")
            kept = keep_uploads(station_id=self.station.pk, uploads=[photo], by=self.worker).kept
            complete_record(
                record_id=key("photo", self.station.name),
                station_id=self.station.pk,
                values=RecordValues(
                    kind=service_kinds(self.station, on).named_or_first("visit"),
                    plan=items.select_related("project", "item").order_by("pk")[0],
                    served_on=on,
                    minutes=40,
                    place=Place.COMMUNITY,
                    content="和网格员一起查看 3 栋楼道照明，四楼的灯不亮，拍照报给物业，约定本周修好。",
                    anonymous_count=3,
                    community=self.station.region.children.first(),
                    next_step="周五再去看一次",
                ),
                files=kept,
                by=self.worker,
            )


@contextmanager
def _on(day: dt.date) -> Iterator[None]:
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time(16, 40)))
    with clock.held_at(min(moment, clock.now())):
        yield


def _stairwell() -> bytes:
    """Return a drawing of a stairwell with one lamp that is out."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 -- heavy, and only the demo draws

    image = Image.new("RGB", (480, 640), "#d8d4c8")
    pen = ImageDraw.Draw(image)
    for floor in range(4):
        top = 40 + floor * 150
        pen.rectangle((60, top, 420, top + 120), outline="#555", width=3)
        pen.ellipse((220, top + 10, 260, top + 50), fill="#444" if floor == 0 else "#ffe27a")
        pen.line((60, top + 120, 420, top + 60), fill="#777", width=3)
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()
