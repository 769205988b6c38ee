"""Models of stations."""

from stations.models.assignments import RoleAssignment
from stations.models.checks import CheckRun
from stations.models.files import StationFile
from stations.models.jobs import Job
from stations.models.numbers import NumberSequence
from stations.models.organisations import Agency, Purchaser
from stations.models.policies import PolicyDocument, PolicyRule
from stations.models.regions import Region
from stations.models.stations import Station

__all__ = [
    "Agency",
    "CheckRun",
    "Job",
    "NumberSequence",
    "PolicyDocument",
    "PolicyRule",
    "Purchaser",
    "Region",
    "RoleAssignment",
    "Station",
    "StationFile",
]
