"""登录、退出，各人各看各的。"""

import pytest

from tests.support.browser import assert_accessible, assert_fits
from tests.support.personas import PASSWORD

HOMES = ["admin", "city", "district", "street", "agency", "lead", "worker", "supervisor"]
HOMES += ["evaluator", "auditor"]


def test_worker_signs_in_with_name_and_password(visit):
    page = visit()
    page.goto("/")
    assert_accessible(page)
    page.locator("input[name=login]").fill("worker")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form button[type=submit]").first.click()
    page.wait_for_url("**/workbench/")

    assert page.locator("h1").first.is_visible()


def test_wrong_password_is_answered_in_words(visit):
    page = visit()
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill("worker")
    page.locator("input[name=password]").fill("not the password")
    page.locator("form button[type=submit]").first.click()

    assert "密码" in page.locator("main, body").first.inner_text()
    assert page.url.endswith("/accounts/login/")


@pytest.mark.parametrize("who", HOMES)
def test_home_of_each_role_is_accessible_and_fits_a_phone(visit, phone, who):
    desk, small = visit(who), phone(who)
    desk.goto("/")
    assert_accessible(desk)
    small.goto("/")
    assert_accessible(small)
    assert_fits(small)


def test_page_of_a_foreign_station_is_not_there(visit, world):
    page = visit("stranger")
    answer = page.goto(f"/projects/{world.project.pk}/")

    assert answer.status == 404
    assert_accessible(page)
