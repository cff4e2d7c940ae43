"""Tables: each row an act of assistance or a budget, with what it inherits from the title and the sentences before."""

import re

import msgspec

from headwater.grammar import find_dates, find_money, resolve_fiscal_year
from headwater.model import Span
from headwater.reading.above import read_caption, read_table_title
from headwater.reading.cells import Cell, find_head_year, find_row, find_unit
from headwater.reading.draft import Draft
from headwater.reading.frames.slots import put_sum, put_voices
from headwater.reading.inherit import inherit_donors, inherit_recipients
from headwater.reading.mechanisms import find_last, find_named
from headwater.reading.quantities import find_cell_quantity, find_quantities
from headwater.reading.roles import Cast
from headwater.reading.scene import Scene
from headwater.reading.sums import Sum, find_sums
from headwater.reading.things import find_item_tags, find_items
from headwater.reading.times import find_date, find_deadline
from headwater.reading.words import find_values

RULE = "reading/frames/table.py"

_FAR = 60
"""Sentences and rows back in which a table of budgets may have its programme named."""

_YEAR = re.compile(r"(?:19|20)\d\d")


def _cell(cells: list[Cell], *columns: str) -> Cell | None:
    return next((c for c in cells if c.column in columns), None)


def _span(scene: Scene, cell: Cell) -> Span:
    return scene.sentence.cut(cell.start, cell.end)


def _stage(draft: Draft, scene: Scene, cells: list[Cell]) -> Draft:
    """The stage that the status cell tells, else any cell beside the item, else the header of the day's column."""
    values = find_values(scene.context.codebook, "table_stage")
    status = _cell(cells, "status")
    where = [status] if status else [c for c in cells if c.column not in ("item", "recipient", "donor")]
    for cell in where:
        cue = scene.find_cue("table_stage", cell.start, cell.end)
        if cue:
            return draft.put("stage", values[cue.exact.lower()], f"the {cell.column or 'cell'} says “{cue.exact}”", cue)
    for cell in [c for c in cells if c.column in ("date", "item", "amount") and c.end > c.start]:
        found = scene.pattern("table_stage").search(cell.head)
        if found:
            return draft.put(
                "stage", values[found.group().lower()], f"the header says “{found.group()}”", _span(scene, cell)
            )
    return draft


def _codes(draft: Draft, scene: Scene, cell: Cell | None, slot: str) -> Draft:
    for party in scene.parties:
        if cell and cell.start <= party.start and party.end <= cell.end and party.code:
            draft = draft.add(
                slot,
                (party.code,),
                f"in the column of {slot}",
                scene.sentence.cut(party.start, party.end),
                entry=party.entry,
            )
    return draft


def _forces(draft: Draft, scene: Scene) -> Draft:
    for party in scene.parties:
        if party.kind == "force" and party.code not in draft.get("donors", ()):
            name = scene.sentence.cut(party.start, party.end)
            draft = draft.add("beneficiaries", (name.exact,), "a force in the row", name, entry=party.entry)
    return draft


def _items(draft: Draft, scene: Scene, cells: list[Cell]) -> Draft:
    named = [c for c in cells if find_item_tags(scene, c.start, c.end)]
    cell = next((c for c in named if c.column == "item"), None) or _cell(cells, "item") or next(iter(named), None)
    if cell is None:
        return draft
    tags = find_item_tags(scene, cell.start, cell.end)
    spans = [scene.sentence.cut(t.start, t.end) for t in tags]
    draft = draft.put(
        "items", find_items(tags), "named in the row", *spans, entry=", ".join(dict.fromkeys(t.entry for t in tags))
    )
    counted = _cell(cells, "quantity")
    items = draft.get("items", ())
    found = (
        find_cell_quantity(scene, counted.start, counted.end, items)
        if counted
        else find_quantities(scene, cell.start, cell.end)
    )
    return draft.put("quantities", found, "counted in the row", *([_span(scene, counted)] if counted and found else []))


