"""At which stage an act stands, from the chain of verbs that tells it; the conventions are those of the vocabulary of claims."""

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
)
"""Classes of verbs that tell of assistance."""

_DONE = ("past", "perfect", "bare")


class Stage(msgspec.Struct, frozen=True):
    """A stage of assistance, with how firmly it is said, the group of verbs that tells the act, and the one that decides."""

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
    done, now = group.aspect in _DONE, group.aspect in ("present", "progressive")
    if group.modal == "possible":
        return ("delivered" if _may_have(group) else "considered"), "possible"
    if group.does("announce") and group.aspect == "infinitive":
        return "announced", ""
    if group.performs and group.does("hand_over", "provide"):
        return "delivered", ""
    if group.does("continue", "facilitate") and group.modal == "future":
        return "planned", ""
    if group.does("suspend"):
        return ("suspended", "") if done or now else None
    if group.does("cancel"):
        return ("cancelled", "") if done or now else None
    if group.does("consider"):
        return ("considered", "") if group.aspect != "infinitive" else None
    if group.aspect == "future":
        return ("planned", "") if group.modal != "able" else None
    if group.does("order"):
        return ("contracted", "") if done else ("announced", "") if now else None
    if group.does("hand_over"):
        return ("delivered", "") if done or group.aspect == "progressive" else ("announced", "") if now else None
    if group.does("attend") and now:
        return "announced", ""
    if group.does("arrive", "receive", "graduate", "bring"):
        return ("delivered", "") if done else None
    if group.does("provide", "train", "equip", "build", "pay", "fund"):
        return ("delivered", "") if done else ("announced", "") if now else None
    if group.does("announce", "offer", "decide"):
        devoted = group.verb.lemma == "commit" and group.passive and now
        return ("announced", "") if (done or now) and not devoted else None
    if group.does("plan"):
        return ("planned", "") if group.aspect != "infinitive" else None
    if group.does("operate"):
        return ("operational", "") if done else None
    if group.does("agree"):
        return ("agreed", "") if done and group.passive else None
    return None


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
