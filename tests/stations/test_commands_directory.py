"""Tests of the commands import_regions and invite_admin."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from stations.enums import Role
from stations.models import Region, RoleAssignment

HEAD = "code,name,level,parent_code\n"
GOOD = "420000000000,湖北省,province,\n420100000000,武汉市,city,420000000000\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path, capsys):
    """Write a file, import it, and return what was printed."""

    def run(content, *options):
        path = tmp_path / "regions.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        call_command("import_regions", str(path), *options)
        return capsys.readouterr().out

    return run


def test_import_prints_counts_and_each_refusal(load):
    text = load(f"{HEAD}{GOOD}4201,坏,city,420000000000\n", "--valid-from", "2026-01-01")

    assert text.splitlines() == [
        "新增 2 个，变更 0 个，未变 0 个，拒绝 1 行。",
        "拒绝 第 4 行 4201 坏：代码有误：“4201”不是 12 位数字。",
    ]
    assert {str(region.valid_from) for region in Region.objects.all()} == {"2026-01-01"}


def test_import_prints_what_changes(load):
    load(HEAD + GOOD)

    text = load(f"{HEAD}420100000000,大武汉,city,420000000000\n")

    assert text.splitlines() == [
        "新增 0 个，变更 1 个，未变 0 个，拒绝 0 行。",
        "变更 第 2 行 420100000000 名称 武汉市 → 大武汉",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "文件是空的"), (b"code,name\n1,2\n", "表头缺少列"), (b"PK\x03\x04\x00\x00", "不是 CSV")],
)
def test_wrong_file_is_one_sentence(load, content, said):
    with pytest.raises(CommandError, match=said) as caught:
        load(content)

    assert "\n" not in str(caught.value)
    assert not Region.objects.exists()


@pytest.mark.parametrize("name", ["missing.csv", ""])
def test_missing_file_is_one_sentence(tmp_path, name):
    with pytest.raises(CommandError, match=r"找不到文件|读不了文件"):
        call_command("import_regions", str(tmp_path / name))


@pytest.mark.parametrize("day", ["昨天", "2026-13-01", "2026-02-30"])
def test_wrong_day_is_one_sentence(load, day):
    with pytest.raises(CommandError, match="不是日期"):
        load(HEAD + GOOD, "--valid-from", day)

    assert not Region.objects.exists()


def test_invite_admin_prints_the_link(capsys):
    call_command("invite_admin", "root", "演示管理员", "--url", "https://linli.example/")

    assert "https://linli.example/accounts/password/reset/key/" in capsys.readouterr().out
    assert RoleAssignment.objects.get().role == Role.PLATFORM_ADMIN


@pytest.mark.parametrize(
    ("username", "name", "said"),
    [("a b", "演示", "登录名须为"), ("root", " ", "姓名不能为空"), ("TAKEN", "演示", "已有人使用")],
)
def test_invite_admin_refuses_wrong_input(username, name, said):
    User.objects.create(username="taken", display_name="演示")

    with pytest.raises(CommandError, match=said):
        call_command("invite_admin", username, name)

    assert User.objects.count() == 1
