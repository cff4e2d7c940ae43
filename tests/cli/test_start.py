"""Start-up: help imports next to nothing, and completion, version and help are there."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

# What typer takes itself to read arguments (pydantic) is its own affair; none of ours may come with it.
HEAVY = "trafilatura pypdfium2 babel rich jinja2 markupsafe lxml ahocorasick_rs py3langid msgspec numpy tomllib"
OURS = ("headwater.ingest", "headwater.reading", "headwater.export", "headwater.codebook")

START = """
import sys
sys.argv[1:] = {arguments!r}
try:
    import headwater.cli
    headwater.cli.main()
except SystemExit:
    pass
"""


def imported(program: str) -> set[str]:
    program += "\nimport sys; print('MODULES', *sorted(sys.modules))"
    uncovered = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # it imports tomllib
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=uncovered)
    return set(done.stdout.split("MODULES ")[1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    found = imported(START.format(arguments=arguments))
    assert not found & set(HEAVY.split(" "))
    assert not {
        name for name in found if name.startswith(("headwater.ingest", "headwater.reading", "headwater.export"))
    }


def test_package_imports_nothing_heavy() -> None:
    assert {name for name in imported("import headwater") if name.startswith("headwater")} == {"headwater"}


@pytest.mark.parametrize("verb", [[], ["read"], ["explain"], ["schema"], ["codebook"], ["codebook", "check"]])
def test_help_has_an_example(run: Run, verb: list[str]) -> None:
    done = run(*verb, "--help")
    assert done.returncode == 0
    assert b"Example" in done.stdout
    assert b"  headwater " in done.stdout


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith(b"headwater 0.")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    program = "import sys; sys.argv = ['headwater']; from headwater.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={"_HEADWATER_COMPLETE": f"source_{shell}"},
    )
    assert "_HEADWATER_COMPLETE" in done.stdout
    assert "headwater" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["reed"], ["read"], ["read", "--format", "xml", "x"], ["explain", "x", "0"]])
def test_wrong_use_says_how(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert b"Usage: headwater" in done.stderr + done.stdout
    assert b"Traceback" not in done.stderr
