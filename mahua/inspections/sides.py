"""On which side a body stands that inspects."""

from mahua.organisations.models.organisation import PARTY_ORGANISATIONS

PARTY_BODIES = (*PARTY_ORGANISATIONS, "working_committee", "leading_group")
