"""Make docs/glossary.md from docs/glossary.yml and the code: words, kinds of facts, what each address begins with.

`--check` only says whether the page is up to date.
"""

import os
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "glossary.yml"
PAGE = ROOT / "docs" / "glossary.md"


def main() -> int:
    made = page()
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    print("docs/glossary.md is not up to date: run .venv/bin/python tools/glossary_page.py", file=sys.stderr)
    return 1


def page() -> str:
    """The whole page as Markdown."""
    begin_django()
    parts = [
        "# 词汇表 Glossary",
        "Made by `tools/glossary_page.py` from `docs/glossary.yml` and the code; do not edit.",
        "## 词语",
        table(("中文", "英文", "模型", "不用", "说明"), words()),
        "## 事实的种类",
        table(("代码", "名称", "版本", "保密", "保存（年）", "内容"), facts()),
        "## 网址的开头",
        table(("名称", "代码"), namespaces()),
    ]
    return "\n\n".join(parts) + "\n"


def begin_django():
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mahua.project.settings")
    import django

    django.setup()


def words():
    for entry in yaml.safe_load(SOURCE.read_text(encoding="utf-8")):
        avoided = "、".join((*entry.get("zh_not", ()), *entry.get("en_not", ())))
        yield entry["zh"], f"`{entry['en']}`", entry.get("model", ""), avoided, entry.get("note", "")


def facts():
    from mahua.ledger.kinds import KINDS, field_names

    for code, kind in sorted(KINDS.items()):
        names = "、".join(field_names(code))
        yield f"`{code}`", kind.title, kind.version, "是" if kind.confidential else "", kind.retention_years, names


def namespaces():
    from django.apps import apps
    from django.urls import get_resolver

    for name in sorted(get_resolver().namespace_dict):
        yield apps.get_app_config(name).verbose_name, f"`{name}`"


def table(heads, rows) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
