"""The pages of django-allauth in our look: each one opens, in Chinese, for whoever may open it."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.integration

ANONYMOUS = {
    "account_login": "登录",
    "account_reset_password": "忘记密码",
    "account_reset_password_done": "请查收邮件",
    "account_signup": "不开放自行注册",
}
SIGNED_IN = {
    "account_change_password": "修改密码",
    "account_email": "邮箱",
    "account_logout": "退出登录",
    "account_reauthenticate": "确认是您本人",
    "mfa_index": "两步验证",
    "usersessions_list": "登录的设备",
}


@pytest.mark.parametrize(("name", "heading"), ANONYMOUS.items())
def test_page_opens_for_somebody_who_is_not_signed_in(web, name, heading):
    response = web().get(reverse(name))

    assert response.status_code == 200
    assert f"<h1>{heading}</h1>" in response.content.decode()


@pytest.mark.parametrize(("name", "heading"), SIGNED_IN.items())
def test_page_opens_for_somebody_who_is_signed_in(web, name, heading):
    response = web("worker").get(reverse(name))

    assert response.status_code == 200
    assert f"<h1>{heading}" in response.content.decode()


def test_used_up_link_of_the_reset_mail_says_so(web):
    url = reverse("account_reset_password_from_key", args=("1", "used-up"))

    page = web().get(url).content.decode()

    assert "<h1>链接已失效</h1>" in page


def test_wrong_password_is_said_without_saying_whether_the_account_exists(web):
    sentences = set()
    for login in ("worker", "nobody"):
        response = web().post(reverse("account_login"), {"login": login, "password": "wrong"})
        sentences.add(response.context["form"].non_field_errors()[0])

    assert len(sentences) == 1


def test_logged_in_in_place_tells_the_page_outside_who_it_is(web, world):
    page = web("worker").get(reverse("accounts:login_done")).content.decode()

    assert "data-in-place" in page
    assert f'data-user="{world.person("worker").pk}"' in page
