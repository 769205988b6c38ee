"""社工站, their agency and their purchasers."""

import datetime as dt

from accounts.models import User
from stations.enums import StationLevel
from stations.models import Agency, Purchaser, Region, Station
from stations.selectors.workspaces import Workspace
from stations.services.organisations import (
    AgencyValues,
    PurchaserValues,
    create_agency,
    create_purchaser,
)
from stations.services.stations import StationValues, create_station

AGENCY = "演示社会工作服务中心"
CREDIT_CODE = "52420102000000019N"  # shaped and checked like one, given to nobody
HOME = "大智街道社工站"

# name, level, region, station above, whether the agency runs it
STATIONS = (
    ("江岸区社工服务指导中心", StationLevel.DISTRICT_CENTER, "江岸区", "", False),
    (HOME, StationLevel.STREET_STATION, "大智街道", "江岸区社工服务指导中心", True),
    ("一元街道社工站", StationLevel.STREET_STATION, "一元街道", "江岸区社工服务指导中心", False),
    ("车站街道社工站", StationLevel.STREET_STATION, "车站街道", "江岸区社工服务指导中心", True),
    ("四唯街道社工站", StationLevel.STREET_STATION, "四唯街道", "江岸区社工服务指导中心", True),
    ("劳动街道社工站", StationLevel.STREET_STATION, "劳动街道", "江岸区社工服务指导中心", False),
    ("示范一社区社工室", StationLevel.COMMUNITY_ROOM, "示范一社区", HOME, True),
    ("江汉区社工服务指导中心", StationLevel.DISTRICT_CENTER, "江汉区", "", False),
    (
        "民族街街道社工站",
        StationLevel.STREET_STATION,
        "民族街街道",
        "江汉区社工服务指导中心",
        False,
    ),
)


def make_agency(regions: dict[str, Region], *, workspace: Workspace, by: User) -> Agency:
    """Return the agency of the demonstration."""
    known = Agency.objects.filter(credit_code=CREDIT_CODE).first()
    values = AgencyValues(name=AGENCY, credit_code=CREDIT_CODE, region=regions["江岸区"])
    return known or create_agency(workspace=workspace, values=values, by=by)


def make_stations(
    regions: dict[str, Region], agency: Agency, *, workspace: Workspace, by: User, on: dt.date
) -> dict[str, Station]:
    """Return the stations by name; who is missing is set up, the upper ones first."""
    known = {
        station.name: station
        for station in Station.objects.filter(
            name__in=[name for name, *_ in STATIONS], region__in=regions.values()
        ).select_related("region")
    }
    for name, level, place, above, run in STATIONS:
        if name not in known:
            values = StationValues(
                name=name,
                region=regions[place],
                opened_on=on,
                parent=known.get(above),
                agency=agency if run else None,
                purchaser=_purchaser(level, regions[place], workspace, by),
                phone=f"027-0000{len(known):04d}",
            )
            known[name] = create_station(workspace=workspace, level=level, values=values, by=by)
    return known


def _purchaser(
    level: StationLevel, region: Region, workspace: Workspace, by: User
) -> Purchaser | None:
    """The street office buys for its station (武民政〔2021〕26号 四（二）：谁使用、谁购买)."""
    if level != StationLevel.STREET_STATION:
        return None
    name = f"{region.name}办事处"
    known = Purchaser.objects.filter(name=name, region=region).first()
    values = PurchaserValues(name=name, region=region)
    return known or create_purchaser(workspace=workspace, values=values, by=by)
