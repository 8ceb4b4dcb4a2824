from mahua.undertakings.models.apart import Apart
from mahua.undertakings.models.joint import Joint
from mahua.undertakings.models.loan import Loan
from mahua.undertakings.models.measure import Measure
from mahua.undertakings.models.stage_pass import StagePass
from mahua.undertakings.models.strand import Strand
from mahua.undertakings.models.undertaking import Undertaking
from mahua.undertakings.models.week_count import WeekCount

__all__ = ["Apart", "Joint", "Loan", "Measure", "StagePass", "Strand", "Undertaking", "WeekCount"]
