from mahua.inspections.models.demand import Demand
from mahua.inspections.models.finding import Finding
from mahua.inspections.models.inspection import Inspection, Inspector
from mahua.inspections.models.plan import InspectionPlan

__all__ = ["Demand", "Finding", "Inspection", "InspectionPlan", "Inspector"]
