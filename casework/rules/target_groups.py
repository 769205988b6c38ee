"""适用人群：which forms are made for somebody."""

import datetime as dt

from casework.enums import ClientClass
from casework.enums.questionnaires import TargetGroup
from casework.models import Client

OLD_AGE = 60

BY_CLASS = {
    ClientClass.DESTITUTE: TargetGroup.DESTITUTE,
    ClientClass.CHILD: TargetGroup.MINOR,
    ClientClass.DISABLED: TargetGroup.DISABLED,
    ClientClass.ELDERLY: TargetGroup.ELDERLY,
}


def target_group_of(client: Client, on: dt.date) -> TargetGroup:
    """未成年人 before everything else, then the class of the file, then the age, then the income."""
    if client.is_minor(on):
        return TargetGroup.MINOR
    by_class = BY_CLASS.get(ClientClass(client.client_class))
    if by_class is not None:
        return by_class
    age = client.age(on)
    if age is not None and age >= OLD_AGE:
        return TargetGroup.ELDERLY
    is_poor = client.client_class == ClientClass.LOW_INCOME
    return TargetGroup.LOW_INCOME if is_poor else TargetGroup.ALL
