"""Reader: reads inputs in a process of its own, and tells what came of them, how long it took and what memory.

`python -m tests.hostile.reader FILE...` prints one JSON object, the fields of Told.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ASKING = frozenset(
    f"socket.{name}" for name in ("connect", "getaddrinfo", "gethostbyname", "gethostbyaddr", "sendto", "sendmsg")
)
SINCE = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """What the process told."""

    kinds: list[str]  # of each input, in order: "article" or a Problem's kind
    seconds: float  # of the processor, which other work on the machine does not lengthen
    megabytes: float  # the most that was resident
    sockets: list[str]  # what would ask another machine, or this one
    texts: list[str]  # or messages; their beginning


def read_apart(*paths: Path) -> Told:
    """Reads the files in a new process."""
    command = [sys.executable, "-m", "tests.hostile.reader", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]
    return Told(**json.loads(done.stdout.splitlines()[-1]))


def main(paths: Sequence[str]) -> None:
    """Reads and tells."""
    sockets: list[str] = []
    # urllib3 binds a socket of its own to loopback when it is loaded, to see whether there is IPv6; that asks nobody.
    sys.addaudithook(lambda event, _: sockets.append(event) if event in ASKING else None)
    from dateline.ingest.options import ReadOptions
    from dateline.ingest.reading import read_files
    from dateline.records.problem import Problem

    begun = time.process_time()
    items = read_files(paths, ReadOptions(since=SINCE))
    kinds, texts = [], []
    for item in items:
        kinds.append(item.kind if isinstance(item, Problem) else "article")
        texts.append(item.message[:1000] if isinstance(item, Problem) else item.text[:1000])
    seconds = time.process_time() - begun
    megabytes = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
    print(json.dumps({"kinds": kinds, "seconds": seconds, "megabytes": megabytes, "sockets": sockets, "texts": texts}))


if __name__ == "__main__":
    main(sys.argv[1:])
