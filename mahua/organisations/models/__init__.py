from mahua.organisations.models.leadership import Leadership
from mahua.organisations.models.organisation import Organisation
from mahua.organisations.models.placement import Placement, Succession
from mahua.organisations.models.renewal import Renewal
from mahua.organisations.models.term import Term

__all__ = ["Leadership", "Organisation", "Placement", "Renewal", "Succession", "Term"]
