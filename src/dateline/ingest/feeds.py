"""Feeds: the entries of RSS and Atom, by feedparser, from bytes alone."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from dateline.ingest.article_of import make_article
from dateline.ingest.dates import AmbiguousDate, find_date
from dateline.ingest.encodings import decode
from dateline.ingest.heads import find_dateline
from dateline.ingest.limits import WHOLE_MOST
from dateline.ingest.options import ReadOptions
from dateline.ingest.pages import XML_DECLARED, PageFacts, block_text, check_nesting, plain_text, read_page
from dateline.ingest.refusals import Refused, describe_error
from dateline.ingest.streams import read_whole
from dateline.records.article import Article
from dateline.records.problem import Problem

DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # characters that XML may not hold
OWN_DTD = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)
GLOBAL = re.compile(r"(?:https?://|tag:|urn:)\S+")  # an id that no other feed has


def read_feed(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """An article an entry. Refused where the feed defines entities, is none, or ends in the middle."""
    text = feed_text(read_whole(stream, WHOLE_MOST, "a feed"))
    feed = parse(text)
    if not feed.entries:
        raise Refused("bad-feed" if feed.bozo else "no-text", "there is no entry in this feed")
    cut = is_cut(text)
    whole = feed.entries[:-1] if cut and is_open(text) else feed.entries  # half an entry is no article
    for entry in whole:
        yield read_entry(entry, feed.feed, source, options)
    if cut:
        raise Refused("truncated", "the feed ends in the middle: it was cut off")


def is_cut(text: str) -> bool:
    """Is the feed's own end lacking? Other faults, such as a bare "&", cost nothing."""
    return not re.search(r"</(?:\w{1,20}:)?(?:rss|feed|RDF)\s*>", text[-2000:], re.IGNORECASE)


def is_open(text: str) -> bool:
    """Does the last entry that begins not end?"""
    return any(text.rfind(f"<{name}") > text.rfind(f"</{name}") for name in ("item", "entry"))


def feed_text(content: bytes) -> str:
    """The feed's text. Refused where it defines entities, which may expand to gigabytes or name files."""
    found = XML_DECLARED.search(content[:1024])
    text = decode(content, found.group(1).decode("ascii") if found else None)
    if OWN_DTD.search(text):
        raise Refused("unsafe-xml", "the feed defines entities of its own: it is not read")
    check_nesting(text)
    return NO_XML.sub("\ufffd", DECLARATION.sub("", text))


def parse(text: str) -> Any:
    """feedparser's reading. It takes bytes for a file's name, unless they come as a stream."""
    import feedparser

    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # whatever a library does with a feed, the run goes on
        raise Refused("bad-feed", f"the feed can't be read: {describe_error(error)}") from None


def read_entry(entry: Any, feed: Any, source: str, options: ReadOptions) -> Article | Problem:
    """The article of an entry: its full text, else the page it links to where that may be fetched, else its summary."""
    facts = entry_facts(entry, feed)
    try:
        published = entry_day(entry) or options.published
    except AmbiguousDate as error:
        return Refused("ambiguous-date", str(error)).problem(source, facts.article_id)
    text = full_text(entry)
    if not text and options.fetch and facts.url:
        try:
            content = options.fetch(facts.url)
        except Refused as refused:
            return refused.problem(source, facts.article_id)
        return read_page(content, source, options, replace(facts, published=published))
    text = text or block_text(str(entry.get("summary", "")))
    if not text.strip():
        message = "the feed has only this headline; with --fetch the page is read"
        return Refused("no-text", message).problem(source, facts.article_id)
    head = find_dateline(text, published)
    return make_article(
        text[head.end :],
        published or head.published,
        source,
        article_id=facts.article_id,
        title=facts.title,
        url=facts.url,
        publisher=facts.publisher or head.publisher,
        dateline=head.dateline,
        head=text[: head.end].strip() or None,
    )


def entry_facts(entry: Any, feed: Any) -> PageFacts:
    """Title, address, publisher and id of an entry."""
    publisher = (entry.get("source") or {}).get("title") or feed.get("title")
    return PageFacts(
        url=web_address(entry.get("link")),
        title=plain_text(str(entry.get("title", ""))),
        publisher=plain_text(str(publisher)) if publisher else None,
        article_id=entry_id(entry.get("id"), feed.get("link") or feed.get("title")),
    )


def entry_id(own: str | None, feed: str | None) -> str | None:
    """The entry's id; one that is no address is unique only in its feed."""
    if not own or GLOBAL.fullmatch(own):
        return own or None
    return hashlib.sha256(f"{feed}\n{own}".encode("utf-8", "replace")).hexdigest()[:16]


def web_address(link: str | None) -> str | None:
    """An http address; another kind, such as javascript:, is none."""
    return link if link and re.match(r"https?://", link) else None


def entry_day(entry: Any) -> Any:
    """The day as the feed writes it, in the paper's own time zone."""
    # By dict's own `get`: feedparser's gives one for the other, with a warning.
    said = next(filter(None, (dict.get(entry, name) for name in ("published", "updated", "created"))), None)
    if said and (day := find_date(str(said), None)):
        return day
    return None


def full_text(entry: Any) -> str:
    """The longest of the entry's contents."""
    texts = (block_text(str(content.get("value", ""))) for content in entry.get("content", ()))
    return max(texts, key=len, default="")
