"""At which stage an act stands, from the chain of verbs that tells it; the conventions are those of the vocabulary of
claims.
"""

import msgspec

from headwater.reading.verbs import Group

TELLS = (
    "hand_over",
    "provide",
    "offer",
    "announce",
    "pay",
    "fund",
    "train",
    "equip",
    "build",
    "receive",
    "order",
    "suspend",
    "cancel",
    "operate",
    "consider",
    "plan",
    "arrive",
    "agree",
    "decide",
    "continue",
    "facilitate",
    "graduate",
    "bring",
    "appropriate",
    "spend",
)
"""Classes of verbs that tell of assistance."""

_DONE = ("past", "perfect", "bare")


class Stage(msgspec.Struct, frozen=True):
    """A stage of assistance, with how firmly it is said, the group of verbs that tells the act, and the one that
    decides.
    """

    stage: str
    assertion: str
    group: Group
    why: str
    by: Group | None = None


def _governed(group: Group) -> tuple[str, str] | None:
    """Stage and assertion that a governing verb decides."""
    for governor in group.chain()[1:]:
        if governor.does("consider", "discuss") or (governor.does("decide") and governor.aspect == "infinitive"):
            return "considered", ""
        if governor.does("expect"):
            return "planned", "expected"
        if governor.does("enable"):
            return ("planned" if governor.aspect in ("future", "present", "progressive") else "delivered"), ""
        if governor.does("agree"):
            return "agreed", ""
        if governor.does("announce", "offer", "decide"):
            return ("planned" if governor.aspect == "future" else "announced"), ""
        if governor.does("plan", "want", "set", "seek", "request", "continue", "resume", "look", "ask", "facilitate"):
            return "planned", ""
    return None


def _may_have(group: Group) -> bool:
    """Whether it is only possible that it was done: "may have supplied"."""
    return group.aspect == "perfect" and group.does("hand_over", "provide", "receive", "train", "equip", "fund")


def _own(group: Group) -> tuple[str, str] | None:
    """Stage and assertion that the act's own verb decides."""
    if group.modal == "possible":
        return ("delivered" if _may_have(group) else "considered"), "possible"
    stage = _intended(group)
    stage = _told(group) if stage is None else stage
    return (stage, "") if stage else None


def _intended(group: Group) -> str | None:
    """The stage of what is said in order to do it, stopped, considered or to come; "" for none, None: ask on."""
    now = group.aspect in ("present", "progressive")
    if group.performs and group.does("hand_over", "provide"):
        return "delivered"
    for does, aspect, stage in (("announce", "infinitive", "announced"), ("attend", "present", "announced")):
        if group.does(does) and group.aspect == aspect:
            return stage
    for does, stage in (("suspend", "suspended"), ("cancel", "cancelled")):
        if group.does(does) and not (group.does("continue", "facilitate") and group.modal == "future"):
            return stage if group.aspect in _DONE or now else ""
    if group.does("consider"):
        return "considered" if group.aspect != "infinitive" else ""
    return _to_come(group)


def _to_come(group: Group) -> str | None:
    """The stage of what is still to come; None where it is not."""
    if group.aspect != "future":
        return None
    goes_on = group.does("continue", "facilitate") and group.modal == "future"
    return "planned" if goes_on or group.modal != "able" else ""


_BY_CLASS = (
    (("order",), "contracted", "announced"),
    (("hand_over",), "delivered", "announced"),
    (("attend",), "", "announced"),
    (("arrive", "receive", "graduate", "bring"), "delivered", ""),
    (("provide", "train", "equip", "build", "pay", "fund"), "delivered", "announced"),
    (("announce", "offer", "decide"), "announced", "announced"),
    (("plan",), "planned", "planned"),
    (("appropriate",), "budgeted", "budgeted"),
    (("spend",), "delivered", "announced"),
    (("operate",), "operational", ""),
    (("agree",), "agreed", ""),
)
"""Classes of verbs with the stage that they tell as done and as going on; the first that fits decides."""


def _told(group: Group) -> str:
    """The stage of what is told as done or as going on, "" for none."""
    done, now = group.aspect in _DONE, group.aspect in ("present", "progressive")
    for classes, past, present in _BY_CLASS:
        if not group.does(*classes) or (classes == ("attend",) and not now):
            continue
        if _is_no_act(group, classes[0], now):
            return ""
        if classes[0] == "hand_over" and group.aspect == "progressive":
            return past
        if classes[0] == "plan" and group.aspect != "infinitive":
            return past
        return past if done else present if now else ""
    return ""


def _is_no_act(group: Group, first: str, now: bool) -> bool:
    """Whether "is committed to" only tells of zeal, and "agrees" of nothing agreed."""
    devoted = first == "announce" and group.verb.lemma == "commit" and group.passive and now
    return devoted or (first == "agree" and not group.passive)


def find_stage(group: Group) -> Stage | None:
    """The stage that ``group`` tells, or None where it tells none."""
    is_to = (
        group.aspect == "infinitive"
        and group.start < group.head
        and group.end - group.start > len(group.verb.lemma) + 5
    )
    governed = _governed(group)
    found = governed or _own(group)
    if found is None and is_to and group.governor is None:
        found = ("planned", "")
    if found is None:
        return None
    stage, assertion = found
    why = " ← ".join(f"{g.verb.lemma} ({g.aspect})" for g in group.chain())
    return Stage(stage, assertion, group, why, group.governor if governed else group)
