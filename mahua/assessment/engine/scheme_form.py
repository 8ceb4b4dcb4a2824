"""Reading a YAML text field by field, with exact words for the clerk who wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

from mahua.kernel.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(slots=True)
class Form:
    """A mapping being read: each field is taken once, what is left over at the end was misspelt."""

    fields: dict[str, Any]
    place: str = ""

    @classmethod
    def of(cls, text: str) -> Form:
        """The form a YAML text holds."""
        try:
            fields = yaml.safe_load(text)
        except yaml.MarkedYAMLError as problem:
            line = problem.problem_mark.line + 1 if problem.problem_mark else 1
            raise Refused(f"第{line}行：格式有误，请检查缩进、冒号和引号。") from problem
        except yaml.YAMLError as problem:
            raise Refused("文件含有不能识别的字符，请另存为 UTF-8 文本后重试。") from problem
        if not isinstance(fields, dict):
            raise Refused("方案文件应为“名称: 内容”的形式，请核对。")
        return cls(dict(fields))

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self._take(name)
        if not isinstance(value, str) or not value.strip():
            raise Refused(f"{self._at(name)}：应填写文字，现为“{_shown(value)}”。")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, at least one."""
        values = self._take(name)
        if not isinstance(values, list) or not values or not all(isinstance(each, str) and each for each in values):
            raise Refused(f"{self._at(name)}：应为至少一项的列表。")
        return tuple(values)

    def number(self, name: str, *, least: int, most: int | None = None) -> int:
        """A whole number within bounds; points are written in hundredths, so 3.5 is a mistake for 350."""
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise Refused(f"{self._at(name)}：应为整数，现为“{_shown(value)}”。分值以百分之一分为单位，3.50分写作350。")
        if value < least or (most is not None and value > most):
            bounds = f"不小于{least}" if most is None else f"在{least}至{most}之间"
            raise Refused(f"{self._at(name)}：应{bounds}，现为{value}。")
        return value

    def one_of(self, name: str, choices: Collection[str]) -> str:
        """One of a few words."""
        value = self._take(name)
        if value not in choices:
            raise Refused(f"{self._at(name)}：应为{'、'.join(choices)}之一，现为“{_shown(value)}”。")
        return str(value)

    def forms(self, name: str) -> list[Form]:
        """A list of mappings, at least one."""
        values = self._take(name)
        if not isinstance(values, list) or not values or not all(isinstance(each, dict) for each in values):
            raise Refused(f"{self._at(name)}：应为至少一项的列表，每项写明各字段。")
        return [Form(dict(each), f"{self._at(name)}第{number}项") for number, each in enumerate(values, start=1)]

    def finish(self) -> None:
        """Refuse what nobody asked for: most likely a misspelt name."""
        if self.fields:
            unknown = "、".join(str(name) for name in self.fields)
            raise Refused(f"{self.place or '方案'}：不认识的字段“{unknown}”，请核对拼写或删除。")

    def _take(self, name: str) -> Any:
        if name not in self.fields:
            raise Refused(f"{self._at(name)}：缺少此项，请补充。")
        return self.fields.pop(name)

    def _at(self, name: str) -> str:
        return f"{self.place}的{name}" if self.place else name


def _shown(value: object) -> str:
    return "空" if value is None else str(value)
