from pathlib import Path
from typing import Any

from eval.corpus import Case
from eval.renamed import build_renaming, rename_claim

TEXT = "Japan gave the Philippines two boats. The Philippine navy thanked Tokyo in Manila."


def _case(text: str, **slots: Any) -> Case:
    claim = {
        "type": "assistance",
        "donors": ["JP"],
        "recipients": ["PH"],
        "beneficiaries": ["Philippine navy"],
        **slots,
    }
    return Case("dev", "a", Path("a.txt"), text, {"language": "en"}, [claim])


def test_recipients_are_renamed_in_every_form_and_donors_are_not() -> None:
    renaming = build_renaming(_case(TEXT))
    assert renaming.codes == {"PH": "BO"}
    assert renaming.rename(TEXT) == "Japan gave Bolivia two boats. The Bolivian navy thanked Tokyo in La Paz."


def test_gold_is_renamed_alike() -> None:
    case = _case(TEXT)
    claim = rename_claim(case.claims[0], build_renaming(case))
    assert (claim["donors"], claim["recipients"], claim["beneficiaries"]) == (["JP"], ["BO"], ["Bolivian navy"])


def test_a_country_named_in_a_way_that_we_would_not_rename_stays() -> None:
    assert build_renaming(_case("The United States of America trains Britons.", recipients=["US"])).codes == {}
