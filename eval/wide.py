"""A wider look: documents in which nothing should be found, and records that analysts coded from press reports."""

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from eval.corpus import Case, read_case
from eval.report import write_claim


def load_script(path: Path) -> ModuleType:
    """A script that lies beside the gold, as a module; leaves no bytecode there."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read_texts(folder: Path) -> list[tuple[str, dict[str, object]]]:
    cases = [Case(folder.name, path.stem, path, None, {}, []) for path in sorted(folder.glob("*.txt"))]
    return [(case.name, read_case(case).reading) for case in cases]


def write_other(folder: Path, misses: bool = False) -> Iterator[str]:
    """Claims made of documents about aid of other kinds: each one is wrong; ``misses``: what they are."""
    readings = _read_texts(folder)
    with_claims = [(name, reading["claims"]) for name, reading in readings if reading["claims"]]
    for name, claims in with_claims if misses else []:
        assert isinstance(claims, list)
        yield from (f"{name}: {write_claim(claim)}" for claim in claims)
    yield f"{len(with_claims)} of {len(readings)} documents without any claim got one"


def write_records(folder: Path, script: Path, misses: bool = False) -> Iterator[str]:
    """Agreement with coded records, by the scorer that comes with them; ``misses``: a line for each that differs."""
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "readings.jsonl"
        lines = [json.dumps(reading, ensure_ascii=False) for _, reading in _read_texts(folder / "texts")]
        predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
        with contextlib.redirect_stdout(io.StringIO()) as said:
            load_script(script).score(predictions, folder, misses)
    yield from said.getvalue().splitlines()


def measure_records(folder: Path, script: Path) -> dict[str, float]:
    """The shares of the scorer of coded records, for the floors: ``records.amount``, ``records.surplus`` …"""
    if not folder.is_dir():
        return {}
    lines = [line.split() for line in write_records(folder, script)]
    return {f"records.{name}": float(share) for name, share, *rest in lines if rest and rest[-1].endswith(")")}


def write_wide(shared: Path, misses: bool = False) -> Iterator[str]:
    """Both looks, where their data are at hand; ``misses``: each thing that is wrong before the counts."""
    other, records = shared / "data" / "us-releases" / "other", shared / "data" / "aiddata-military"
    yield "releases of the US presidency about other things"
    yield from write_other(other, misses) if other.is_dir() else ["not at hand"]
    yield "records of Chinese military assistance (AidData)"
    yield from write_records(records, shared / "data" / "records.py", misses) if records.is_dir() else ["not at hand"]
