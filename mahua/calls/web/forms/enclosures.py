"""Files for a call, and what of a picture is to be covered: boxes in thousandths of its width and height."""

from django import forms

from mahua.calls.enclosed_files import BOXES_AT_MOST, TAKEN, WHOLE, Box, judged
from mahua.calls.models.enclosure import AT_MOST
from mahua.calls.wording import enclosures as words
from mahua.ui.files import FilesField

ACCEPT = ",".join(f".{kind}" for kind in TAKEN)
SIDES = ("left", "top", "right", "bottom")


def enclosed_field(label, **rest):
    """Files judged as they come in, cleaned to what is kept of them."""
    return FilesField(
        label=label, help_text=words.WHAT_IS_TAKEN, judge=judged, judged=True, at_most=AT_MOST, **rest
    )  # fmt: skip


class EnclosedForm(forms.Form):
    """At intake: files may come with the call."""

    files = enclosed_field("附件（可不交）", required=False)


class EnclosureForm(forms.Form):
    """Files added on the call's own page."""

    files = enclosed_field("选择文件", error_messages={"required": "请先选择文件。"})


class CopyForm(forms.Form):
    """One file, covered elsewhere, in place of what was handed in."""

    files = FilesField(
        label="已遮盖的副本",
        help_text="请在本机遮好再传；可传照片、PDF、Word（docx），不超过 {most} MB",
        judge=judged,
        judged=True,
        at_most=1,
        error_messages={"required": "请先选择文件。"},
    )


class BoxForm(forms.Form):
    """A box by its four sides in percent, for whoever draws with the keyboard."""

    left, top, right, bottom = (
        forms.IntegerField(label=label, min_value=0, max_value=100, required=False)
        for label in ("左 %", "上 %", "右 %", "下 %")
    )

    def clean(self):
        said = super().clean()
        sides = [said.get(name) for name in SIDES]
        if None in sides:
            raise forms.ValidationError("请把左、上、右、下四个数都填上。")
        if sides[0] >= sides[2] or sides[1] >= sides[3]:
            raise forms.ValidationError("右要大于左，下要大于上。")
        said["box"] = tuple(side * WHOLE // 100 for side in sides)
        return said


class Sketch:
    """The boxes drawn so far, as the page's address carries them, and the first corner of the next one."""

    def __init__(self, said, *, size):
        self.size = size
        boxes = [box for box in map(_box, said.getlist("box")[:BOXES_AT_MOST]) if box]
        self.corner = _point(said.get("corner", ""))
        clicked = self._clicked(said)
        if clicked and self.corner:
            boxes.append(_between(self.corner, clicked))
            self.corner = None
        elif clicked:
            self.corner = clicked
        without = said.get("without", "")
        self.boxes: list[Box] = [box for at, box in enumerate(boxes) if str(at) != without]

    def _clicked(self, said):
        """Where a click on the picture fell; a picture reached by keyboard sends its upper left corner, which says nothing."""
        try:
            x, y = int(said["at.x"]), int(said["at.y"])
        except (KeyError, ValueError):
            return None
        if (x, y) == (0, 0):
            return None
        return tuple(max(0, min(WHOLE, side * WHOLE // whole)) for side, whole in zip((x, y), self.size, strict=True))

    @property
    def values(self) -> list[str]:
        return [",".join(map(str, box)) for box in self.boxes]

    @property
    def corner_value(self) -> str:
        return ",".join(map(str, self.corner)) if self.corner else ""

    @property
    def rows(self):
        """(how it is named in the address, where it lies in percent)."""
        return [(value, [side // 10 for side in box]) for value, box in zip(self.values, self.boxes, strict=True)]


def _box(text) -> Box | None:
    sides = _numbers(text, 4)
    return sides if sides and sides[0] < sides[2] and sides[1] < sides[3] else None


def _point(text):
    return _numbers(text, 2)


def _numbers(text, count):
    """So many whole numbers from 0 to 1000, or nothing."""
    parts = text.split(",")
    if len(parts) != count or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):  # noqa: PLR2004 (1000 has four digits)
        return None
    numbers = tuple(map(int, parts))
    return numbers if max(numbers) <= WHOLE else None


def _between(one, other) -> Box:
    """The box between two corners, whichever came first, of at least a hundredth."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return min(left, WHOLE - 10), min(top, WHOLE - 10), max(right, left + 10), max(bottom, top + 10)
