"""我的：contact, and the end of logging in in place."""

import re

from accounts.models import User
from core.crypto import blind_index, normalise_phone
from core.models import AuditEvent

PAGE = "/accounts/me/"
DONE = "/accounts/in-place/"


def test_login_done_says_who_has_come_in(web, world):
    text = web("worker").get(DONE).content.decode()

    assert f'data-user="{world.person("worker").pk}"' in text
    assert re.search(r'data-csrf="\w{64}"', text)


def test_login_done_token_is_good_for_the_next_form(web, world):
    worker = web("worker")
    worker.handler.enforce_csrf_checks = True
    token = re.search(r'data-csrf="(\w+)"', worker.get(DONE).content.decode())[1]

    sent = worker.post("/accounts/inbox/read/", headers={"X-CSRFToken": token})
    forged = worker.post("/accounts/inbox/read/", headers={"X-CSRFToken": "x" * 64})

    assert (sent.status_code, forged.status_code) == (302, 403)


def test_login_done_is_where_the_login_in_a_frame_ends(web, sign_in):
    visitor = web()

    response = sign_in(visitor, "worker", next=DONE)

    assert response.url == DONE
    assert visitor.get(DONE)["X-Frame-Options"] == "SAMEORIGIN"


def test_login_done_without_login_asks_for_it(web):
    assert web().get(DONE).url == f"/accounts/login/?next={DONE}"


def test_login_does_not_lead_to_another_site(web, sign_in):
    response = sign_in(web(), "worker", next="https://elsewhere.example/")

    assert response.url == "/"


def test_profile_shows_assignments_and_second_factor(web, world):
    text = web("worker").get(PAGE).content.decode()

    assert f"{world.home.name} · 社工" in text
    assert "未启用" in text


def test_profile_of_somebody_without_assignment_says_so(web, world):
    world.assignment("worker").delete()

    response = web("worker").get(PAGE)

    assert "没有在任的岗位" in response.content.decode()


def test_profile_edited_is_saved_and_audited_without_the_number(web, world):
    form = {"phone": "139 1234 5678", "email": "worker@example.org"}
    form["phone"] = form["phone"].replace(" ", "")

    response = web("worker").post(PAGE, form)

    person = User.objects.get(username="worker")
    assert response.status_code == 302
    assert (person.phone, person.email) == (form["phone"], form["email"])
    assert person.phone_index == blind_index(normalise_phone(form["phone"]), purpose="user.phone")
    with world.everywhere():
        changes = AuditEvent.objects.get(action="user.profile_edited").changes
    assert form["phone"] not in str(changes)
    assert "phone" in changes


def test_profile_with_a_wrong_phone_says_what_is_expected(web, world):
    response = web("worker").post(PAGE, {"phone": "12345", "email": "not an address"})

    text = response.content.decode()
    assert response.status_code == 200
    assert "请填 11 位手机号，或带区号的固定电话。" in text
    assert response.context["form"].errors.keys() == {"phone", "email"}
    assert User.objects.get(username="worker").email == ""


def test_profile_emptied_forgets_the_phone(web, world):
    worker = web("worker")
    worker.post(PAGE, {"phone": "13912345678", "email": ""})

    worker.post(PAGE, {"phone": "", "email": ""})

    person = User.objects.get(username="worker")
    assert (person.phone, person.phone_index) == ("", blind_index("", purpose="user.phone"))
