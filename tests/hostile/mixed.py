"""Mixed: a folder of good and bad inputs. Each bad input gives one Problem, of the kind written here beforehand."""

import bz2
import gzip
import io
import json
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.hostile import makers as m

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Bad:
    """One way of being bad: what it is, the file's name and bytes for a number, and the Problem's kind."""

    what: str
    suffix: str
    make: Callable[[int], bytes]
    kind: str


SPANISH = "La policía detuvo el jueves a {k} manifestantes en el centro de la ciudad, según dijeron las autoridades."
RUSSIAN = "Полиция задержала {k} участников протеста в центре города, сообщили власти в четверг."
ARABIC = "اعتقلت الشرطة {k} متظاهرا في وسط المدينة يوم الخميس، حسبما قال مسؤولون في الوزارة."
CHINESE = "官员周四表示，警方在市中心逮捕了{k}名抗议者，抗议活动已经持续了三天。"
GERMAN = "Die Polizei nahm am Donnerstag in der Innenstadt {k} Demonstranten fest, wie die Behörden mitteilten."
FRENCH = "La police a arrêté jeudi {k} manifestants dans le centre de la ville, ont déclaré les autorités."


def dated(text: str) -> Callable[[int], bytes]:
    """A text of a day."""
    return lambda k: f"date {m.day_of(k)} {text.format(k=k)}\n".encode()


def one_line(**changes: object) -> Callable[[int], bytes]:
    """A record with some fields changed."""
    return lambda k: m.lines({"id": f"bad-{k}-{sorted(changes)}"} | without_none(m.record(k, **changes), changes))


def without_none(record: dict[str, object], changes: dict[str, object]) -> dict[str, object]:
    """Without the fields that are changed to None, and without the id."""
    return {name: value for name, value in record.items() if name != "id" and changes.get(name, 0) is not None}


def cut(content: bytes, share: float = 0.6) -> bytes:
    """The first part."""
    return content[: int(len(content) * share)]


def damage(content: bytes, at: float) -> bytes:
    """With 20 bytes turned over."""
    where = int(len(content) * at)
    turned = bytes(byte ^ 0xFF for byte in content[where : where + 20])
    return content[:where] + turned + content[where + 20 :]


def encrypted(k: int) -> bytes:
    """A ZIP archive whose one member says that it is encrypted."""
    content = bytearray(m.zipped({"a.txt": m.plain(k).encode()}))
    content[6] |= 1
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def nested(k: int) -> bytes:
    """Six archives within one another."""
    content, name = m.plain(k).encode(), "a.txt"
    for depth in range(6):
        content, name = m.zipped({name: content}), f"{depth}.zip"
    return content


def damaged_parquet(k: int) -> bytes:
    """Parquet whose text column is damaged: its page's header and what follows."""
    content = m.parquet({"text": [m.text_of(k) * 40], "date": [str(m.day_of(k))]}, compression="gzip")
    return content[:60] + bytes(byte ^ 0xFF for byte in content[60:160]) + content[160:]


def gzip_bomb(k: int) -> bytes:
    """200 MB of one sentence in under 1 MB."""
    into = io.BytesIO()
    with gzip.GzipFile(fileobj=into, mode="wb", mtime=k) as out:
        for _ in range(100):
            out.write(b"a " * MB)
    return into.getvalue()


def zip_bomb(k: int) -> bytes:
    """200 MB in a member of 200 kB."""
    return m.zipped({f"{k}.txt": b"a " * 100 * MB})


HEAD_ONLY = "<item><title>News {k}</title><link>https://paper.example/{k}</link></item>"
LAUGHS = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel>{}</channel></rss>'
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>{}</channel></rss>'
)

