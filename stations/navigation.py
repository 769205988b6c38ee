"""Where the pages of this app are found: the directory of stations and people, policies, audit."""

from core.navigation import NavItem
from stations.enums import Permission

NAVIGATION = (
    NavItem(
        "社工站",
        "building-community",
        "stations:station_list",
        Permission.STATION_VIEW,
        60,
        "机构与人员",
        mobile=True,
    ),
    NavItem(
        "人员",
        "users-group",
        "stations:person_list",
        Permission.PERSON_VIEW,
        62,
        "机构与人员",
        mobile=True,
        covers=("stations:assignment_create", "stations:assignment_end"),
    ),
    NavItem(
        "承接机构", "briefcase", "stations:agency_list", Permission.AGENCY_VIEW, 64, "机构与人员"
    ),
    NavItem(
        "购买主体",
        "building-bank",
        "stations:purchaser_list",
        Permission.AGENCY_VIEW,
        66,
        "机构与人员",
    ),
    NavItem("区划", "map-2", "stations:region_list", Permission.REGION_VIEW, 68, "机构与人员"),
    NavItem(
        "平台运行",
        "activity",
        "stations:platform_home",
        Permission.PLATFORM_HEALTH,
        1,
        mobile=True,
        short="平台",
    ),
    NavItem(
        "政策依据",
        "gavel",
        "stations:policy_list",
        Permission.POLICY_VIEW,
        70,
        "项目与依据",
        group="服务目录与依据",
    ),
    NavItem(
        "审计记录",
        "history",
        "stations:audit_list",
        Permission.AUDIT_VIEW,
        90,
        "管理",
        mobile=True,
        short="审计",
        group="审计与导出",
    ),
    NavItem(
        "我的导出",
        "file-spreadsheet",
        "stations:job_list",
        Permission.JOB_VIEW,
        95,
        "管理",
        group="审计与导出",
    ),
)
