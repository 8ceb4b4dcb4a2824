from django.apps import AppConfig

RESPONSIBILITY_PAGES = (
    "responsibilities", "mine", "rules", "rule", "amend", "rule_sets", "rule_set", "new_rule_set", "duty_sets", "duty_set",
    "new_duty_set", "complete_part", "responsibility_lists", "responsibility_list", "new_list", "add_item", "hand_down",
    "compare_lists", "question_item", "answer_question", "authorise", "name_acting", "contact_points", "contact_point",
    "new_contact_point", "take_up_problem", "solve_problem", "end_contact_point", "statements", "statement", "new_statement",
    "revise_statement", "comment_statement", "grade_statement", "open_grade", "new_rectification", "close_rectification",
)  # fmt: skip


class DutiesConfig(AppConfig):
    name = "mahua.duties"
    verbose_name = "应办"

    def ready(self):
        from mahua.duties import ceasing  # noqa: F401 (it registers itself)
        from mahua.duties.burden import by_rules
        from mahua.duties.calendar import work_calendar
        from mahua.notices.telling_hours import by_calendar
        from mahua.tasks.burden import weighs
        from mahua.ui.navigation import register

        by_calendar(work_calendar)
        weighs("rules", "制度", by_rules)
        register("应办", "duties:index", permission="duties.view_obligation", order=20)
        about = tuple(f"duties:{name}" for name in RESPONSIBILITY_PAGES)
        register("责任", "duties:responsibilities", permission="duties.view_rule", order=21, match=about)