def _written(scene: Scene, cell: Cell) -> Sum | None:
    """A bare number of a column whose header gives the unit: "Amount (million yen)"."""
    text = scene.sentence.words(cell.start, cell.end).strip()
    if not cell.unit or not re.fullmatch(r"\d[\d,. ]*[a-z]*", text):
        return None
    symbol, _, rest = cell.unit.partition(" ")
    for made in (f"{text} {cell.unit}", f"{symbol}{text} {rest}", f"{symbol} {text} {rest}", f"{text} {rest} {symbol}"):
        money = find_money(made, scene.context.codebook, dollar=scene.context.dollar)
        if money and money[0].currency:
            return Sum(msgspec.structs.replace(money[0], start=cell.start, end=cell.end, hedge=cell.start), "amount")
    return None


def _sum(scene: Scene, cells: list[Cell]) -> Sum | None:
    cells = [c for c in cells if c.column != "sums"]
    for cell in sorted(cells, key=lambda c: c.column not in ("amount", "budget")):
        sums = find_sums(scene, cell.start, cell.end)
        if sums:
            return msgspec.structs.replace(sums[0], kind="amount")
        if cell.column in ("amount", "budget") and (written := _written(scene, cell)):
            return written
    return None


def _times(draft: Draft, scene: Scene, cells: list[Cell]) -> Draft:
    donor = next(iter(draft.get("donors", ())), "")
    for cell in cells:
        if cell.column in ("item", "quantity", "amount"):
            continue
        draft = _year(draft, scene, cell, donor)
        future = draft.get("stage") in ("planned", "considered")
        time = find_date(scene, cell.start, cell.end, cell.start, future=future) if cell.column != "year" else None
        limit = find_deadline(scene, cell.start, cell.end, donor) if draft.get("stage") != "delivered" else None
        if time and not draft.get("date"):
            draft = draft.put("date", time.value, "in the row", time.span)
        elif cell.column == "date" and _YEAR.fullmatch(scene.sentence.words(cell.start, cell.end).strip()):
            draft = draft.put("date", _span(scene, cell).exact.strip(), "the column of days", _span(scene, cell))
        if limit:
            draft = draft.put("deadline", limit.value, "the time by which it is to be done", limit.span)
    return draft


def _year(draft: Draft, scene: Scene, cell: Cell, donor: str) -> Draft:
    """The fiscal year: one said to be fiscal, or any year in the column of years of a budget."""
    for mention in [d for d in scene.sentence.dates if cell.start <= d.start and d.end <= cell.end and donor]:
        value = resolve_fiscal_year(mention, donor, scene.context.codebook, scene.context.published)
        if value and (mention.kind == "fiscal_year" or cell.column == "year"):
            return draft.put(
                "fiscal_year", value, "the donor's fiscal year", scene.sentence.cut(mention.start, mention.end)
            )
    text = scene.sentence.words(cell.start, cell.end).strip()
    if donor and cell.column == "year" and _YEAR.fullmatch(text):
        return draft.put("fiscal_year", f"{donor}-{text}", "the column of fiscal years", _span(scene, cell))
    return draft


def _framework(draft: Draft, scene: Scene, *, far: bool) -> Draft:
    above = [find_named(one) for one in (read_caption(scene), read_table_title(scene)) if one is not None]
    named = find_named(scene) or next((n for n in above if n), [])
    mechanism = named[0] if named else find_last(scene, _FAR) if far else None
    if mechanism is None:
        return draft
    return draft.put("framework", mechanism.identity, "the programme", mechanism.span, entry=mechanism.entry)


def _is_total(scene: Scene, cells: list[Cell]) -> bool:
    return scene.sentence.words(cells[0].start, cells[0].end).strip(" :").lower() in scene.words("table_total")


def _from_caption(draft: Draft, scene: Scene, cells: list[Cell]) -> Draft:
    """``draft`` with the parties that the line above the table names as giving or receiving."""
    caption = read_caption(scene)
    for cast in caption.cast if caption else ():
        slot = {"donor": "donors", "recipient": "recipients"}.get(_role_of(cast), "")
        if caption and slot and cast.party.code and not draft.get(slot) and _cell(cells, slot[:-1]) is None:
            span = caption.sentence.cut(cast.party.start, cast.party.end)
            draft = draft.put(slot, (cast.party.code,), "named above the table", span, entry=cast.party.entry)
    return draft


