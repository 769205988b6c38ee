"""Rows about volunteers. Use them inside a scope; the station is that of the scope."""

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from casework.models import Reward, Volunteer, VolunteerHours, VolunteerTraining
from core import clock
from tests.factories.stations import only_station, somebody_of


class VolunteerFactory(DjangoModelFactory[Volunteer]):
    """志愿者。"""

    class Meta:
        model = Volunteer

    station = LazyFunction(only_station)
    number = Sequence(lambda n: f"ZY-{n}")
    name = Sequence(lambda n: f"演示志愿者{n}")
    initials = "yszyz"
    registered_on = LazyFunction(clock.today)


class VolunteerHoursFactory(DjangoModelFactory[VolunteerHours]):
    """志愿服务时长。"""

    class Meta:
        model = VolunteerHours

    station = LazyFunction(only_station)
    volunteer = SubFactory(VolunteerFactory, station=SelfAttribute("..station"))
    served_on = LazyFunction(clock.today)
    minutes = 120
    content = "陪老人就医"
    confirmed_by = LazyAttribute(lambda row: somebody_of(row.station))


class VolunteerTrainingFactory(DjangoModelFactory[VolunteerTraining]):
    """志愿者培训。"""

    class Meta:
        model = VolunteerTraining

    station = LazyFunction(only_station)
    volunteer = SubFactory(VolunteerFactory, station=SelfAttribute("..station"))
    title = "助老服务技巧"
    held_on = LazyFunction(clock.today)
    hours = 2


class RewardFactory(DjangoModelFactory[Reward]):
    """兑换项目。"""

    class Meta:
        model = Reward

    station = LazyFunction(only_station)
    name = Sequence(lambda n: f"演示奖品{n}")
    points = 10
    stock = 5
