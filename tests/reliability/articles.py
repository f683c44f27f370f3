"""Articles: a folder of short inputs of several formats, good and bad, for runs that are disturbed."""

import csv
import json
from pathlib import Path

TOWNS = ("Cairo", "Khartoum", "Peshawar", "Bogota", "Kyiv", "Manila")
ACTS = (
    "Police arrested {n} protesters in {town} on Tuesday.",
    "Rebels attacked an army base near {town}, killing {n} soldiers, officials said.",
    "The president met opposition leaders in {town}. {n} ministers resigned.",
    "Thousands of workers marched in {town} and demanded higher wages. The government rejected the demand.",
)
N_BAD = 3


def article(n: int) -> tuple[str, str]:
    """(day, text), each one different."""
    text = ACTS[n % len(ACTS)].format(n=n + 2, town=TOWNS[n % len(TOWNS)])
    return f"2024-03-{n % 27 + 1:02}", text


def write_inputs(folder: Path, n: int) -> Path:
    """So many articles as text, JSON Lines, CSV and HTML in turn, and N_BAD inputs that are none."""
    folder.mkdir()
    by_format: dict[int, list[tuple[str, str]]] = {}
    for i in range(n):
        by_format.setdefault(i % 4, []).append(article(i))
    for i, (day, text) in enumerate(by_format[0]):
        (folder / f"{i:03}.txt").write_text(f"{day}\n{text}\n", "utf-8")
    lines = [json.dumps({"published": day, "text": text}) for day, text in by_format[1]]
    (folder / "lines.jsonl").write_text("\n".join(lines), "utf-8")
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([("published", "text"), *by_format[2]])
    for i, (day, text) in enumerate(by_format[3]):
        head = f'<meta property="article:published_time" content="{day}"><title>Report {i}</title>'
        (folder / f"{i:03}.html").write_text(
            f"<!doctype html><html><head>{head}</head><body><article><p>{text}</p></article></body></html>", "utf-8"
        )
    (folder / "undated.txt").write_text("Nothing says when this was.\n", "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    (folder / "spoilt.bin.txt").write_bytes(b"\x7fELF" + bytes(range(256)))
    return folder
