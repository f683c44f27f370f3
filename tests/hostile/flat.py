"""Flat: memory while a large file is read, and how fast.

`python -m tests.hostile.flat N` reads N articles as JSON Lines, CSV, Parquet and WARC in gzip, each in a process of its
own, and prints megabytes resident after a third and at the end, and articles a second of the processor.
"""

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.hostile import makers as m

ROOT = Path(__file__).parent.parent.parent


def text_of(k: int) -> str:
    """An article of usual length, some 3,000 characters."""
    salt = hashlib.sha256(str(k).encode()).hexdigest()  # so that texts do not pack away
    return " ".join(f"{m.text_of(k * 20 + part)} The file has the number {salt[part:]}." for part in range(20))


def write_json_lines(path: Path, n: int) -> None:
    """N lines."""
    with path.open("wb") as file:
        for k in range(n):
            file.write(m.lines(m.record(k, text=text_of(k))))


def write_csv(path: Path, n: int) -> None:
    """N rows."""
    with path.open("w", encoding="utf-8") as file:
        file.write("id,date,text\n")
        for k in range(n):
            file.write(f'{k},{m.day_of(k)},"{text_of(k)}"\n')


def write_parquet(path: Path, n: int) -> None:
    """One row group, as large files often have."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = {"date": [str(m.day_of(k)) for k in range(n)], "text": [text_of(k) for k in range(n)]}
    pq.write_table(pa.table(rows), path, row_group_size=n, compression="zstd")


def write_warc(path: Path, n: int) -> None:
    """A gzip member a page."""
    with path.open("wb") as file:
        for k in range(n):
            file.write(gzip.compress(m.warc_record(k, m.page(k, text_of(k)).encode()), 1))


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "a.jsonl": write_json_lines,
    "a.csv": write_csv,
    "a.parquet": write_parquet,
    "a.warc.gz": write_warc,
}


def resident() -> float:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) / 1024


def read(path: str, n: int) -> None:
    """Reads the file and prints what it took, as JSON."""
    from dateline.ingest.reading import read_files
    from dateline.records.problem import Problem

    begun, count, third = time.process_time(), 0, 0.0
    for item in read_files([path]):
        assert not isinstance(item, Problem), item
        count += 1
        if count == n // 3:
            third = resident()
    seconds = time.process_time() - begun
    print(json.dumps({"articles": count, "third": third, "end": resident(), "rate": count / seconds}))


def main(n: int) -> None:
    """One line a format."""
    with tempfile.TemporaryDirectory() as folder:
        for name, write in WRITERS.items():
            path = Path(folder) / name
            write(path, n)
            size = path.stat().st_size / m.MB
            done = subprocess.run(
                [sys.executable, "-m", "tests.hostile.flat", str(path), str(n)],
                capture_output=True,
                text=True,
                cwd=ROOT,
                check=True,
            )
            told = json.loads(done.stdout)
            print(
                f"{name:<10} {told['articles']:>8,} articles, {size:>6.0f} MB: {told['third']:.0f} MB after a third, "
                f"{told['end']:.0f} MB at the end, {told['rate']:.0f} articles a second"
            )
            path.unlink()


if __name__ == "__main__":
    if len(sys.argv) == 3:
        read(sys.argv[1], int(sys.argv[2]))
    else:
        main(int(sys.argv[1]))
