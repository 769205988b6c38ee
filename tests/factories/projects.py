"""Rows of projects. Use them inside a scope; the station is that of the scope."""

import datetime as dt
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, Sequence, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from projects.enums import ServiceDirection
from projects.models import CatalogueItem, Project, ProjectItem
from tests.factories.stations import only_station, somebody_of


class CatalogueItemFactory(DjangoModelFactory[CatalogueItem]):
    """目录条目。Needs `catalogue`."""

    class Meta:
        model = CatalogueItem

    code = Sequence(lambda n: f"9.{n}")
    direction = ServiceDirection.BASIC
    area = "社区治理"
    name = Sequence(lambda n: f"社区服务{n}")
    standard_areas = ["5.4"]


class ProjectFactory(DjangoModelFactory[Project]):
    """项目, offering `items`."""

    class Meta:
        model = Project
        skip_postgeneration_save = True

    class Params:
        for_snapshot = Trait(name="演示项目甲")

    station = LazyFunction(only_station)
    name = Sequence(lambda n: f"演示项目{n}")
    starts_on = dt.date(2020, 1, 1)
    ends_on = dt.date(2035, 12, 31)
    created_by = LazyAttribute(lambda row: somebody_of(row.station))

    @post_generation
    def items(project: Project, create: bool, extracted: list[CatalogueItem] | None, **_: Any):
        """Offer the items; without any, the first of the catalogue."""
        for item in extracted or CatalogueItem.objects.all()[:1]:
            ProjectItem.objects.create(station_id=project.station_id, project=project, item=item)
