"""What `check_isolation` is made of: how texts are found, and which addresses are tried first."""

from stations.models import Region, Station
from stations.services.isolation.addresses import Address
from stations.services.isolation.canaries import Canary, Sieve

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


def test_address_with_words_tries_each_of_them():
    address = Address("casework:case_sheet", "print/<slug:sheet>/", view=None)

    assert "/print/intake/" in address.urls([])
    assert "/print/follow-ups/" in address.urls([])
