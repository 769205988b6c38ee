"""What most tables have in common."""

from typing import TYPE_CHECKING, Any

from django.db import models

from core import clock

if TYPE_CHECKING:  # Django's own cannot be subscripted at run time
    DateTimeField = models.DateTimeField[Any, Any]
else:
    DateTimeField = models.DateTimeField


class MomentField(DateTimeField):
    """`auto_now` and `auto_now_add` by our clock, which demonstration data hold still."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Read the clock."""
        if self.auto_now or (self.auto_now_add and add):
            setattr(model_instance, self.attname, clock.now())
            return getattr(model_instance, self.attname)
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> Any:
        """Be an ordinary time to migrations."""
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, options


class TimestampedModel(models.Model):
    """A row that knows when it was made and last changed."""

    created_at = MomentField("创建时间", auto_now_add=True)
    updated_at = MomentField("更新时间", auto_now=True)

    class Meta:
        abstract = True
