"""核查名单：in from the street, worked through, back to the street."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from casework.documents.verifications import write_verification
from casework.enums.visits import CheckResult
from casework.importers import SHEET, read_lines
from casework.models import VerificationItem, VerificationList
from casework.phrases import verifications as phrases
from casework.selectors.indexes import identifier_index
from casework.selectors.verifications import Line, match_lines
from core import clock
from core.ids import uuid7
from stations.models import Job
from stations.services.jobs import run_job
from tests.factories.casework import ClientFactory
from tests.factories.visits import VerificationItemFactory, VerificationListFactory

NUMBER = "420102195006011230"
NAME = "陈秀英"


@pytest.fixture
def known(world):
    with world.scope("worker"):
        return ClientFactory(
            name=NAME,
            identifier=NUMBER,
            identifier_kind="id_card",
            identifier_index=identifier_index(NUMBER),
        )


@pytest.fixture
def item(world, known):
    with world.scope("worker"):
        return VerificationItemFactory(client=known, verification=VerificationListFactory())


def typed(world, **said):
    today = clock.today().isoformat()
    return {
        "id": str(uuid7()),
        "title": "低保核查",
        "asked_by": "大智街道",
        "received_on": today,
        "due_on": today,
        "instructions": "",
        "worker": world.person("worker").pk,
        "names": f"{NAME} {NUMBER} 低保户\n无此人",
    } | said


def test_read_lines_takes_names_numbers_and_remarks():
    text = "张三　420102195006011230　低保户\n李四\n\n王五，独居\n"

    assert read_lines(text) == [
        Line("张三", "420102195006011230", "低保户"),
        Line("李四"),
        Line("王五", "", "独居"),
    ]


def test_match_lines_by_number_before_name(world, known):
    with world.scope("worker"):
        ClientFactory(name="周桂兰")
        ClientFactory(name="同名")
        ClientFactory(name="同名")
        lines = [Line("另写的名", NUMBER), Line("周桂兰"), Line("同名"), Line("无此人"), Line(NAME)]

        matches = match_lines(lines, station_id=world.home.pk)

    assert [match.how for match in matches] == [
        phrases.BY_NUMBER,
        phrases.BY_NAME,
        phrases.SEVERAL.format(count=2),
        phrases.UNKNOWN,
        phrases.TWICE,
    ]


def test_looking_writes_nothing_and_confirming_makes_one(web, world, known):
    worker, data = web("worker"), typed(world)

    looked = worker.post("/verifications/new/", data)
    with world.scope("worker"):
        assert not VerificationList.objects.exists()
    for _ in range(2):
        worker.post("/verifications/new/", data | {"confirm": "1"})

    assert phrases.BY_NUMBER in looked.content.decode()
    with world.scope("worker"):
        checks = VerificationList.objects.get()
        assert list(checks.items.values_list("name", "client")) == [
            (NAME, known.pk),
            ("无此人", None),
        ]


def sheet_of(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile("名单.xlsx", target.getvalue(), content_type=SHEET)


def test_uploaded_sheet_becomes_lines_to_look_at(web, world, known):
    upload = sheet_of(["姓名", "证件号码", "备注"], [NAME, NUMBER, "独居"], ["李四", None, None])

    page = web("worker").post("/verifications/new/", typed(world, names="", sheet=upload))

    text = page.content.decode()
    assert phrases.BY_NUMBER in text
    assert "李四" in text


@pytest.mark.parametrize(
    "upload",
    [
        sheet_of(["名字", "号码"], ["张三", "1"]),
        SimpleUploadedFile("名单.xlsx", b"not a sheet", content_type=SHEET),
    ],
)
def test_unreadable_sheet_is_refused_at_its_field(web, world, upload):
    upload.seek(0)
    page = web("worker").post("/verifications/new/", typed(world, names="", sheet=upload))

    assert page.context["form"].errors["sheet"]


def check(web, item, **said):
    data = {
        "seen_at": item.updated_at.isoformat(),
        "result": "confirmed",
        "checked_on": clock.today().isoformat(),
        "finding": "",
    }
    return web("worker").post(f"/verifications/items/{item.pk}/", data | said)


def test_check_writes_result_and_who_found_it(web, world, item):
    assert check(web, item, finding="住在原址").status_code == 302

    with world.scope("worker"):
        item.refresh_from_db()
    assert (item.result, item.finding) == (CheckResult.CONFIRMED, "住在原址")
    assert item.checked_by == world.person("worker")


def test_check_of_a_change_needs_words(web, world, item):
    page = check(web, item, result="changed")

    assert phrases.FINDING_MISSING in page.content.decode()


def test_check_after_somebody_else_is_refused(web, world, item):
    seen = item.updated_at
    with world.scope("worker"):
        item.finding = "别人写的"
        item.save()

    page = check(web, item, seen_at=seen.isoformat())
    assert phrases.ITEM_CHANGED in page.content.decode()

    shown = page.context["form"]["seen_at"].value()
    assert check(web, item, seen_at=shown).status_code == 302


def test_unmatched_line_is_matched_later(web, world, known):
    with world.scope("worker"):
        item = VerificationItemFactory(client=None, name="秀英婆婆")

    web("worker").post(f"/verifications/items/{item.pk}/match/", {"clients": [str(known.pk)]})

    with world.scope("worker"):
        assert VerificationItem.objects.get(pk=item.pk).client == known


def test_matching_somebody_already_on_the_list_is_refused(web, world, item, known):
    with world.scope("worker"):
        other = VerificationItemFactory(client=None, name="又一行", verification=item.verification)

    page = web("worker").post(
        f"/verifications/items/{other.pk}/match/", {"clients": [str(known.pk)]}
    )

    assert phrases.ALREADY_ON_LIST in page.content.decode()


def test_list_closes_when_everybody_was_checked(web, world, item):
    worker, path = web("worker"), f"/verifications/{item.verification_id}/close/"

    refused = worker.post(path, follow=True).content.decode()
    check(web, item)
    closed = worker.post(path, follow=True).content.decode()

    assert phrases.LIST_OPEN_ITEMS.format(count=1) in refused
    assert "已办结" in closed
    with world.scope("worker"):
        item.refresh_from_db()
    assert check(web, item).status_code == 403


def test_export_gives_the_street_its_results(web, world, item, settings, tmp_path):
    check(web, item, finding="住在原址")

    web("worker").post(f"/verifications/{item.verification_id}/export/")

    with world.scope("worker"):
        job = Job.objects.get()

    run_job(job_id=str(job.pk), work=write_verification)
    answer = web("worker").get(f"/jobs/{job.pk}/download/")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    rows = list(book["核查结果"].iter_rows(values_only=True))
    assert rows[1][1] == NAME
    assert "住在原址" in rows[1]
    assert NUMBER not in str(rows)


@pytest.mark.parametrize("name", ["detail", "print", "check"])
def test_pages_answer_their_own_station_alone(web, item, name):
    path = {
        "detail": f"/verifications/{item.verification_id}/",
        "print": f"/verifications/{item.verification_id}/print/",
        "check": f"/verifications/items/{item.pk}/",
    }[name]

    assert web("worker").get(path).status_code == 200
    assert web("stranger").get(path).status_code == 404
    assert web("street").get(path).status_code == 403


def test_list_shows_progress_and_nothing_of_others(web, item):
    assert "0 / 1 人" in web("worker").get("/verifications/").content.decode()
    assert item.verification.title not in web("stranger").get("/verifications/").content.decode()


def test_supervisor_sees_no_name_of_the_street(web, world, item):
    with world.scope("worker"):
        VerificationItemFactory(
            client=None, name="欧阳演秘", remark="隐情", verification=item.verification
        )

    page = web("supervisor").get(f"/verifications/{item.verification_id}/").content.decode()

    assert "欧阳演秘" not in page
    assert "隐情" not in page


def test_pages_cost_the_same_for_many(web, world, item, django_assert_max_num_queries):
    with world.scope("worker"):
        for _ in range(15):
            VerificationItemFactory(verification=item.verification)
    worker = web("worker")

    for path in ("/verifications/", f"/verifications/{item.verification_id}/"):
        worker.get(path)
        with django_assert_max_num_queries(20):
            worker.get(path)
