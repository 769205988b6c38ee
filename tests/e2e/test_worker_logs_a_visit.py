"""从一次探访到区里的数字：社工记录、更正，站长看两个版本，外人看不到姓名。"""

import re
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from casework.services.records import complete_record
from core.ids import uuid7
from stations.models import Region
from tests.factories.casework import RecordDraftFactory, RecordFileFactory
from tests.factories.stations import JobFactory
from tests.support import clients, records
from tests.support.browser import Hand, figure, sign_in_by_hand
from tests.support.files import a_photo
from tests.support.personas import PASSWORD

AREAS = Path(__file__).resolve().parents[3] / "shared" / "data" / "areas-wuhan-tianjin.csv"
KNOWN, NEW = "陈秀英", "周桂兰"
HALF_A_MINUTE = 30
MOST_ACTS = 6


@pytest.fixture
def city_regions(world):
    """The real regions of Wuhan and Tianjin."""
    if not AREAS.exists():
        pytest.skip("the list of regions (areas-wuhan-tianjin.csv) is not on this machine")
    call_command("import_regions", str(AREAS), "--valid-from", "2020-01-01")
    assert Region.objects.filter(parent__code="420102000000").count() > 10


@pytest.fixture
def known_client(world):
    """Somebody whom the worker visited before."""
    client = clients.make_client(world, name=KNOWN)
    with world.scope("worker"):
        complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=records.values(world, client),
            by=world.person("worker"),
        )
    return client


@pytest.fixture
def record(world, known_client):
    """A visit to two clients, with a file."""
    second = clients.make_client(world, name=NEW)
    with world.scope("worker"):
        done = complete_record(
            record_id=uuid7(),
            station_id=world.home.pk,
            values=records.values(world, known_client, second, next_step="下周再访"),
            by=world.person("worker"),
        )
        RecordFileFactory(record=done, station=world.home)
    return done


def log_visit(page):
    """Log a visit to one client who is known and one who is not; return how many acts it took."""
    page.get_by_role("link", name="探访", exact=True).click()
    hand = Hand(page)
    picker = page.get_by_role("combobox", name="服务对象")
    hand.click(picker)
    hand.type(KNOWN)
    expect(page.get_by_role("option", name=re.compile(KNOWN)).first).to_be_visible()
    hand.press("Enter")
    hand.type(NEW)
    expect(page.get_by_role("option", name=f"新建服务对象“{NEW}”")).to_be_visible()
    hand.press("Enter")
    dialog = page.get_by_role("dialog", name="新建服务对象")
    expect(dialog.get_by_label("姓名")).to_have_value(NEW)
    hand.press("Enter")
    expect(page.locator("[data-chip]")).to_have_count(2)
    hand.click(page.get_by_label("过程与内容"))
    hand.type("两位老人精神都好，约了下周量血压。")
    hand.click(page.get_by_role("button", name="完成记录"))
    expect(page.locator(".messages")).to_contain_text("探访已记录")
    return hand.acts


def correct_visit(page, photo):
    """Correct the record that is open: longer, and with a photo."""
    page.get_by_role("link", name="更正", exact=True).click()
    page.get_by_label("更正理由").fill("时长记错了")
    page.get_by_label("60 分", exact=True).check()
    page.get_by_label("照片和文件").set_input_files(photo)
    expect(page.get_by_text(photo.name)).to_be_visible()
    page.get_by_role("button", name="保存更正").click()
    expect(page.locator(".messages")).to_contain_text("第 2 版")


def see_both_versions(page):
    """Open the newest record and read its history."""
    page.goto("/records/")
    page.get_by_role("main").get_by_role("link", name=re.compile("探访")).first.click()
    page.get_by_role("link", name="更正与查阅").click()
    expect(page.locator("#version-2")).to_contain_text("时长记错了")
    expect(page.locator("#version-2")).to_contain_text("60 分钟")
    expect(page.locator("#version-1")).to_contain_text("原始记录")


def test_visit_with_two_clients_reaches_the_district(visit, city_regions, known_client, tmp_path):
    """大智街道社工站的社工半分钟内记完探访，更正留痕，区里的数字多一。"""
    district = visit("district")
    district.goto("/dashboard/")
    before = figure(district, "服务记录")
    worker = visit()
    sign_in_by_hand(worker, "worker", PASSWORD)
    expect(worker.get_by_text("大智街道社工站").first).to_be_visible()

    started = time.monotonic()
    acts = log_visit(worker)
    took = time.monotonic() - started
    expect(worker.get_by_role("link", name=KNOWN)).to_be_visible()
    expect(worker.get_by_role("link", name=NEW)).to_be_visible()
    correct_visit(worker, a_photo(tmp_path))
    see_both_versions(visit("lead"))
    district.reload()

    assert acts <= MOST_ACTS
    assert took < HALF_A_MINUTE
    assert figure(district, "服务记录") == before + 1
    assert KNOWN not in district.content()


def addresses_of(world, record):
    """Return every address that would tell something about a record of the home station."""
    with world.scope("worker"):
        people = [each.client_id for each in record.participations.all()]
        files = [each.file_id for each in record.files.all()]
        draft = RecordDraftFactory(station=world.home)
        job = JobFactory(owner=world.person("worker"), assignment=world.assignment("worker"))
    paths = [f"/records/{record.pk}/{each}" for each in ("", "history/", "print/", "correct/")]
    paths += [f"/clients/{pk}/{each}" for pk in people for each in ("", "edit/")]
    paths += [f"/files/{pk}/" for pk in files]
    paths += [f"/jobs/{job.pk}/", f"/jobs/{job.pk}/download/", f"/api/v1/drafts/{draft.pk}/"]
    return paths


def test_worker_of_another_station_finds_nothing(visit, record, world):
    """别站的社工用任何网址都打不开这条记录，也找不到这两个人。"""
    paths = addresses_of(world, record)
    page = visit("stranger")

    answers = {path: page.request.get(path).status for path in paths}
    page.goto(f"/records/?q={KNOWN}")
    searched = page.locator("main").inner_text()
    page.goto("/records/new/")
    page.get_by_role("combobox", name="服务对象").press_sequentially(KNOWN)
    expect(page.get_by_role("option", name=f"没有找到“{KNOWN}”")).to_be_visible()

    assert answers == dict.fromkeys(paths, 404)
    assert "没有符合条件的记录" in searched
    assert page.locator("[data-pick-id]").count() == 0


def test_own_worker_opens_the_same_addresses(visit, record, world):
    """同样的网址，本站社工都打得开。"""
    paths = addresses_of(world, record)
    page = visit("worker")

    answers = {path: page.request.get(path).status for path in paths}

    assert {path: status for path, status in answers.items() if status != 200} == {
        path: 403
        for path in paths
        if path.endswith("/download/")  # not finished
    }


@pytest.mark.parametrize("who", ["street", "city", "district", "agency", "evaluator"])
def test_oversight_never_sees_a_name(visit, record, world, who):
    """街道、市、区、机构和评估员只看数字：没有姓名，也进不了名单。"""
    paths = addresses_of(world, record)
    page = visit(who)

    shown = []
    for path in ("/", "/dashboard/", f"/dashboard/?station={world.home.pk}", "/projects/"):
        page.goto(path)
        shown.append(page.content())
    lists = [page.request.get(path).status for path in ("/records/", "/clients/")]
    answers = {page.request.get(path).status for path in paths}

    assert not [html for html in shown if KNOWN in html or NEW in html]
    assert lists == [403, 403]
    assert answers <= {403, 404}
