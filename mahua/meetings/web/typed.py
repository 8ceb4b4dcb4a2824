"""What stands in the fields of the minutes before anybody types: a draft, an earlier version, or last time's people."""

LISTS = ("also",)
NOT_TYPED = ("csrfmiddlewaretoken", "draft", "version", "meeting", "organisation", "kind", "files", "once", "copy")


def typed_in(post) -> dict:
    """The fields of a submitted page as a draft keeps them."""
    names = [name for name in post if name not in NOT_TYPED]
    return {name: post.getlist(name) if name in LISTS else post[name] for name in names if post[name]}


def typed_of(meeting) -> dict:
    """What a meeting says already: its plan, or the version under correction."""
    typed = {
        "held_on": meeting.held_on or meeting.day,
        "title": meeting.title,
        "place": meeting.place,
        "also": meeting.also,
        "belongs_to_year": meeting.belongs_to_year,
        "chair": _code(meeting.chair),
        "recorder": _code(meeting.recorder),
        "lecturer": _code(meeting.lecturer),
        "observers": meeting.observers,
        "text": meeting.text,
    }
    for place, title in enumerate(meeting.items.order_by("number").values_list("title", flat=True)):
        typed[f"item-{place}-title"] = title
    if not meeting.is_planned:
        typed |= _said_before(meeting)
    return typed


def copied_from(last) -> dict:
    """Who usually chairs and records, and where: from the last meeting of the kind held here."""
    if last is None:
        return {}
    return {"chair": _code(last.chair), "recorder": _code(last.recorder), "place": last.place}


def like(last) -> dict:
    """“照上次填写”: who chairs and records, where, and the titles of the agenda; never texts, votes or absences."""
    titles = last.items.order_by("number").values_list("title", flat=True) if last else ()
    return copied_from(last) | {f"item-{place}-title": title for place, title in enumerate(titles)}


def filled_up(typed, copied) -> dict:
    """What was typed stays; what was left empty comes from the copy, the agenda as a whole or not at all."""
    if any(name.startswith("item-") and name.endswith("-title") for name in typed):
        copied = {name: value for name, value in copied.items() if not name.startswith("item-")}
    return {**copied, **{name: value for name, value in typed.items() if value or name not in copied}}


def typed_from_ballot(ballot) -> dict:
    """The result of a secret election, so that nobody copies figures."""
    in_favour = [tally for tally in ballot.result() if tally.choice == "in_favour"]
    typed = {"seats": ballot.seats}
    for place, tally in enumerate(sorted(in_favour, key=lambda tally: -tally.count)):
        typed |= {f"stand-{place}-member": tally.member.code, f"stand-{place}-votes": tally.count}
        typed[f"stand-{place}-post"] = "commissioner"
    return typed


def _said_before(meeting) -> dict:
    typed = {}
    for each in meeting.attendances.filter(present=False).select_related("member"):
        typed |= {f"absent-{each.member.code}": "on", f"reason-{each.member.code}": each.reason}
    for place, item in enumerate(meeting.items.order_by("number")):
        for name in ("title", "vote", "in_favour", "against", "abstained"):
            typed[f"item-{place}-{name}"] = getattr(item, name)
    for place, row in enumerate(meeting.resolutions.select_related("owner").order_by("number")):
        typed |= {f"decision-{place}-text": row.text, f"decision-{place}-due_on": row.due_on}
        typed |= {f"decision-{place}-owner": _code(row.owner), f"decision-{place}-about": row.about}
    typed["problems"] = "\n".join(meeting.problems.order_by("pk").values_list("title", flat=True))
    if meeting.is_talk:
        two = meeting.attendances.order_by("pk").values_list("member__code", flat=True)
        typed |= dict(zip(("first", "second"), two, strict=False))
    return typed | _counted_before(meeting)


def _counted_before(meeting) -> dict:
    typed = {}
    if hasattr(meeting, "review"):
        names = ("excellent", "qualified", "basically_qualified", "unqualified", "reason")
        typed |= {name: getattr(meeting.review, name) for name in names}
    if hasattr(meeting, "election"):
        typed["seats"] = meeting.election.seats
        for place, stand in enumerate(meeting.election.candidates.select_related("member").order_by("-votes", "pk")):
            typed |= {f"stand-{place}-member": stand.member.code, f"stand-{place}-votes": stand.votes}
            typed[f"stand-{place}-post"] = stand.post or "commissioner"
    return typed


def _code(thing) -> str:
    return thing.code if thing else ""
