"""一个小组的六节：计划、审批、招募、签到和记录、前后测、总结、结束；再从顶栏找到它。"""

import datetime as dt
import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from casework.enums.groups import GroupStage, Presence
from casework.models import GroupMember, GroupSession, ServiceGroup, ServiceRecord
from casework.services import group_results, group_sessions, group_sheets
from casework.services.attendance import AttendanceRow
from casework.services.group_sessions import SessionValues
from casework.services.group_sheets import HeldValues
from core import clock
from core.ids import uuid7
from tests.support.browser import assert_accessible, assert_fits
from tests.support.clients import make_client
from tests.support.groups import admit
from tests.support.personas import PASSWORD

pytestmark = pytest.mark.slow

NAMES = ("陈秀英", "周桂兰", "李建国")
STAGES = ("forming", "forming", "transition", "mature", "mature", "ending")


def write_the_plan(page):
    page.goto("/groups/")
    page.get_by_role("link", name="制定小组计划").first.click()
    page.get_by_label("小组名称").fill("夕阳红支持小组")
    page.get_by_label("计入项目").select_option(index=1)
    page.get_by_label("人数上限").fill("8")
    page.get_by_label("开始日期").fill("2026-10-10")
    page.get_by_label("背景与需求").fill("探访发现几位老人很少出门。")
    page.get_by_label("小组目标").fill("每周至少主动联系一次。")
    page.get_by_label("对象与人数").fill("独居老人 8 人。")
    page.get_by_label("招募与筛选").fill("上门面谈。")
    page.get_by_label("评估方法").fill("前后测。")
    page.get_by_role("button", name="保存计划").click()
    expect(page.get_by_text("还没有安排节次")).to_be_visible()


def plan_the_first_session(page):
    page.get_by_role("link", name="安排第一节").click()
    page.get_by_label("主题").fill("认识你我")
    page.get_by_label("日期").fill(f"{clock.today() - dt.timedelta(days=40)}")
    page.get_by_label("开始时间").fill("09:00")
    page.get_by_role("button", name="保存节次").click()
    expect(page.get_by_text("第 1 节 认识你我").first).to_be_visible()


def plan_the_others(world, group):
    with world.scope("worker") as workspace:
        for number in range(2, 7):
            on = clock.today() - dt.timedelta(days=40) + dt.timedelta(days=7 * (number - 1))
            group_sessions.plan_session(
                session_id=uuid7(),
                group=group,
                values=SessionValues(
                    number=number, title="又一次聚会", stage=STAGES[number - 1], planned_on=on,
                    starts_at=dt.time(9),
                ),
                workspace=workspace,
                by=world.person("worker"),
            )  # fmt: skip


def approve(page, group):
    page.goto(f"/groups/{group.pk}/decide/")
    page.get_by_label("登录密码").fill(PASSWORD)
    page.get_by_role("button", name="批准计划").click()
    expect(page.locator(".messages")).to_contain_text("计划已批准")


def recruit_in_the_browser(page, group):
    page.goto(f"/groups/{group.pk}/members/")
    picker = page.get_by_role("combobox", name="报名的人")
    picker.fill("cxy")
    page.get_by_role("option", name=re.compile("陈秀英")).first.click()
    page.get_by_label("期望").fill("找人说说话")
    page.get_by_role("button", name="登记报名").click()
    page.get_by_role("link", name=re.compile("筛选.*陈秀英")).click()
    page.get_by_label("筛选面谈").fill("能坚持。")
    page.get_by_role("button", name="保存并入组").click()
    expect(page.locator(".messages")).to_contain_text("陈秀英 已入组")


def hold_in_the_browser(page, session, content):
    page.goto(f"/groups/sessions/{session.pk}/record/")
    for line in page.locator(".roll-line").all():
        line.get_by_role("radio", name="出席", exact=True).check()
    page.get_by_label("过程与内容").fill(content)
    page.get_by_role("button", name="完成记录").click()
    expect(page.locator(".messages")).to_contain_text("的记录已完成")


def hold_the_middle(world, group):
    with world.scope("worker") as workspace:
        members = list(GroupMember.objects.filter(group=group).select_related("client"))
        for session in GroupSession.objects.filter(group=group, number__in=range(2, 6)):
            group_sheets.complete_session(
                session=session,
                record_id=uuid7(),
                rows=[
                    AttendanceRow(client=member.client, presence=Presence.PRESENT)
                    for member in members
                ],
                values=HeldValues(content="大家说了各自的近况。"),
                workspace=workspace,
                by=world.person("worker"),
            )


def measure(world, group):
    with world.scope("worker") as workspace:
        known = {"workspace": workspace, "by": world.person("worker")}
        asked = group_results.add_measure(
            measure_id=uuid7(), group=group, name="孤独感得分", more_is_better=False, **known
        )
        members = GroupMember.objects.filter(group=group)
        scores = {member.pk: (Decimal(48), Decimal(40)) for member in members}
        group_results.score_members(measure=asked, scores=scores, **known)


def sum_up_and_close(page, group):
    page.goto(f"/groups/{group.pk}/summary/")
    page.get_by_label("目标达成").fill("组员开始互相联系。")
    page.get_by_label("招募与出席").fill("三人报名，全部入组。")
    page.get_by_label("困难与建议").fill("没有。")
    page.get_by_role("button", name="保存总结").click()
    page.get_by_role("button", name="结束小组").click()
    expect(page.locator(".messages")).to_contain_text("已结束")


def find_in_the_bar(page, group):
    page.wait_for_load_state("networkidle")  # the script listens from then on
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="搜索")).to_be_focused()
    page.keyboard.type("xyh")
    page.locator("#find-results").get_by_role("link", name=re.compile("夕阳红")).click()
    expect(page).to_have_url(re.compile(str(group.pk)))


def test_worker_leads_a_group_of_six_sessions(visit, phone, world):
    clients = [make_client(world, name=name) for name in NAMES]
    page = visit("worker")
    write_the_plan(page)
    plan_the_first_session(page)
    with world.scope("worker"):
        group = ServiceGroup.objects.get()
    plan_the_others(world, group)
    page.goto(f"/groups/{group.pk}/")
    page.get_by_role("button", name="提交审批").click()
    expect(page.locator(".messages")).to_contain_text("已提交")
    approve(visit("lead"), group)
    recruit_in_the_browser(page, group)
    for client in clients[1:]:
        admit(world, group, client)

    with world.scope("worker"):
        first, *_, last = GroupSession.objects.filter(group=group).order_by("number")
    hold_in_the_browser(phone("worker"), first, "互相认识，商定契约。")
    hold_the_middle(world, group)
    hold_in_the_browser(page, last, "回顾收获，交换电话。")
    measure(world, group)
    sum_up_and_close(page, group)
    find_in_the_bar(page, group)

    with world.scope("worker"):
        assert ServiceRecord.objects.filter(kind="group").count() == 6
        assert ServiceGroup.objects.get().stage == GroupStage.CLOSED
    for path in ("", "members/", "sessions/", "measures/", "costs/", "summary/"):
        page.goto(f"/groups/{group.pk}/{path}")
        assert_accessible(page)
        assert_fits(page)
