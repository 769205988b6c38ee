"""The demonstration of households, categories, consents and agreements."""

from casework.enums import ClientClass
from casework.management.demo.people import tell_people
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
