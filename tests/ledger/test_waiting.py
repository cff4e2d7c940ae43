"""Who waits for another writer can be stopped, and whoever comes after is not disturbed."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from headwater.ledger import create_ledger
from tests.ledger.papers import build_paper

ROOT = Path(__file__).resolve().parents[2]
WAIT = """
import sys
from headwater.ledger import open_ledger
from tests.ledger.papers import build_paper
with open_ledger(sys.argv[1]) as ledger:
    ledger.head()
    print("waiting", flush=True)
    try:
        ledger.append(build_paper().statements(), build_paper().texts)
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


def test_ctrl_c_ends_the_waiting(place: str) -> None:
    """It would last two minutes; the limit of one minute is for slow machines."""
    with create_ledger(place) as ledger:
        with ledger.database.writing():
            command = [sys.executable, "-c", WAIT, place]
            waiter = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
            assert waiter.stdout is not None
            assert waiter.stdout.readline() == "waiting\n"
            time.sleep(0.5)
            waiter.send_signal(signal.SIGINT)
            assert waiter.communicate(timeout=60)[0] == "stopped\n"
        assert ledger.append(build_paper().statements(), build_paper().texts).head.seq == 3