BADS = (
    Bad("text without a day", ".txt", lambda k: m.text_of(k).encode(), "no-date"),
    Bad("text of a head alone", ".txt", lambda k: f"date {m.day_of(k)} Dhaka:\n".encode(), "no-text"),
    Bad("empty file", ".txt", lambda k: b"", "no-text"),
    Bad("white space alone", ".txt", lambda k: b" \n\t\n" * (k + 1), "no-text"),
    Bad("zero-width characters alone", ".txt", dated("\u200b\u200d\ufeff"), "no-text"),
    Bad("text with NUL bytes", ".txt", lambda k: m.plain(k).encode().replace(b" ", b"\0"), "not-text"),
    Bad(
        "text of 1.2 million characters", ".txt", lambda k: m.plain(k).encode() + b"It rained. " * 110_000, "too-large"
    ),
    Bad("Spanish", ".txt", dated(SPANISH), "language"),
    Bad("Russian", ".txt", dated(RUSSIAN), "language"),
    Bad("Arabic", ".txt", dated(ARABIC), "language"),
    Bad("Chinese", ".txt", dated(CHINESE), "language"),
    Bad("German", ".txt", dated(GERMAN), "language"),
    Bad("French in Latin-1", ".txt", lambda k: dated(FRENCH)(k).decode().encode("latin-1"), "language"),
    Bad("before the days asked for", ".txt", lambda k: f"date 1999-01-01 {m.text_of(k)}".encode(), "outside-window"),
    Bad("record of 3/4/2023", ".jsonl", one_line(date="3/4/2023"), "ambiguous-date"),
    Bad("record of no day", ".jsonl", one_line(date="soon"), "bad-date"),
    Bad("record of 31 February", ".jsonl", one_line(date="2023-02-31"), "bad-date"),
    Bad("record without a date", ".jsonl", one_line(date=None), "no-date"),
    Bad("record without a text", ".jsonl", one_line(text=None), "no-text"),
    Bad("record whose text is a list", ".jsonl", one_line(text=["a", "b"]), "no-text"),
    Bad("record whose text is NaN", ".jsonl", one_line(text=float("nan")), "no-text"),
    Bad("record whose text is true", ".jsonl", one_line(text=True), "no-text"),
    Bad("the same record again", ".jsonl", lambda k: m.lines(m.record(2)), "duplicate-id"),
    Bad("line of JSON cut off", ".jsonl", lambda k: m.lines(m.record(k))[:-20] + b'"}'[:0] + b"}", "bad-line"),
    Bad("line that is a string", ".jsonl", lambda k: m.lines(f"text {k}"), "bad-line"),
    Bad("line that is a number", ".jsonl", lambda k: m.lines(k), "bad-line"),
    Bad("line of 10,000 levels", ".jsonl", lambda k: b'{"text":' * 10_000 + b"1" + b"}" * 10_000, "bad-line"),
    Bad("line of 20 MB", ".jsonl", lambda k: m.lines(m.record(k, text="It rained. " * 2 * MB)), "too-large"),
    Bad("number of 10,000 figures", ".jsonl", lambda k: b'{"text": ' + b"9" * 10_000 + b"}", "bad-line"),
    Bad("JSON cut off", ".json", lambda k: cut(json.dumps([m.record(k)], indent=1).encode()), "bad-json"),
    Bad("empty list of JSON", ".json", lambda k: b"[]" + b" " * k, "no-text"),
    Bad("CSV of a header alone", ".csv", lambda k: b"date,text\n", "no-text"),
    Bad(
        "CSV with an open quotation mark", ".csv", lambda k: f'date,text\n{m.day_of(k)},"It\nA,B\n'.encode(), "bad-line"
    ),
    Bad("CSV without a text column", ".csv", lambda k: f"date,what\n{m.day_of(k)},It rained\n".encode(), "no-text"),
    Bad("CSV with a bad date", ".tsv", lambda k: f"date\ttext\nsoon\t{m.text_of(k)}\n".encode(), "bad-date"),
    Bad("page without an article", ".html", lambda k: b"<!DOCTYPE html><html><body></body></html>", "no-text"),
    Bad("page of scripts alone", ".html", lambda k: b"<html><script>document.write(1)</script></html>", "no-text"),
    Bad(
        "page without a day",
        ".html",
        lambda k: m.page(k).replace(f"{m.day_of(k)}T08:00:00Z", "x").encode(),
        "no-date",
    ),
    Bad("page of 10,000 levels", ".html", lambda k: m.page(k, "<div>" * 10_000 + "It rained").encode(), "too-deep"),
    Bad("page of 9 MB", ".html", lambda k: m.page(k).encode() + b"<!-- -->" * 1_200_000, "too-large"),
    Bad("page in Spanish", ".html", lambda k: m.page(k, (SPANISH.format(k=k) + " ") * 4).encode(), "language"),
    Bad("feed without entries", ".rss", lambda k: m.feed(""), "no-text"),
    Bad("feed that expands entities", ".rss", lambda k: LAUGHS.format(m.item(k)).encode(), "unsafe-xml"),
    Bad("feed that names a file", ".rss", lambda k: OUTSIDE.format(m.item(k)).encode(), "unsafe-xml"),
    Bad("feed that is none", ".rss", lambda k: m.text_of(k).encode(), "bad-feed"),
    Bad("feed cut off before its first entry", ".rss", lambda k: m.feed(m.item(k))[:150], "bad-feed"),
    Bad("feed of a headline alone", ".rss", lambda k: m.feed(HEAD_ONLY.format(k=k)), "no-text"),
    Bad("feed without a day", ".rss", lambda k: m.feed(m.item(k, day="")), "no-date"),
    Bad("other XML", ".xml", lambda k: b'<?xml version="1.0"?><a><b>It rained</b></a>', "not-text"),
    Bad("WARC cut off", ".warc", lambda k: cut(m.warc(m.warc_record(k))), "truncated"),
    Bad("WARC cut off in its head", ".warc", lambda k: m.warc_record(k)[:100], "truncated"),
    Bad("WARC in gzip cut off", ".warc.gz", lambda k: cut(m.warc_gz(m.warc_record(k))), "truncated"),
    Bad("WARC in gzip damaged", ".warc.gz", lambda k: damage(m.warc_gz(m.warc_record(k)), 0.5), "corrupt"),
    Bad("WARC of a 404", ".warc", lambda k: m.warc_record(k, status="404 Not Found"), "http-status"),
    Bad(
        "WARC of a picture", ".warc.gz", lambda k: m.warc_gz(m.warc_record(k, b"\x89PNG", kind="image/png")), "not-text"
    ),
    Bad("Parquet cut off", ".parquet", lambda k: cut(m.parquet_of(m.record(k))), "truncated"),
    Bad("Parquet damaged", ".parquet", damaged_parquet, "corrupt"),
    Bad("Parquet without a text", ".parquet", lambda k: m.parquet({"id": [k], "what": ["It rained"]}), "no-text"),
    Bad("Parquet without rows", ".parquet", lambda k: m.parquet({"date": [], "text": []}), "no-text"),
    Bad("gzip cut off", ".txt.gz", lambda k: cut(gzip.compress(m.plain(k).encode())), "truncated"),
    Bad("gzip damaged", ".txt.gz", lambda k: damage(gzip.compress(m.plain(k).encode() * 9), 0.5), "corrupt"),
    Bad("bzip2 cut off", ".txt.bz2", lambda k: cut(bz2.compress(m.plain(k).encode())), "truncated"),
    Bad("xz cut off", ".txt.xz", lambda k: cut(lzma.compress(m.plain(k).encode())), "truncated"),
    Bad("gzip bomb", ".jsonl.gz", gzip_bomb, "bomb"),
    Bad("ZIP bomb", ".zip", zip_bomb, "bomb"),
    Bad("ZIP encrypted", ".zip", encrypted, "encrypted"),
    Bad("ZIP damaged", ".zip", lambda k: damage(m.zipped({"a.txt": m.plain(k).encode() * 9}), 0.3), "corrupt"),
    Bad("ZIP cut off", ".zip", lambda k: cut(m.zipped({"a.txt": m.plain(k).encode()})), "corrupt"),
    Bad("ZIP that leads out", ".zip", lambda k: m.zipped({"../../a.txt": m.plain(k).encode()}), "unsafe-path"),
    Bad("ZIP of an absolute path", ".zip", lambda k: m.zipped({"/etc/a.txt": m.plain(k).encode()}), "unsafe-path"),
    Bad("ZIP of a path of Windows", ".zip", lambda k: m.zipped({"C:\\a.txt": m.plain(k).encode()}), "unsafe-path"),
    Bad("ZIP of nothing", ".zip", lambda k: m.zipped({}), "no-text"),
    Bad("ZIP in ZIP in ZIP …", ".zip", nested, "nested"),
    Bad(
        "office document", ".docx", lambda k: m.zipped({"[Content_Types].xml": b"<a/>", "word/a.xml": b"x"}), "not-text"
    ),
    Bad("TAR of a link", ".tar", lambda k: m.tarred({}, [("a.txt", "/etc/passwd")]), "unsafe-path"),
    Bad("TAR that leads out", ".tar", lambda k: m.tarred({"../a.txt": m.plain(k).encode()}), "unsafe-path"),
    Bad("TAR cut off", ".tar", lambda k: m.tarred({"a.txt": m.plain(k).encode() * 9})[:1000], "truncated"),
    Bad("PDF", ".pdf", lambda k: b"%PDF-1.7\n", "not-text"),
    Bad("picture", ".png", lambda k: b"\x89PNG\r\n\x1a\n", "not-text"),
    Bad("program", ".exe", lambda k: b"MZ\x90\0", "not-text"),
    Bad("zstd", ".zst", lambda k: b"\x28\xb5\x2f\xfd\0", "not-text"),
    Bad("RTF", ".rtf", lambda k: b"{\\rtf1 It rained}", "not-text"),
    Bad("bytes of all values", ".bin", lambda k: bytes(range(256)) * (1 + k % 3), "not-text"),
)


