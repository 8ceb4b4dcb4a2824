"""What a template asks for: 一书两单三会议, 三亮 (domain.md §9). Pure data; items of lists come from the rule table, with its sources."""

from dataclasses import dataclass

from mahua.duties import wording


@dataclass(frozen=True, slots=True)
class Part:
    """One part: a document, a list (with the rules it starts from), a meeting, or something shown."""

    kind: str
    title: str
    starts_from: tuple[str, ...] = ()
    needs: str = ""


TEMPLATES: dict[str, tuple[Part, ...]] = {
    "one_two_three": (
        Part("document", "党风廉政责任书", needs="responsibility_letter"),
        Part("list", wording.STRICT_LIST, ("DG-HALF", "SS-Q", "OL-LECT-SEC", "ST-Y")),
        Part("list", wording.CLEAN_LIST, ("DG-QTR", "OL-DUAL-Y")),
        Part("meeting", "年度党建工作会议"),
        Part("meeting", "全面从严治党工作会议"),
        Part("meeting", "述职述责述廉会议"),
    ),
    "three_lights": (
        Part("shown", "亮身份"),
        Part("shown", "亮承诺"),
        Part("list", wording.SHOWN_LIST, ("OL-MEET-Q", "OL-DAY-M", "OL-LIFE-Y")),
    ),
}
BODIES = {
    "one_two_three": ("leading_group",),
    "three_lights": ("leading_group", "party_committee", "general_branch", "branch"),
}
MEETINGS = ("leading_group_meeting.held", "committee_meeting.held", "branch_assembly.held")
ROLE_OF = {
    "secretary": {"leading_group": "leading_group_secretary"},
    "leader": {"leading_group": "leading_group_member"},
}
