"""The navigation registry: who sees which entry, in which order, and which one is lit."""

import pytest

from core import navigation
from core.navigation import NavCount, NavItem

HOME = NavItem("工作台", "home", "casework:workbench", "workspace_use", 1, mobile=True)
RECORDS = NavItem("服务记录", "notebook", "casework:record_list", "record_view", 2)
NEW = NavItem(
    "记服务", "circle-plus", "casework:record_new", "record_write", 3, mobile=True, short="记一笔"
)
GROUPS = NavItem("小组", "users-group", "casework:group_list", "record_view", 12, "专业方法")
CASES = NavItem("个案", "clipboard-heart", "casework:case_list", "record_view", 11, "专业方法")
ME = NavItem(
    "我的", "user", "accounts:profile", "", 90, mobile=True, covers=("account_change_password",)
)


@pytest.fixture(autouse=True)
def empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test registers its own entries."""
    monkeypatch.setattr(navigation, "_items", {})


def everything(permission: str) -> bool:
    return True


def labels_of_lit(sections: tuple[navigation.NavSection, ...]) -> list[str]:
    return [link.label for section in sections for link in section.links if link.active]


def test_items_for_come_in_order_whatever_the_order_of_registration():
    navigation.register(GROUPS, CASES)
    navigation.register(HOME)

    assert navigation.items_for(everything) == [HOME, CASES, GROUPS]


def test_items_for_leave_out_what_is_not_permitted():
    navigation.register(HOME, RECORDS, ME)

    shown = navigation.items_for(lambda permission: permission == "record_view")

    assert shown == [RECORDS, ME]


def test_register_the_same_entry_twice_changes_nothing():
    navigation.register(HOME)
    navigation.register(HOME)

    assert navigation.registered_items() == [HOME]


def test_register_a_different_entry_under_the_same_name_is_refused():
    navigation.register(HOME)
    other = NavItem("工作台", "home", "casework:workbench", "record_view", 1)

    with pytest.raises(ValueError, match="工作台"):
        navigation.register(other)


def test_sections_for_group_under_headings_and_start_with_the_bare_ones():
    navigation.register(GROUPS, ME, CASES, HOME)

    sections = navigation.sections_for(everything)

    assert [section.title for section in sections] == ["", "专业方法"]
    assert [link.label for link in sections[0].links] == ["工作台", "我的"]
    assert [link.label for link in sections[1].links] == ["个案", "小组"]


def test_sections_for_leave_out_a_heading_without_entries():
    navigation.register(HOME, CASES)

    sections = navigation.sections_for(lambda permission: permission == "workspace_use")

    assert [section.title for section in sections] == [""]


def test_sections_for_leave_out_what_is_only_for_phones():
    only_phones = NavItem(
        "记一笔", "plus", "casework:record_new", "record_write", 3, mobile=True, side=False
    )
    navigation.register(RECORDS, only_phones)

    sections = navigation.sections_for(everything, current="casework:record_new")
    tabs = navigation.tabs_for(everything, current="casework:record_new")

    assert labels_of_lit(sections) == ["服务记录"]
    assert [tab.label for tab in tabs] == ["记一笔"]


def test_sections_for_nobody_are_empty():
    navigation.register(HOME, CASES)

    assert navigation.sections_for(lambda permission: False) == ()


@pytest.mark.parametrize(
    ("current", "lit"),
    [
        ("casework:record_list", ["服务记录"]),
        ("casework:record_detail", ["服务记录"]),
        ("casework:record_new", ["记服务"]),
        ("casework:recording", []),
        ("account_change_password", ["我的"]),
        ("", []),
    ],
)
def test_sections_for_light_up_the_entry_of_the_page(current, lit):
    navigation.register(HOME, RECORDS, NEW, ME)

    assert labels_of_lit(navigation.sections_for(everything, current=current)) == lit


def test_sections_for_show_the_count_beside_its_entry():
    navigation.register(HOME, CASES)
    counts = {"casework:case_list": NavCount(2, late=True)}

    sections = navigation.sections_for(everything, counts=counts)

    assert sections[0].links[0].count is None
    assert sections[1].links[0].count == NavCount(2, late=True)


def test_tabs_for_show_mobile_entries_under_their_short_labels():
    navigation.register(HOME, RECORDS, NEW, ME)

    tabs = navigation.tabs_for(everything, current="casework:record_new")

    assert [(tab.label, tab.active) for tab in tabs] == [
        ("工作台", False),
        ("记一笔", True),
        ("我的", False),
    ]


def test_tabs_for_are_never_more_than_five_and_keep_the_last():
    many = [NavItem(f"第{n}项", "home", f"casework:page{n}", "", n, mobile=True) for n in range(8)]
    navigation.register(*many)

    tabs = navigation.tabs_for(everything)

    assert [tab.label for tab in tabs] == ["第0项", "第1项", "第2项", "第3项", "第7项"]


AGREEMENTS = NavItem(
    "协议", "file", "casework:agreement_list", "client_view", 14, group="对象与协议"
)
CLIENTS = NavItem("对象", "users", "casework:client_list", "record_view", 13, group="对象与协议")


def test_sections_for_show_a_group_once_under_its_name_and_light_it_on_each_of_its_pages():
    navigation.register(HOME, AGREEMENTS, CLIENTS)
    counts = {
        "casework:agreement_list": NavCount(2, late=True),
        "casework:client_list": NavCount(1),
    }

    sections = navigation.sections_for(
        everything, current="casework:agreement_detail", counts=counts
    )

    group = sections[0].links[1]
    assert (group.label, group.url_name) == ("对象与协议", "casework:client_list")
    assert group.active
    assert group.count == NavCount(3, late=True)
    assert len(sections[0].links) == 2


def test_sections_for_show_one_of_a_group_under_its_own_name():
    navigation.register(AGREEMENTS, CLIENTS)

    sections = navigation.sections_for(lambda permission: permission == "client_view")

    assert [link.label for link in sections[0].links] == ["协议"]


def test_siblings_for_are_the_tabs_above_a_list_of_a_group():
    navigation.register(HOME, AGREEMENTS, CLIENTS)

    tabs = navigation.siblings_for(everything, current="casework:agreement_list")

    assert tabs is not None
    assert tabs.title == "对象与协议"
    assert [(link.label, link.active) for link in tabs.links] == [("对象", False), ("协议", True)]


@pytest.mark.parametrize("current", ["casework:agreement_detail", "casework:workbench", ""])
def test_siblings_for_other_pages_are_none(current):
    navigation.register(HOME, AGREEMENTS, CLIENTS)

    assert navigation.siblings_for(everything, current=current) is None


def test_siblings_for_are_none_where_there_is_no_choice():
    navigation.register(AGREEMENTS, CLIENTS)

    only = navigation.siblings_for(
        lambda permission: permission == "record_view", current="casework:client_list"
    )

    assert only is None
