"""What every row of casework is made of."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.ids import uuid7
from core.models import TimestampedModel
from stations.tenancy import StationScopedManager, StationScopedModel

Choices = type[models.TextChoices]


class CaseworkModel(TimestampedModel, StationScopedModel):
    """A row of one station, under a key that says nothing and sorts by age."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    objects: ClassVar[Any] = StationScopedManager()

    class Meta:
        abstract = True


def user_key(label: str, *, optional: bool = False) -> "models.ForeignKey[Any, Any]":
    """A person of the staff."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=optional,
        blank=optional,
        on_delete=models.PROTECT,
        related_name="+",
    )


def key(
    to: str, label: str, *, related: str = "+", optional: bool = False
) -> "models.ForeignKey[Any, Any]":
    """Another row that must not vanish under this one."""
    return models.ForeignKey(
        to,
        verbose_name=label,
        null=optional,
        blank=optional,
        on_delete=models.PROTECT,
        related_name=related,
    )


def single_key(
    to: str, label: str, *, related: str = "+", optional: bool = False
) -> "models.OneToOneField[Any, Any]":
    """A row that belongs to exactly one of these."""
    return models.OneToOneField(
        to,
        verbose_name=label,
        null=optional,
        blank=optional,
        on_delete=models.PROTECT,
        related_name=related,
    )


def community_key(*, optional: bool = True) -> "models.ForeignKey[Any, Any]":
    """The community that this is about."""
    return key("stations.Region", "社区", optional=optional)


def file_key(label: str, *, optional: bool = True) -> "models.ForeignKey[Any, Any]":
    """An upload or a produced file."""
    return key("stations.StationFile", label, optional=optional)


def choice(
    label: str, choices: Choices, *, default: str | None = None, blank: bool = False
) -> "models.CharField[Any, Any]":
    """One of a closed list."""
    given = models.NOT_PROVIDED if default is None else default
    return models.CharField(label, max_length=16, choices=choices, blank=blank, default=given)


def choices_of(label: str, choices: Choices) -> "ArrayField[Any, Any]":
    """Several of a closed list, in the order of the list."""
    return ArrayField(
        models.CharField(max_length=16, choices=choices),
        verbose_name=label,
        default=list,
        blank=True,
    )


def line(label: str, length: int = 100, *, blank: bool = True) -> "models.CharField[Any, Any]":
    """A line of text."""
    return models.CharField(label, max_length=length, blank=blank)


def text(label: str) -> "models.TextField[Any, Any]":
    """Paragraphs."""
    return models.TextField(label, blank=True)


def day(label: str, *, optional: bool = True) -> "models.DateField[Any, Any]":
    """A calendar day."""
    return models.DateField(label, null=optional, blank=optional)


def moment(label: str, *, optional: bool = True) -> "models.DateTimeField[Any, Any]":
    return models.DateTimeField(label, null=optional, blank=optional)