def _caption_year(draft: Draft, scene: Scene) -> Draft:
    """``draft`` with the fiscal year above the table, where the row has none; the title's must be called fiscal."""
    donor = next(iter(draft.get("donors", ())), "")
    if not donor or draft.get("fiscal_year") or not draft.get("amount"):
        return draft
    caption, title = read_caption(scene), read_table_title(scene)
    above = [(caption, d) for d in (caption.sentence.dates if caption else ())]
    above += [(title, d) for d in (title.sentence.dates if title else ()) if d.kind == "fiscal_year"]
    for one, mention in above:
        value = resolve_fiscal_year(mention, donor, scene.context.codebook, scene.context.published)
        if value and one:
            span = one.sentence.cut(mention.start, mention.end)
            return draft.put("fiscal_year", value, "the year told above the table", span)
    return draft


def _role_of(cast: Cast) -> str:
    return {"from": "donor", "by": "donor", "to": "recipient", "for": "recipient"}.get(cast.party.before, cast.role)


def _act(scene: Scene, cells: list[Cell]) -> Draft:
    draft = Draft("assistance", RULE, scene.sentence.start, (scene.sentence.number,))
    draft = _codes(draft, scene, _cell(cells, "donor"), "donors")
    draft = _codes(draft, scene, _cell(cells, "recipient"), "recipients")
    draft = _from_caption(draft, scene, cells)
    draft = _framework(draft, scene, far=False)
    draft = inherit_donors(draft, scene, None)
    if _cell(cells, "recipient") is None:
        draft = inherit_recipients(draft, scene, None)
    return _forces(_stage(draft, scene, cells), scene)


def _total(scene: Scene, cells: list[Cell], found: Sum) -> Draft:
    """The grand total: of all the rows' recipients, without their items."""
    draft = _act(scene, cells)
    rows = [d for d in scene.past if d.type == "assistance" and d.rule == RULE]
    for row in rows if not draft.get("recipients") or _cell(cells, "recipient") else []:
        draft = draft.add(
            "recipients", row.get("recipients", ()), "the rows' recipients", *row.mentions.get("recipients", ())
        )
    stages = {row.get("stage") for row in rows}
    if len(stages) == 1 and not draft.get("stage"):
        draft = draft.put("stage", next(iter(stages)), "the stage of all rows")
    return put_sum(draft, scene, found)


def _budget(scene: Scene, cells: list[Cell], cell: Cell) -> Draft | None:
    """The budget of one column: its stage is told by its own header, where it is the only one by any."""
    sums = find_sums(scene, cell.start, cell.end)
    found = msgspec.structs.replace(sums[0], kind="amount") if sums else _written(scene, _with_unit(scene, cell, cells))
    if found is None:
        return None
    draft = inherit_donors(_framework(_new_budget(scene), scene, far=True), scene, None)
    donor = next(iter(draft.get("donors", ())), "")
    for other in cells:
        draft = _year(draft, scene, other, donor)
    alone = sum(c.column == "budget" for c in cells) == 1
    head = " ".join(c.head for c in cells).lower() if alone else cell.head.lower()
    status = _cell(cells, "status")
    if status:
        draft = _put_vote(draft, scene, _span(scene, status).exact, status)
        whole = draft.get("donors") and draft.get("framework") and draft.get("fiscal_year")
        return put_sum(draft, scene, found) if whole else None
    stages = (("budget_asked", "requested"), ("budget_spent", "executed"))
    stage = next((s for kind, s in stages if scene.pattern(kind).search(head)), "appropriated")
    draft = draft.put("stage", stage, "what the table's header says")
    whole = draft.get("donors") and draft.get("framework") and draft.get("fiscal_year")
    return put_sum(draft, scene, found) if whole else None


def _in_year(draft: Draft, scene: Scene, cell: Cell, cells: list[Cell]) -> Draft | None:
    """``draft`` with the sum of a column that stands for one fiscal year."""
    sums = find_sums(scene, cell.start, cell.end)
    found = msgspec.structs.replace(sums[0], kind="amount") if sums else _written(scene, _with_unit(scene, cell, cells))
    donor = next(iter(draft.get("donors", ())), "")
    year = find_head_year(cell.head)
    mentions = find_dates(year if "y" in year.lower() else f"fiscal year {year}", scene.context.codebook)
    values = (resolve_fiscal_year(m, donor, scene.context.codebook, scene.context.published) for m in mentions)
    value = next((v for v in values if v), None) if donor else None
    if not found or not value:
        return None
    return put_sum(draft.put("fiscal_year", value, f"the header says “{year}”"), scene, found)


