"""平台运行: what the checks found, for the platform administrator."""

import datetime as dt

import pytest

from core import clock
from stations.models import CheckRun
from tests.support.queries import assert_constant_queries

HOME, RUN = "/platform/", "/platform/checks/"
OTHERS = [
    *("city", "district", "street", "agency", "lead", "worker", "supervisor"),
    *("evaluator", "auditor"),
]


@pytest.fixture
def check(world):
    """`check("审计链", findings=[…])` is a run of a check."""

    def run(kind="审计链", *, findings=(), ago=0, checked=12345):
        at = clock.now() - dt.timedelta(hours=ago)
        return CheckRun.objects.create(
            kind=kind, started_at=at, finished_at=at, checked=checked, findings=list(findings)
        )

    return run


def test_home_of_a_new_platform_says_what_to_do(web):
    response = web("admin").get(HOME)

    text = response.content.decode()
    assert response.status_code == 200
    assert "还没有做过例行检查" in text


def test_home_shows_the_last_run_of_each_check(web, check):
    check("审计链", findings=["社工站 7 第 3 条：内容已被改动"], ago=24)
    check("审计链")
    check("服务统计", checked=77)

    text = web("admin").get(HOME).content.decode()

    assert "例行检查全部正常" in text
    assert "内容已被改动" not in text
    assert "12,345" in text
    assert 'data-label="检查数量">77<' in text


def test_home_shows_what_is_wrong(web, check):
    check("审计链")
    check("服务统计", findings=[f"社工站 {number} 不符" for number in range(8)])

    text = web("admin").get(HOME).content.decode()

    assert "1 项例行检查发现问题" in text
    assert "社工站 4 不符" in text
    assert "社工站 5 不符" not in text
    assert "另有 3 处" in text


def test_home_counts_what_is_in_force(web, world):
    figures = web("admin").get(HOME).context["figures"]

    assert (figures.stations, figures.agencies, figures.regions) == (3, 1, 10)
    assert (figures.people, figures.assignments, figures.policies) == (13, 13, 1)


def test_home_takes_as_many_queries_with_more_checks(web, check):
    number = iter(range(10))

    assert_constant_queries(web("admin"), HOME, lambda: check(f"检查{next(number)}"))


@pytest.mark.parametrize("who", OTHERS)
def test_platform_is_refused_to_other_roles(web, who):
    person = web(who)

    assert (person.get(HOME).status_code, person.post(RUN).status_code) == (403, 403)


def test_checks_are_run_in_the_background(web, django_capture_on_commit_callbacks):
    admin = web("admin")

    with django_capture_on_commit_callbacks() as callbacks:
        response = admin.post(RUN)

    assert (response.status_code, response.url, len(callbacks)) == (302, HOME, 1)
    assert "已开始检查" in admin.get(HOME).content.decode()


def test_checks_are_not_run_by_a_link(web):
    assert web("admin").get(RUN).status_code == 405
