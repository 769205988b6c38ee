"""区划: two districts with their streets under their real names, and communities that are made up."""

import datetime as dt

from core import clock
from stations.enums import RegionLevel
from stations.models import Region
from stations.services.region_imports import RegionRow, import_regions

VALID_FROM = dt.date(2020, 1, 1)

WUHAN = "420100000000"
JIANGAN = "420102000000"
JIANGHAN = "420103000000"
ABOVE = (
    ("420000000000", "湖北省", RegionLevel.PROVINCE, ""),
    (WUHAN, "武汉市", RegionLevel.CITY, "420000000000"),
    (JIANGAN, "江岸区", RegionLevel.DISTRICT, WUHAN),
    (JIANGHAN, "江汉区", RegionLevel.DISTRICT, WUHAN),
)
STREETS = {
    JIANGAN: (
        "002 大智街道",
        "003 一元街道",
        "004 车站街道",
        "005 四唯街道",
        "006 永清街道",
        "007 西马街道",
        "008 球场街道",
        "009 劳动街道",
        "010 二七街道",
        "011 新村街道",
        "012 丹水池街道",
        "014 台北街道",
        "015 花桥街道",
        "016 谌家矶街道",
        "017 后湖街道",
        "018 塔子湖街道",
        "400 百步亭花园",
    ),
    JIANGHAN: ("001 民族街街道", "002 花楼街街道", "003 水塔街街道"),
}
# No national list of communities is published any more; these stand for them.
COMMUNITIES = {
    "420102002000": ("示范一社区", "示范二社区", "示范三社区", "示范四社区"),
    "420102003000": ("示范五社区", "示范六社区"),
    "420102004000": ("示范七社区",),
    "420102005000": ("示范八社区",),
    "420102009000": ("示范九社区",),
    "420103001000": ("示范十社区",),
}
FIRST_COMMUNITY = 901  # far from the numbers in use


def make_regions() -> dict[str, Region]:
    """Register what is missing; return every region of the demonstration by its name."""
    rows = _rows()
    codes = [row.code for row in rows]
    if Region.objects.filter(code__in=codes).count() < len(codes):
        import_regions(rows=rows, valid_from=min(VALID_FROM, clock.today()), by=None)
    return {region.name: region for region in Region.objects.filter(code__in=codes)}


def _rows() -> list[RegionRow]:
    listed = [*ABOVE]
    for district, streets in STREETS.items():
        for street in streets:
            number, name = street.split()
            code = f"{district[:6]}{number}000"
            listed.append((code, name, RegionLevel.STREET, district))
    for street, communities in COMMUNITIES.items():
        for last_digits, name in enumerate(communities, start=FIRST_COMMUNITY):
            listed.append((f"{street[:9]}{last_digits}", name, RegionLevel.COMMUNITY, street))
    return [
        RegionRow(line, code, name, level, parent)
        for line, (code, name, level, parent) in enumerate(listed, start=1)
    ]
