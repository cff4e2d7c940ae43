"""A score of two claims, from their features, and what it decides."""

from typing import Literal

import msgspec

from headwater.reconcile.identity.features import Feature, Pair, find_features
from headwater.reconcile.spans import find_gap
from headwater.reconcile.told import DONE
from headwater.reconcile.wording import has_cue

Decision = Literal["same", "unsure", "different"]


class Match(msgspec.Struct, frozen=True):
    """Two claims by id, the score and its features. ``apart``: they tell two activities apart, whatever else agrees."""

    left: str
    right: str
    score: float
    decision: Decision
    features: tuple[Feature, ...]
    apart: bool = False


_PROGRAMMES = ({"fiscal_year", "amount"}, {"framework", "beneficiaries"})
"""What tells two programmes apart even on one day."""


def judge_pair(pair: Pair) -> Match:
    """Whether two claims of one type are of one activity, and why."""
    features = find_features(pair)
    weights, limits = pair.settings.weights, pair.settings.thresholds
    score = sum(weights[f.name] for f in features) + _lift(pair, features)
    apart = _are_apart(pair, features)
    decision: Decision = "different" if apart or score < limits.unsure else "same" if score >= limits.same else "unsure"
    return Match(pair.left.id, pair.right.id, round(score, 3), decision, features, apart)


def _lift(pair: Pair, features: tuple[Feature, ...]) -> float:
    """Agreements, budgets and frameworks have fewer slots: what names them weighs as much as donor and recipient."""
    same = {f.slot for f in features if f.outcome == "same"}
    if pair.left.type == "framework":
        return 2.0 if same >= {"donors", "framework"} else 0.0
    if pair.left.type == "budget":
        return 2.5 if same >= {"donors", "framework"} else 0.0
    return 0.0


def _are_apart(pair: Pair, features: tuple[Feature, ...]) -> bool:
    if _is_group(set(pair.left.recipients), set(pair.right.recipients)) or pair.left.running != pair.right.running:
        return True
    names, telling = {f.name for f in features}, [f for f in features if f.tells]
    one_text = pair.left.document == pair.right.document or pair.beside
    if one_text and pair.left.stage == pair.right.stage:
        return _are_two_of_one_text(pair, telling, names)
    if names & {"recipients.differ", "donors.differ"} and (pair.both or sum(f.strong for f in features) < 2):
        return True  # two gifts of one size are commoner than a wrong country
    if _is_announced_twice(pair, names):
        return True
    if _is_next_year(pair, names):
        return not pair.cited and not pair.recalled
    slots = {f.slot for f in telling}
    if len(slots) >= 3 or any(slots >= both for both in _PROGRAMMES):
        return not names & {"citation.same", "amount.same", "quantity.same"}
    return len(telling) >= 2 and not any(f.strong for f in features)


def _are_two_of_one_text(pair: Pair, telling: list[Feature], names: set[str]) -> bool:
    """Whether a text that tells two acts of one stage means two gifts. Hand-overs of several days are tranches."""
    if pair.left.stage in DONE:
        return any(f.slot not in ("items", "beneficiaries", "date") for f in telling)
    return bool(telling) or "date.differ" in names


def _is_announced_twice(pair: Pair, names: set[str]) -> bool:
    """Whether two official releases each announce, on days of their own, what no sum or number makes one gift."""
    own = all(t.official and t.days is not None and t.days == t.published for t in (pair.left, pair.right))
    other_day = bool(names & {"date.apart", "date.differ"})
    if not own or not other_day or pair.left.type != "assistance":
        return False
    later = max((pair.left, pair.right), key=lambda t: t.days or ())
    anew = has_cue(later.words, "record_new", later.codebook)
    return anew or not names & {"amount.same", "quantity.same"}


def _is_next_year(pair: Pair, names: set[str]) -> bool:
    """Whether the same sum may have been given again: another fiscal year, and no day in common."""
    left, right, days = pair.left, pair.right, pair.settings.days
    same_act = left.stage == right.stage and left.stage not in DONE
    if same_act and left.days and right.days and find_gap(left.days, right.days) > days.year:
        return True
    if "fiscal_year.differ" not in names or names & {"date.same", "date.near", "quantity.same"}:
        return False
    if "date.differ" in names or left.type != "budget":
        return "date.differ" in names
    return not (left.published and right.published and find_gap(left.published, right.published) <= days.fresh)


def _is_group(left: set[str], right: set[str]) -> bool:
    """Whether one tells of a group and the other of few of it: a whole is never equal to its part."""
    small, large = sorted((left, right), key=len)
    return bool(small) and small < large and len(small) * 3 < 2 * len(large)
