"""账号：邀请、激活、第一次登录，两步验证，换一个工作身份。"""

import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import expect

from stations.enums import Role
from tests.factories.stations import RoleAssignmentFactory
from tests.support.browser import assert_accessible, sign_in_by_hand
from tests.support.personas import PASSWORD

NEW_PASSWORD = "bamboo-bridge-1987"


def code_for(secret):
    """Return what the authenticator would show now: the middle one of the codes that are good."""
    good = [*totp.yield_hotp_counters_from_time()]
    return totp.format_hotp_value(totp.hotp_value(secret, good[len(good) // 2]))


@pytest.fixture
def second_post(world):
    """The worker works at the neighbouring station, too."""
    return RoleAssignmentFactory(
        user=world.person("worker"), role=Role.SOCIAL_WORKER, station=world.neighbour
    )


def test_invited_worker_activates_and_signs_in(visit):
    """站长邀请社工，社工用激活链接设置密码，第一次登录就在工作台。"""
    lead, newcomer = visit("lead"), visit()
    lead.goto("/people/")
    lead.get_by_role("link", name="邀请人员").first.click()
    lead.get_by_label("姓名").fill("演示新社工")
    lead.get_by_label("登录名").fill("newcomer")
    lead.get_by_role("button", name="邀请").click()
    link = lead.get_by_label("激活链接").input_value()

    newcomer.goto(re.sub(r"^https?://[^/]+", "", link))
    assert_accessible(newcomer)
    for field in newcomer.locator("input[type=password]").all():
        field.fill(NEW_PASSWORD)
    newcomer.get_by_role("button", name="设置新密码").click()
    expect(newcomer.get_by_role("heading", name="密码已更新")).to_be_visible()
    sign_in_by_hand(newcomer, "newcomer", NEW_PASSWORD)

    expect(newcomer.get_by_text("大智街道社工站").first).to_be_visible()
    expect(newcomer.get_by_role("heading", name=re.compile("今天"))).to_be_visible()


def test_second_factor_is_asked_for_once_it_is_on(visit):
    """启用两步验证后，只有密码进不来；恢复码可以。"""
    page = visit()
    sign_in_by_hand(page, "worker", PASSWORD)
    page.goto("/accounts/2fa/totp/activate/")
    page.get_by_label("密码", exact=True).fill(PASSWORD)  # is it really you?
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("heading", name="启用两步验证")).to_be_visible()
    assert_accessible(page)
    page.locator("input[name=code]").fill(code_for(page.locator("#totp-secret").inner_text()))
    page.get_by_role("button", name="启用").click()
    codes = page.locator(".codes li")
    expect(codes.first).to_be_visible()
    assert_accessible(page)
    code = codes.first.inner_text()

    again = visit()
    sign_in_by_hand(again, "worker", PASSWORD)
    expect(again.get_by_role("heading", name="输入验证码")).to_be_visible()
    assert_accessible(again)
    again.locator("input[name=code]").fill(code)
    again.get_by_role("button", name="登录").click()

    expect(again.get_by_role("heading", name=re.compile("今天"))).to_be_visible()


def test_somebody_with_two_posts_changes_between_them(visit, second_post):
    """在两个站任职的社工，一次只在一个站工作。"""
    page = visit("worker")
    page.goto("/workbench/")
    page.get_by_title("换一个工作身份").click()
    assert_accessible(page)
    page.get_by_role("button", name=re.compile("换到这里.*一元街道社工站")).click()

    expect(page.get_by_title("换一个工作身份")).to_contain_text("一元街道社工站")
    expect(page.get_by_role("heading", name=re.compile("今天"))).to_be_visible()


def test_another_account_may_not_go_on_in_place(visit, world):
    """退出后旧页面再打开，要重新登录。"""
    page = visit()
    sign_in_by_hand(page, "worker", PASSWORD)
    page.get_by_label(re.compile("我的菜单")).click()
    page.get_by_role("button", name="退出登录").click()
    page.goto("/workbench/")

    assert "/accounts/login/" in page.url
