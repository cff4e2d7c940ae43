"""Which claims are of one activity. Imports model, codebook and the values of reconciliation."""

from headwater.reconcile.identity.cluster import Grouping, group_claims
from headwater.reconcile.identity.features import Feature, find_features
from headwater.reconcile.identity.score import Match, judge_pair

__all__ = ["Feature", "Grouping", "Match", "find_features", "group_claims", "judge_pair"]
