"""What `check_isolation` is made of: how texts are found, and which addresses are tried first."""

from accounts.models import User
from casework.models import (
    Case,
    CommunityFacility,
    HumanResource,
    PlanGoal,
    PlanStep,
    QuestionSetVersion,
    ServicePlan,
)
from core.ids import uuid7
from stations.models import Region, Station
from stations.services.isolation.addresses import Address
from stations.services.isolation.canaries import Canary, Sieve
from stations.services.isolation.variety import different_ones, link

NAME = Canary("欧阳演秘", "casework.Client.name", confidential=True)
SAME_NAME = Canary("欧阳演秘", "casework.Volunteer.name", confidential=True)
PHONE = Canary("13912345678", "casework.Client.phone", confidential=True)


def test_sieve_names_every_source_of_a_text():
    assert Sieve([NAME, SAME_NAME, PHONE]).found_in("<p>欧阳演秘</p>") == [NAME, SAME_NAME]


def test_sieve_finds_nothing_in_the_same_characters_elsewhere():
    assert Sieve([NAME, PHONE]).found_in("欧阳说：演出保密，电话 139 1234 5678") == []


def test_address_tries_first_what_belongs_together():
    regions = [Region(pk=1), Region(pk=2), Region(pk=3)]
    address = Address("x", "region/<int:pk>/station/<int:station_pk>/", view=None)

    urls = address.urls([*regions, Station(pk=9, region=regions[2])])

    assert urls == ["/region/3/station/9/", "/region/1/station/9/", "/region/2/station/9/"]


def test_address_tries_first_what_belongs_together_at_several_removes():
    cases = [Case(pk=uuid7(), title=str(number)) for number in range(3)]
    plans = [ServicePlan(pk=uuid7(), case_id=case.pk) for case in cases]
    goals = [PlanGoal(pk=uuid7(), plan_id=plan.pk) for plan in plans]
    step = PlanStep(pk=uuid7(), goal_id=goals[2].pk)
    rows = [*cases, *plans, *goals, step]
    link(rows)
    address = Address("casework:step_edit", "cases/<uuid:pk>/steps/<uuid:step_pk>/", view=None)

    assert address.urls(rows)[0] == f"/cases/{cases[2].pk}/steps/{step.pk}/"


def test_address_takes_the_code_from_the_list_of_the_same_object():
    versions = [
        QuestionSetVersion(pk=uuid7(), questions=[{"code": code, "type": "text"}])
        for code in ("lift", "lamp")
    ]
    address = Address(
        "casework:question_set_question",
        "drafts/<uuid:pk>/questions/<slug:code>/",
        view=None,
    )

    urls = address.urls(versions)

    assert set(urls[:2]) == {
        f"/drafts/{versions[0].pk}/questions/lift/",
        f"/drafts/{versions[1].pk}/questions/lamp/",
    }


def test_address_that_calls_an_object_otherwise_finds_it():
    person = Address("stations:person_detail", "people/<int:pk>/", view=None)
    community = Address("casework:community_detail", "communities/<int:pk>/", view=None)
    objects = [Station(pk=1), Region(pk=7), User(pk=9)]

    assert person.urls(objects) == ["/people/9/"]
    assert community.urls(objects) == ["/communities/7/"]


def test_words_of_an_address_take_turns_and_go_with_their_own_kind():
    facility, person = CommunityFacility(pk=uuid7()), HumanResource(pk=uuid7())
    address = Address("casework:register_edit", "rows/<slug:code>/<uuid:pk>/edit/", view=None)

    urls = address.urls([facility, CommunityFacility(pk=uuid7()), person])

    assert urls[:2] == [f"/rows/facilities/{facility.pk}/edit/", f"/rows/people/{person.pk}/edit/"]


def test_one_object_in_each_state_is_chosen():
    new, older, oldest = (ServicePlan(pk=uuid7(), state="draft") for _ in range(3))
    approved = ServicePlan(pk=uuid7(), state="approved")

    assert different_ones([new, older, approved, oldest], most=8) == [new, approved]
    assert different_ones([new, older, approved, oldest], most=1) == [new]


def test_objects_differ_by_what_they_belong_to_and_by_what_belongs_to_them():
    cases = [Case(pk=uuid7(), stage="plan") for _ in range(3)]
    plans = [
        ServicePlan(pk=uuid7(), case_id=case.pk, state=state)
        for case, state in zip(cases, ("draft", "draft", "approved"), strict=True)
    ]
    goals = [PlanGoal(pk=uuid7(), plan_id=plan.pk) for plan in plans]
    link([*cases, *plans, *goals])

    assert different_ones(cases, most=8) == [cases[0], cases[2]]
    assert different_ones(goals, most=8) == [goals[0], goals[2]]


def test_address_with_words_tries_each_of_them():
    address = Address("casework:case_sheet", "print/<slug:sheet>/", view=None)

    assert "/print/intake/" in address.urls([])
    assert "/print/follow-ups/" in address.urls([])
