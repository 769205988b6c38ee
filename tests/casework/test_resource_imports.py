"""资源清单导入：looked at first, loaded once, every refusal with its row and column."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from casework.importers import SHEET
from casework.models import CommunityResource
from casework.rules.resource_columns import COLUMNS
from core.models import AuditEvent
from tests.factories.communities import ResourceFactory

pytestmark = pytest.mark.django_db

TITLES = [column.title for column in COLUMNS]
PHONE = "027-82812345"
MIDNIGHT = dt.datetime(2026, 1, 1)  # noqa: DTZ001 -- a spreadsheet knows no zone
GOOD = [
    "演示助餐点", "社会组织", "演示养老服务中心", "基本生活、照料护理", "老年人", "全街道",
    "工作日中午送餐", "30", "60 岁以上", "演示联系人", PHONE, "2026-01-01", "2026-12-31",
]  # fmt: skip


def row(**said):
    """Return the cells of a sound row, with what is said differently."""
    return [said.get(title, cell) for title, cell in zip(TITLES, GOOD, strict=True)]


def as_csv(*rows, titles=TITLES, encoding="utf-8"):
    lines = [",".join(f'"{cell}"' for cell in cells) for cells in (titles, *rows)]
    return "\r\n".join(lines).encode(encoding)


def as_xlsx(*rows, titles=TITLES):
    book = Workbook()
    for cells in (titles, *rows):
        book.active.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def look(web, content, who="worker"):
    name = "资源清单.xlsx" if content.startswith(b"PK") else "资源清单.csv"
    upload = SimpleUploadedFile(name, content, content_type=SHEET)
    return web(who).post("/resources/import/", {"file": upload})


def load(web, content):
    token = look(web, content).context["token"]
    return web("worker").post("/resources/import/confirm/", {"token": token})


def refusals(response):
    return [(each.line, each.column) for each in response.context["plan"].refused]


def stored(world):
    with world.scope("worker"):
        return list(CommunityResource.objects.order_by("name"))


@pytest.mark.parametrize(
    ("who", "status"), [("worker", 200), ("lead", 200), ("supervisor", 403), ("street", 403)]
)
@pytest.mark.parametrize("path", ["/resources/import/", "/resources/import/template/"])
def test_import_is_for_those_who_write(web, path, who, status):
    assert web(who).get(path).status_code == status
    assert web("worker").get("/resources/import/confirm/").status_code == 405


@pytest.mark.parametrize(
    "content",
    [
        as_csv(row()),
        as_csv(row(), encoding="utf-8-sig"),
        as_csv(row(), encoding="gb18030"),
        as_xlsx(row(可服务人数=30, 有效期起=MIDNIGHT, 有效期止=dt.date(2026, 12, 31))),
    ],
    ids=["utf-8", "with a mark", "gb18030", "xlsx"],
)
def test_import_reads_what_offices_write(web, world, content):
    looked = look(web, content)
    before = stored(world)

    answer = web("worker").post("/resources/import/confirm/", {"token": looked.context["token"]})

    assert looked.context["counts"] == {"created": 1, "changed": 0, "unchanged": 0, "refused": 0}
    assert before == []
    assert answer.url == "/resources/"
    (made,) = stored(world)
    assert (made.name, made.society_role, made.kinds) == (
        "演示助餐点", "organisation", ["livelihood", "care"],
    )  # fmt: skip
    assert (made.capacity, made.contact_phone) == (30, PHONE)
    assert (made.valid_from, made.valid_to) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert made.station_id == world.home.pk


def test_import_of_the_same_list_changes_nothing(web, world):
    content = as_csv(row(), row(名称="演示义诊"))
    load(web, content)
    before = [each.updated_at for each in stored(world)]

    again = look(web, content)
    load(web, content)

    assert again.context["counts"]["unchanged"] == 2
    assert [each.updated_at for each in stored(world)] == before


def test_import_changes_what_differs_and_leaves_the_rest(web, world):
    load(web, as_csv(row()))
    with world.scope("worker"):
        ResourceFactory(name="不在文件里的")

    looked = look(web, as_csv(row(可服务人数="", 联系电话="", 有效期止="长期")))
    load(web, as_csv(row(可服务人数="", 联系电话="", 有效期止="长期")))

    assert looked.context["plan"].changed[0].text == "可服务人数、有效期止"
    other, changed = stored(world)
    assert other.name == "不在文件里的"
    assert (changed.capacity, changed.valid_to, changed.contact_phone) == (None, None, PHONE)


def test_import_places_a_resource_in_its_community(web, world):
    content = as_csv(
        row(社区=world.community.name, 适用人群="残疾人、老年人"),
        row(名称="演示义诊", 社区="", 适用人群=""),
        row(名称="别处的", 社区=world.other_community.name),
    )

    looked = look(web, content)
    load(web, content)
    again = look(web, content)

    assert refusals(looked) == [(4, "社区")]
    everywhere, here = stored(world)
    assert (here.community, here.for_classes) == (world.community, ["disabled", "elderly"])
    assert (everywhere.community, everywhere.for_classes) == (None, [])
    assert again.context["counts"]["unchanged"] == 2


def test_import_without_a_column_leaves_what_is_there(web, world):
    with world.scope("worker"):
        ResourceFactory(
            name="演示助餐点", provider="演示养老服务中心", community=world.community,
            for_classes=["child"],
        )  # fmt: skip
    titles = [each for each in TITLES if each not in ("社区", "适用人群")]
    cells = [cell for title, cell in zip(TITLES, GOOD, strict=True) if title in titles]

    load(web, as_csv(cells, titles=titles))

    (kept,) = stored(world)
    assert (kept.community, kept.for_classes) == (world.community, ["child"])


def test_import_touches_no_other_station(web, world):
    with world.scope("stranger"):
        ResourceFactory(name="演示助餐点", provider="演示养老服务中心", content="别站的")

    load(web, as_csv(row()))

    with world.scope("stranger"):
        assert CommunityResource.objects.get().content == "别站的"
    assert len(stored(world)) == 1


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ({"名称": ""}, "名称"),
        ({"名称": "长" * 61}, "名称"),
        ({"五社": "企业"}, "五社"),
        ({"五社": ""}, "五社"),
        ({"提供方": " "}, "提供方"),
        ({"可回应的需求": ""}, "可回应的需求"),
        ({"可回应的需求": "基本生活、飞行"}, "可回应的需求"),
        ({"内容": "长" * 2001}, "内容"),
        ({"可服务人数": "很多"}, "可服务人数"),
        ({"可服务人数": "-1"}, "可服务人数"),
        ({"可服务人数": "9" * 30}, "可服务人数"),
        ({"联系电话": "12"}, "联系电话"),
        ({"有效期起": ""}, "有效期起"),
        ({"有效期起": "2026-02-30"}, "有效期起"),
        ({"有效期止": "明年"}, "有效期止"),
        ({"有效期止": "2025-12-31"}, "有效期止"),
    ],
)
def test_import_refuses_a_row_with_its_column_and_loads_the_others(web, world, said, column):
    content = as_csv(row(名称="演示义诊"), row(**said))

    looked = look(web, content)
    load(web, content)

    assert refusals(looked) == [(3, column)]
    assert looked.context["plan"].refused[0].reason
    assert [each.name for each in stored(world)] == ["演示义诊"]


def test_import_refuses_the_second_of_two_same_rows(web):
    looked = look(web, as_csv(row(), row(内容="另一个内容")))

    assert refusals(looked) == [(3, "名称")]
    assert "第 2 行" in looked.context["plan"].refused[0].reason


def test_import_refuses_what_is_registered_twice(web, world):
    with world.scope("worker"):
        for _ in range(2):
            ResourceFactory(name="演示助餐点", provider="演示养老服务中心")

    assert refusals(look(web, as_csv(row()))) == [(2, "名称")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (b"\xff\xfe\x00\x01", "这不是可以读取的表格"),
        (b"PK\x03\x04 broken", ""),
        (as_csv(row())[:-1], "引号不成对"),
        (as_csv(), "没有资源"),
        (as_xlsx(), "没有资源"),
        (as_csv(row(), titles=["甲", *TITLES[1:]]), "第一行缺少列：名称"),
        (as_csv(*(row(名称=f"第{n}个") for n in range(1001))), "最多导入 1000 行"),
    ],
)
def test_import_answers_a_bad_file_at_its_field(web, world, content, sentence):
    page = look(web, content)

    assert sentence in "".join(page.context["form"].errors["file"])
    assert stored(world) == []


def test_import_is_loaded_by_whoever_looked_at_it(web, world):
    token = look(web, as_csv(row())).context["token"]

    answer = web("lead").post("/resources/import/confirm/", {"token": token})

    assert answer.url == "/resources/import/"
    assert stored(world) == []


def test_import_is_in_the_audit_without_what_was_said(web, world):
    load(web, as_csv(row()))

    with world.scope("lead"):
        event = AuditEvent.objects.get(action="station.resources_imported")
        told = " ".join(f"{each.changes} {each.object_label}" for each in AuditEvent.objects.all())
    assert event.changes["created"] == [None, 1]
    assert PHONE not in told


def test_template_has_the_columns_and_can_be_imported_once_filled_in(web, world):
    answer = web("worker").get("/resources/import/template/")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == TITLES
    sheet.append(GOOD)
    target = io.BytesIO()
    book.save(target)

    load(web, target.getvalue())

    assert [each.name for each in stored(world)] == ["演示助餐点"]
    assert "/resources/import/" in web("worker").get("/resources/").content.decode()
    assert "/resources/import/" not in web("supervisor").get("/resources/").content.decode()