def good(k: int) -> tuple[str, bytes, int]:
    """A good input: name, bytes, and how many articles it holds."""
    ways: tuple[Callable[[], tuple[str, bytes, int]], ...] = (
        lambda: (".txt", m.plain(k).encode(), 1),
        lambda: (".html", m.page(k).encode(), 1),
        lambda: (".jsonl", m.lines(m.record(k)), 1),
        lambda: (".rss", m.feed(m.item(k)), 1),
        lambda: (".csv", f'date,text\n{m.day_of(k)},"{m.text_of(k)}"\n'.encode(), 1),
        lambda: (".warc.gz", m.warc_gz(m.warc_record(k)), 1),
        lambda: (".parquet", m.parquet_of(m.record(k)), 1),
        lambda: (".zip", m.zipped({"a/b.html": m.page(k).encode()}), 1),
        lambda: (".tar.gz", gzip.compress(m.tarred({"b.txt": m.plain(k).encode()})), 1),
        lambda: (".txt", ("\ufeff" + m.plain(k)).encode("utf-16-le"), 1),
        lambda: (".json", json.dumps(news_please(k), indent=1).encode(), 1),
        lambda: (".warc", m.warc(m.warc_record(k)), 1),
        lambda: (".jsonl.xz", lzma.compress(m.lines(m.record(k))), 1),
        lambda: (".html", m.page(k, charset="utf-16").encode("utf-16"), 1),
        lambda: (".txt", m.plain(k).replace("officials", "“officials”").encode("cp1252"), 1),
    )
    return ways[k % len(ways)]()


def news_please(k: int) -> dict[str, object]:
    """An article as news-please writes it."""
    return {
        "authors": ["A. Writer"],
        "date_download": f"{m.day_of(k + 3)} 10:00:00",
        "date_publish": f"{m.day_of(k)} 08:00:00",
        "language": "en",
        "maintext": m.text_of(k),
        "source_domain": "paper.example",
        "title": f"News {k}",
        "url": f"https://paper.example/{k}",
    }


def write_mixed(folder: Path, n_good: int, n_bad: int) -> Iterator[tuple[str, str]]:
    """Writes the inputs and yields for each its path and what it should give: "article" or a Problem's kind."""
    for k in range(n_good):
        suffix, content, _ = good(k)
        path = folder / f"{k:05}-good{suffix}"
        path.write_bytes(content)
        yield str(path), "article"
    for k in range(n_bad):
        bad = BADS[k % len(BADS)]
        # The repeated record comes after the first, by name.
        path = folder / f"{k:05}-{'z' if bad.kind == 'duplicate-id' else 'bad'}{bad.suffix}"
        path.write_bytes(bad.make(k))
        yield str(path), bad.kind
