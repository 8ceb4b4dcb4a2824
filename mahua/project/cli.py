"""The command `mahua`: a short list of what operators may do; each is a management command of this project.

Django's own commands are for developers (`manage.py`); of them only `migrate` is here. Nothing opens a shell.
"""

import os
import sys

from mahua.kernel.errors import Refused
from mahua.project import wording

COMMANDS = {
    "run": "run",
    "serve": "serve",
    "worker": "worker",
    "migrate": "migrate",
    "accounts": "accounts",
    "first-administrators": "first_administrators",
    "import": "import_roster",
    "areas": "areas",
    "backup": "backup",
    "restore": "restore",
    "score": "score",
    "verify": "verify",
    "classify": "classify",
    "learn-calls": "learn_calls",
    "duplicates": "duplicates",
    "topics": "topics",
    "rebuild": "rebuild",
    "clock": "clock",
}
HELP = ("-h", "--help", "help")


def main(arguments=None) -> int:
    """Run one command; 0 when it succeeded, otherwise its reason stands on standard error."""
    import django  # noqa: PLC0415 (settings must be named first)

    arguments = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahua.project.settings")
    django.setup()
    if not arguments or arguments[0] in HELP:
        print(overview())
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        print(wording.NO_SUCH_COMMAND.format(name=name), overview(), sep="\n", file=sys.stderr)
        return 2
    return carry_out(name, rest)


def overview() -> str:
    """The commands with one line each."""
    lines = (f"  {name:<22}{_command(name).help}" for name in COMMANDS)
    return "\n".join((wording.USAGE, *lines, "", wording.EACH_HELP))


def carry_out(name, arguments) -> int:
    from django.conf import settings  # noqa: PLC0415
    from django.core.management.base import CommandError  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    command = _command(name)
    try:
        options = vars(command.create_parser("mahua", name).parse_args(arguments)) | {"skip_checks": True}
    except CommandError as no:
        print(_not_understood(name, str(no)), file=sys.stderr)
        return 2
    settings.HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        command.execute(*options.pop("args", ()), **options)
    except (CommandError, Refused) as no:
        print(no, file=sys.stderr)
        return getattr(no, "returncode", 1)
    finally:
        connections.close_all()
    return 0


def _not_understood(name, why) -> str:
    """What argparse finds wrong with the arguments, in words of ours as far as it is one of the usual faults."""
    for theirs, ours in wording.ARGPARSE.items():
        why = why.replace(theirs, ours)
    return wording.NOT_UNDERSTOOD.format(name=name, why=why)


def _command(name):
    from django.core.management import get_commands, load_command_class  # noqa: PLC0415

    return load_command_class(get_commands()[COMMANDS[name]], COMMANDS[name])


if __name__ == "__main__":
    sys.exit(main())