def _with_unit(scene: Scene, cell: Cell, cells: list[Cell]) -> Cell:
    """``cell`` under a header that has the unit of the table, given in another column's header or above the table."""
    caption = read_caption(scene)
    heads = [c.head for c in cells if c.unit] + ([caption.sentence.text] if caption else [])
    unit = next((find_unit(h) for h in heads if find_unit(h)), "")
    return cell if cell.unit or not unit else msgspec.structs.replace(cell, head=f"{cell.head} ({unit})")


def _over_years(scene: Scene, cells: list[Cell]) -> list[Draft]:
    """A row of sums, a column for each fiscal year: of a programme its budgets, of a recipient what it gets."""
    columns = [c for c in cells if c.column == "sums"]
    if not columns or _is_total(scene, cells) or _cell(cells, "item"):
        return []
    recipient = _cell(cells, "recipient")
    draft = _act(scene, cells) if recipient else _framework(_new_budget(scene), scene, far=False)
    draft = inherit_donors(draft, scene, None)
    needed = draft.get("framework") or (recipient and draft.get("recipients") and _is_of_aid(scene))
    made = [(_in_year(draft, scene, c, cells), c) for c in columns] if needed and draft.get("donors") else []
    return [d if recipient else _put_vote(d, scene, c.head) for d, c in made if d]


def _is_of_aid(scene: Scene) -> bool:
    """Whether the line above the table, or the title, speaks of security assistance."""
    above = (read_caption(scene), read_table_title(scene))
    return any(one.find_cue("budget_object") for one in above if one is not None)


def _as_votes(scene: Scene, cells: list[Cell]) -> list[Cell]:
    """``cells`` with their sums as a budget's, where each row is a year and the line above speaks of votes."""
    if not _cell(cells, "year") or _cell(cells, "item", "recipient", "donor", "quantity", "budget"):
        return cells
    above = (read_caption(scene), read_table_title(scene))
    if not any(one.find_cue("table_votes") for one in above if one is not None):
        return cells
    return [msgspec.structs.replace(c, column="budget") if c.column == "amount" else c for c in cells]


def _new_budget(scene: Scene) -> Draft:
    return Draft("budget", RULE, scene.sentence.start, (scene.sentence.number,))


def _put_vote(draft: Draft, scene: Scene, words: str, cell: Cell | None = None) -> Draft:
    """The stage of a budget as the header of its column tells it, or the ``cell`` of its status."""
    values = find_values(scene.context.codebook, "table_year_word")
    stage = next((values[w] for w in words.lower().split() if values.get(w)), "appropriated")
    if cell is None:
        return draft.put("stage", stage, "what the column's header says")
    return draft.put("stage", stage, "what the row says", _span(scene, cell))


def _is_enough(draft: Draft) -> bool:
    thing = draft.get("items") or draft.get("amount")
    return bool(thing and draft.get("donors") and draft.get("recipients"))


def find_rows(scene: Scene) -> list[Draft]:
    """What one row of a table tells."""
    if scene.sentence.kind != "row":
        return []
    read_caption(scene), read_table_title(scene)  # asked of each row in turn, so that the next one finds them at hand
    cells = find_row(scene)
    if not cells:
        return []
    yearly = _over_years(scene, cells)
    if yearly:
        return [put_voices(d, scene, scene.sentence.start, scene.sentence.start, scene.sentence.end) for d in yearly]
    found = _sum(scene, cells)
    cells = _as_votes(scene, cells)
    if _cell(cells, "budget") and not _cell(cells, "item", "recipient"):
        columns = [c for c in cells if c.column == "budget" and not _is_total(scene, cells)]
        budgets = [d for c in columns if (d := _budget(scene, cells, c))]
        return [put_voices(d, scene, scene.sentence.start, scene.sentence.start, scene.sentence.end) for d in budgets]
    if _is_total(scene, cells):
        draft = _caption_year(_total(scene, cells, found), scene) if found else None
    else:
        draft = _times(_items(_act(scene, cells), scene, cells), scene, cells)
        draft = _caption_year(put_sum(draft, scene, found), scene) if found else draft
        draft = draft if _is_enough(draft) else None
    if draft is None or not draft.get("donors"):
        scene.reject(RULE, "who gives, who receives or what is given stays open", scene.sentence.span)
        return []
    return [put_voices(draft, scene, scene.sentence.start, scene.sentence.start, scene.sentence.end)]
