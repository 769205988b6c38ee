"""The demonstration of households, categories, consents and agreements."""

import datetime as dt

import pytest

from casework.enums import ClientClass, Sex
from casework.enums.people import Relation
from casework.management.demo.families import CHILDREN, FAMILIES, family_of, own_relation, relative
from casework.management.demo.people import tell_people
from casework.management.demo.residents import GIVEN
from casework.models import (
    Client,
    ClientCategory,
    Consent,
    ConsentItem,
    Guardian,
    Household,
    ServiceAgreement,
)
from casework.selectors.merges import likely_pairs
from casework.services.classifications import load_classifications
from core import clock
from stations.selectors.workspaces import system_scope
from stations.services.policies import load_policies
from tests.factories.casework import ClientFactory

TOLD = (Client, ClientCategory, Consent, ConsentItem, Guardian, Household, ServiceAgreement)


def test_tell_people_shows_everything_and_told_again_adds_nothing(world):
    with system_scope():
        load_policies(by=None)
        load_classifications(by=None)
    with world.scope("worker"):
        for number in range(10):
            ClientFactory(minor=number < 4)
        ClientFactory(client_class=ClientClass.DISABLED)

    def counts():
        tell_people(world.home, world.person("lead"), clock.today())
        with world.scope("lead"):
            return {model.__name__: model.objects.count() for model in TOLD}

    first = counts()
    assert first["ServiceAgreement"] == 2
    assert first["Guardian"] == 4
    assert all(first.values())
    assert counts() == first
    with world.scope("lead"):
        assert likely_pairs()
        assert ConsentItem.objects.exclude(withdrawn_on=None).exists()


@pytest.mark.parametrize("notes", [*FAMILIES, ""])
@pytest.mark.parametrize("sex", [Sex.MALE, Sex.FEMALE])
@pytest.mark.parametrize("minor", [True, False])
def test_relatives_fit_their_names_and_the_client(notes, sex, minor):
    born_on = dt.date(2016, 5, 4) if minor else dt.date(1948, 5, 4)
    client_class = ClientClass.CHILD if minor else ClientClass.ELDERLY
    client = Client(name="王演示", sex=sex, born_on=born_on, client_class=client_class, notes=notes)

    family = family_of(client)
    people = [relative(client, kin, number) for number, kin in enumerate(family)]

    assert not minor or family[0].guardian
    for one in people:
        assert any(one.name[1:] in GIVEN[one.sex, old] for old in (True, False))
        fathers_child = one.kin.relation in CHILDREN and sex == Sex.MALE
        assert (one.name[0] == "王") == (one.kin.shares_name or fathers_child)
        if one.kin.relation == Relation.SPOUSE and not minor:
            assert one.sex != sex
    assert [own_relation(client, family), *(kin.relation for kin in family)].count("head") == 1


def test_child_at_school_is_of_school_age_and_named_after_the_father():
    mother = Client(
        name="王演示",
        sex=Sex.FEMALE,
        born_on=dt.date(1972, 5, 4),
        client_class=ClientClass.LOW_INCOME,
        notes="低保边缘家庭，孩子上高中。",
    )
    father, son = (relative(mother, kin, 3 + place) for place, kin in enumerate(family_of(mother)))

    assert clock.today().year - son.birth_year == 17
    assert son.name[0] == father.name[0] != "王"
