"""The braid of one undertaking: its own stages, joints and stretches apart, handed to the pure picture."""

from mahua.ui.abouts import address_of
from mahua.undertakings import stages
from mahua.undertakings.braid import Apart, Joint, Stage, braid


def braid_of(undertaking, *, joints, aparts, today, passes=None):
    """`passes` by stage, None for the small picture without stages; a stage not yet passed goes on to the end, those ahead have no days yet."""
    ends_on = undertaking.ended_on or undertaking.ends_on
    return braid(
        undertaking.starts_on,
        ends_on,
        stages=()
        if passes is None
        else _stages(undertaking, passes, ends_on=max(ends_on, today) if undertaking.is_open else ends_on),
        joints=[
            Joint(
                each.occurred_on,
                each.get_kind_display(),
                code=each.source,
                kind=each.get_stage_display(),
                after_the_fact=each.after_the_fact,
                url=address_of(each.source),
            )
            for each in joints
        ],
        aparts=[Apart(each.from_on, each.until_on, each.reason) for each in aparts],
        today=today if undertaking.is_open else None,
        drawn=("mini",) if passes is None else ("wide", "phone"),
    )


def _stages(undertaking, passes, *, ends_on):
    bands, begins_on = [], undertaking.starts_on
    for stage in stages.ORDER:
        passed_on = passes[stage].passed_on if stage in passes else None
        label = stages.label(stage, wording=undertaking.stage_wording)
        bands.append(Stage(label, begins_on, passed_on or ends_on))
        if passed_on is None:
            break
        begins_on = passed_on
    return bands
