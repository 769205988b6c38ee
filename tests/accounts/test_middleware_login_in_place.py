"""What a script hears when its session has ended, and who else must not hear it."""

import pytest

from accounts import phrases

PAGE = "/accounts/me/"
SCRIPTS = {
    "htmx": (PAGE, {"HX-Request": "true"}),
    "htmx, boosted": (PAGE, {"HX-Request": "true", "HX-Boosted": "true"}),
    "XMLHttpRequest": (PAGE, {"X-Requested-With": "XMLHttpRequest"}),
    "interface": ("/api/v1/drafts/01939f3a-0000-7000-8000-000000000000/", {}),
}


@pytest.mark.parametrize("method", ["get", "post", "put"])
@pytest.mark.parametrize("kind", SCRIPTS)
def test_script_without_a_session_gets_401(web, kind, method):
    url, headers = SCRIPTS[kind]

    response = getattr(web(), method)(url, headers=headers)

    assert response.status_code == 401
    assert response["X-Login-Required"] == "1"
    assert response.json() == {"detail": phrases.SESSION_ENDED}


@pytest.mark.parametrize("headers", [{}, {"Accept": "application/json"}, {"HX-Request": "no"}])
def test_page_without_a_session_leads_to_the_login(web, headers):
    response = web().get(PAGE, headers=headers)

    assert (response.status_code, response.url) == (302, f"/accounts/login/?next={PAGE}")


@pytest.mark.parametrize("kind", ["htmx", "XMLHttpRequest"])
def test_public_page_without_a_session_is_shown_to_scripts(web, kind):
    response = web().get("/accounts/login/", headers=SCRIPTS[kind][1])

    assert response.status_code == 200
    assert "X-Login-Required" not in response


def test_missing_page_without_a_session_is_missing(web):
    response = web().get("/no-such-page/", headers={"HX-Request": "true"})

    assert response.status_code == 404


@pytest.mark.parametrize("kind", ["htmx", "XMLHttpRequest"])
def test_script_with_a_session_is_answered(web, kind):
    url, headers = SCRIPTS[kind]

    response = web("worker").get(url, headers=headers)

    assert response.status_code == 200
    assert "X-Login-Required" not in response


def test_script_of_a_person_without_the_right_does_not_hear_that_the_login_ended(htmx):
    response = htmx("worker").get("/platform/")

    assert response.status_code == 403
    assert "X-Login-Required" not in response
