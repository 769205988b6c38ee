"""平台管理员的工作台。"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from core import clock
from core.tasks import enqueue_on_commit
from stations.access import StaffRequest, needs
from stations.enums import Permission
from stations.selectors.health import latest_checks, platform_figures


@require_GET
@needs(Permission.PLATFORM_HEALTH)
def platform_home(request: StaffRequest) -> HttpResponse:
    """What the nightly checks found, and what the platform holds."""
    checks = latest_checks()
    context = {
        "checks": checks,
        "failing": [check for check in checks if check.findings],
        "figures": platform_figures(clock.today()),
        "today": clock.today(),
    }
    return render(request, "stations/platform_home.html", context)


@require_POST
@needs(Permission.PLATFORM_HEALTH)
def checks_run(request: StaffRequest) -> HttpResponse:
    """Run the nightly checks now, in the background."""
    enqueue_on_commit("stations.tasks.run_nightly_checks")
    messages.success(request, "已开始检查，完成后刷新本页可看到结果。")
    return redirect("stations:platform_home")
