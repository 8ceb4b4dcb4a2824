from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "mahua.console"
    verbose_name = "首页"

    def ready(self):
        from mahua.access.acting import acting
        from mahua.ui.navigation import register, say_standing_by

        say_standing_by(lambda request: standing.get_role_display() if (standing := acting(request)) else "")
        register("首页", "console:home", order=0, match="console:home")
        register("台账", "console:ledger", permission="ledger.view_fact", order=60, match="console:ledger")
        register("报送", "console:imports", permission="console.import_roster", order=70, match="console:imports")
        register("意见", "console:doubts", permission="console.answer_doubt", order=80, match="console:doubts")
        register("账号", "console:accounts", permission="access.keep_accounts", order=90, match="console:accounts")
        register("授权", "console:assignments", permission="access.assign_roles", order=91, match="console:assignments")
        register(
            "安全日志",
            "console:security_log",
            permission="access.read_security_log",
            order=92,
            match="console:security_log",
        )
        register("封存", "console:seals", permission="ledger.keep_seals", order=93, match="console:seals")
