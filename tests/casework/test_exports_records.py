"""The spreadsheet of service records."""

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import load_workbook

from casework import exports, phrases, tasks
from casework.services.records import complete_record
from core import clock
from core.ids import uuid7
from stations.enums import JobStatus
from stations.models import Job
from stations.services.jobs import start_job
from tests.factories.casework import ClientFactory, ServiceRecordFactory
from tests.support.records import values


@pytest.fixture
def written(world):
    """Records of the home station: a visit to two, and a formula that somebody typed."""
    with world.scope("worker"):
        clients = [ClientFactory(name="陈秀英"), ClientFactory(name="周桂兰")]
        said = values(world, *clients, content='=HYPERLINK("http://example.com")', next_step="+1")
        return complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=said,
            by=world.people["worker"],
        )


def export(world, who="worker", **parameters):
    with world.scope(who) as workspace:
        job = start_job(
            kind="record_export",
            title="服务记录导出",
            task="casework.tasks.export_records",
            parameters=parameters,
            workspace=workspace,
            by=world.people[who],
        )
    tasks.export_records(job_id=str(job.pk))
    with world.scope(who):
        return Job.objects.get(pk=job.pk)


def rows_of(job, settings, sheet="服务记录"):
    book = load_workbook(BytesIO((settings.MEDIA_ROOT / job.result_path).read_bytes()))
    header, *rows = book[sheet].values
    return [dict(zip(header, row, strict=True)) for row in rows], book


def test_export_writes_what_the_station_recorded(world, written, settings):
    job = export(world)

    [row], book = rows_of(job, settings)
    assert job.status == JobStatus.DONE
    assert job.result_name == f"服务记录_大智街道社工站_{clock.today():%Y%m%d}.xlsx"
    assert (row["服务对象"], row["人次"], row["时长（分钟）"]) == ("陈秀英、周桂兰", 2, 30)
    assert row["记录编号"] == str(written.pk)
    assert book.sheetnames == ["说明", "服务记录"]


def test_export_makes_nothing_live(world, written, settings):
    [_], book = rows_of(export(world), settings)

    cells = [cell for line in book["服务记录"].iter_rows(min_row=2) for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_export_applies_the_filters_and_names_them(world, written, settings):
    with world.scope("worker"):
        ServiceRecordFactory(kind="call", kind_label="电访")

    rows, book = rows_of(export(world, kind="call"), settings)

    assert [row["服务形式"] for row in rows] == ["电访"]
    notes = dict(book["说明"].values)
    assert (notes["筛选条件"], notes["记录条数"]) == ("服务形式：电访", "1")


def test_export_refuses_filters_that_no_longer_fit(world, written):
    job = export(world, worker="999999")

    assert (job.status, job.message) == (JobStatus.FAILED, phrases.FILTER_OUTDATED)


def test_export_goes_through_several_chunks(world, settings, monkeypatch):
    monkeypatch.setattr(exports, "CHUNK", 4)
    monkeypatch.setattr(exports, "ROWS_PER_SHEET", 7)
    with world.scope("worker"):
        for day in range(10):
            ServiceRecordFactory(served_on=clock.today() - dt.timedelta(days=day // 3))

    job = export(world)

    first, _ = rows_of(job, settings)
    second, _ = rows_of(job, settings, "服务记录2")
    assert (len(first), len(second), job.done, job.total) == (7, 3, 10, 10)
    assert len({row["记录编号"] for row in first + second}) == 10


def test_export_contains_only_the_own_station(world, written, settings):
    with world.scope("stranger"):
        ServiceRecordFactory()

    [row], _ = rows_of(export(world), settings)

    assert row["记录编号"] == str(written.pk)


def test_export_closes_records_of_minors_to_colleagues(world, settings):
    with world.scope("lead"):
        minor = ClientFactory(name="小明", minor=True, worker=world.people["lead"])
        ServiceRecordFactory(clients=[minor], content="家中情况")

    [row], _ = rows_of(export(world), settings)
    [own], _ = rows_of(export(world, "lead"), settings)

    assert (row["服务对象"], row["过程与内容"]) == ("小*", exports.CLOSED)
    assert (own["服务对象"], own["过程与内容"]) == ("小明", "家中情况")


def test_export_takes_text_as_long_as_a_cell(world, settings):
    with world.scope("worker"):
        ServiceRecordFactory(content="长" * 40000)

    [row], _ = rows_of(export(world), settings)

    assert len(row["过程与内容"]) == exports.LONGEST_CELL


def test_columns_are_those_agreed():
    assert [column.title for column in exports.COLUMNS][:8] == [
        "社工站",
        "服务日期",
        "开始时间",
        "时长（分钟）",
        "服务形式",
        "专业方法",
        "服务对象",
        "未登记居民人数",
    ]
