"""From request to audit context, from domain error to answer."""

import re

import pytest
from django.db import IntegrityError

from core import audit
from core.audit import audit_context, current_context
from core.errors import ConflictError, DomainError, NotAllowedError, NotFoundError
from core.middleware import RequestIdMiddleware, status_of
from core.models import AuditEvent
from tests.factories.casework import ClientFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.support.raising_urls")]

STATUSES = [("missing", 404), ("forbidden", 403), ("conflict", 409), ("refused", 409)]


@pytest.mark.parametrize(("kind", "status"), STATUSES)
def test_domain_error_becomes_a_page_with_its_reason(web, kind, status):
    response = web("worker").get(f"/raise/{kind}/")

    assert response.status_code == status
    assert "这里写着原因。" in response.content.decode()


@pytest.mark.parametrize(("kind", "status"), STATUSES)
def test_domain_error_of_the_interface_becomes_json(web, kind, status):
    response = web("worker").get(f"/api/raise/{kind}/")

    assert response.status_code == status
    assert response.json() == {"detail": "这里写着原因。"}


def test_other_errors_are_left_to_django(web):
    client = web("worker")
    with pytest.raises(ZeroDivisionError):
        client.get("/raise/broken/")


def test_status_of_a_subclass_is_that_of_its_kind():
    class GoneError(NotFoundError):
        """One kind of absence."""

    errors = (GoneError("x"), NotAllowedError("x"), ConflictError("x"), DomainError("x"))

    assert [status_of(error) for error in errors] == [404, 403, 409, 409]


def test_every_answer_names_its_request(web):
    client = web("worker")
    first, second = (client.get("/workspace/")["X-Request-Id"] for _ in range(2))

    assert re.fullmatch(r"[0-9a-f]{32}", first)
    assert first != second


def test_events_of_a_request_carry_its_name_and_address(rf):
    seen = []
    middleware = RequestIdMiddleware(lambda request: seen.append(current_context()) or {})

    response = middleware(rf.get("/", REMOTE_ADDR="10.1.2.3"))

    assert seen[0].request_id == response["X-Request-Id"]
    assert seen[0].ip == "10.1.2.3"
    assert current_context().request_id == ""


def test_event_carries_role_and_workspace(world, scope):
    with scope("worker") as workspace:
        event = audit.record("tests.done", target=world.project, by=world.person("worker"))

    assert event.actor_role == "social_worker"
    assert event.workspace_id == workspace.assignment_id
    assert event.station_id == world.home.pk
    assert event.actor_label == str(world.person("worker"))


def test_audit_context_nests_and_closes():
    with audit_context(request_id="a", ip="10.0.0.1"):
        with audit_context(role="system"):
            assert (current_context().request_id, current_context().role) == ("a", "system")
        assert current_context().role == ""
    assert current_context().request_id == ""


def test_event_with_an_action_too_long_is_refused_and_nothing_stays(world, scope):
    with scope("worker"), pytest.raises(Exception, match="too long"):
        audit.record("x" * 65, target=world.project, by=None)

    with scope("worker"):
        assert not AuditEvent.objects.exists()


def test_object_label_is_the_masked_one(world, scope):
    with scope("worker"):
        event = audit.record("tests.done", target=ClientFactory(name="欧阳演示"), by=None)

    assert "演示" not in event.object_label
    assert event.object_label.endswith("*")


def test_integrity_errors_are_not_domain_errors():
    assert not issubclass(IntegrityError, DomainError)
