"""Cases of the home station, in all stages."""

import datetime as dt
from decimal import Decimal

from accounts.models import User
from casework.management.demo.case_stories import STORIES, CaseStory
from casework.management.demo.case_works import CaseWorks
from casework.management.demo.cast import demo_password, workspace_of
from casework.models import Case, Client, ServicePlan
from casework.selectors.service_plans import approved_plan, goals_of
from casework.services import interventions, plans
from casework.services.case_notes import read_note
from stations.models import Station
from stations.selectors.workspaces import workspace_scope


def tell_cases(station: Station, worker: User, lead: User, today: dt.date) -> None:
    """Write what is missing; told again, it adds nothing."""
    with workspace_scope(workspace_of(worker)):
        if Case.objects.filter(station=station).exists():
            return
        teller = _Teller(station, worker, lead, today)
        for number, story in enumerate(STORIES):
            teller.tell(number, story)


class _Teller(CaseWorks):
    def tell(self, number: int, story: CaseStory) -> None:
        """Tell one case as far as it has come."""
        client = self._suited(story)
        if client is None:
            return
        first = self.today - dt.timedelta(days=story.days_ago)
        self.day = max(first, client.opened_on + dt.timedelta(days=2))
        with self.later(0):
            case = self.open(number, story, client)
        if story.until == "opened":
            return
        with self.later(1):
            self.decide(case, story)
        if story.until in {"referred", "accepted"}:
            return
        with self.later(3):
            self.assess(case, story, number)
        if story.until == "assessing":
            return
        with self.later(4):
            plan = self.plan(case, story, number)
        if story.until == "drafted":
            return
        with self.later(1):
            plans.submit_plan(plan=plan, **self.own)
        if story.until == "submitted":
            return
        self._work(case, plan, story, number)

    def _work(self, case: Case, plan: ServicePlan, story: CaseStory, number: int) -> None:
        approve = story.until != "returned"
        with self.later(2), self.as_lead():
            plans.decide_plan(
                plan=plan,
                approve=approve,
                note="目标清楚，同意。" if approve else "请写明替换照料的人和时间，再提交。",
                password=demo_password(),
                **self.second,
            )
        if not approve:
            return
        self._intervene(case, story, number)
        if story.until in {"reviewing", "closing", "followed"}:
            with self.later(4):
                self.review(case, story)
        if story.until in {"closing", "followed"}:
            with self.later(2):
                self.close(case, story, number)

    def _intervene(self, case: Case, story: CaseStory, number: int) -> None:
        plan = approved_plan(case)
        assert plan is not None
        walks, tasks = goals_of(plan)
        steps = list(tasks.steps.all())
        gap = max(1, min(9, self.left() // (len(story.notes) + 2)))
        for place, words in enumerate(story.notes):
            with self.later(gap):
                note = self.note(case, story, words, number, place)
                values = story.values[1:]
                if place < len(values):
                    value = Decimal(values[place])
                    interventions.measure_goal(
                        goal=walks, taken_on=self.day, value=value, **self.own
                    )
                if place < len(steps):
                    score = 4 if story.until != "noted" else 3 - place % 2
                    interventions.score_step(step=steps[place], score=score, **self.own)
                if place in {1, 7}:
                    with self.as_lead():
                        comment = "记录具体，注意写明服务对象自己的看法。"
                        read_note(note=note, comment=comment, **self.second)
        if number == 1:
            with self.later(1):
                self.confer(case, number)
        if story.in_danger:
            self.danger(case, story, number)

    def _suited(self, story: CaseStory) -> Client | None:
        """Take a client whom the story suits; one who is only asked about needs no consent."""
        pool = self.others if story.until in {"opened", "referred"} else self.consenting
        fitting = [each for each in pool if each.client_class in story.suits]
        fitting.sort(key=lambda each: each.notes != story.file)
        adults = [each for each in pool if each.client_class != "child"]
        chosen = next(iter([*fitting, *([] if "child" in story.suits else adults)]), None)
        if chosen is not None:
            pool.remove(chosen)
        return chosen
