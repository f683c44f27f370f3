"""Pages: the article in an HTML page, its title, day and publisher, by trafilatura."""

import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.ingest.article_of import make_article
from dateline.ingest.dates import AmbiguousDate, find_date
from dateline.ingest.encodings import decode
from dateline.ingest.heads import find_dateline
from dateline.ingest.limits import ATTRIBUTES_MOST, ELEMENTS_MOST, MB, NESTING_MOST, PAGE_MOST, SIBLINGS_MOST
from dateline.ingest.options import ReadOptions
from dateline.ingest.refusals import Refused, describe_error
from dateline.records.article import Article
from dateline.records.problem import Problem

DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
XML_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{1,40})")
LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}>?")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
# Tags that close themselves, or whose end may be left out.
VOID = frozenset(
    re.findall(r"\w+", "area base br col embed hr img input li link meta option p source td th tr track wbr")
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page from around it."""

    url: str | None = None
    charset: str | None = None  # as the HTTP header declares it
    published: date | None = None  # as a feed says it
    fetched: date | None = None  # a page is not of a later day
    title: str | None = None
    publisher: str | None = None
    article_id: str | None = None


def read_page(content: bytes, source: str, options: ReadOptions, facts: PageFacts | None = None) -> Article | Problem:
    """The article of a page. The day: the caller's, the feed's, the page's own, its dateline's, that of the crawl."""
    facts = facts or PageFacts()
    try:
        check_page(content)
        text = decode(content, facts.charset or declared_charset(content)).replace("\0", "\ufffd")
        check_nesting(text)
        check_attributes(text)
        found = extract(text, facts)
    except Refused as refused:
        return refused.problem(source, facts.article_id)
    # A line of trafilatura is a block of the page: a paragraph.
    lines = [line.strip() for line in (found.text or "").split("\n") if line.strip()]
    title = facts.title or plain_text(found.title)
    body = "\n\n".join(lines[1:] if lines[:1] == [title] else lines)
    if not body:
        return Refused("no-text", "no article was found in the page").problem(source, facts.article_id)
    near = options.published or facts.published or page_day(found.date)
    head = find_dateline(body, near)
    crawled = facts.fetched if options.crawl_date else None
    return make_article(
        body[head.end :],
        near or head.published or crawled,
        source,
        article_id=facts.article_id,
        title=title,
        url=facts.url or found.url,
        publisher=facts.publisher or plain_text(found.sitename) or head.publisher,
        dateline=head.dateline,
        head=body[: head.end].strip() or None,
    )


def check_page(content: bytes) -> None:
    """Refused where the page is too large."""
    if len(content) > PAGE_MOST:
        raise Refused("too-large", f"a page of more than {PAGE_MOST // MB} MB is not read")


def declared_charset(content: bytes) -> str | None:
    """What the page's head declares."""
    start = content[:4096]
    found = DECLARED.search(start) or XML_DECLARED.search(start)
    return found.group(1).decode("ascii") if found else None


def check_nesting(text: str) -> None:
    """Refused where tags are opened within one another by the thousand: parsers that call themselves die of it."""
    if text.count("<") < NESTING_MOST:
        return
    depth = 0
    for tag in TAG.finditer(text):
        if tag.group(2).lower() in VOID:
            continue
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        if depth > NESTING_MOST:
            raise Refused("too-deep", f"more than {NESTING_MOST:,} tags are open within one another")


def check_attributes(text: str) -> None:
    """Refused where a tag has thousands of attributes, each of which the parser holds against all others."""
    for tag in LONG_TAG.finditer(text):
        if len(QUOTED.sub("", tag.group()).split()) > ATTRIBUTES_MOST:
            raise Refused("too-large", f"a tag has more than {ATTRIBUTES_MOST:,} attributes")


def check_tree(tree: Any) -> None:
    """Refused where there are more elements, or more beside one another, than can be looked through in seconds."""
    if tree is None:
        raise Refused("no-text", "no article was found in the page")
    children = [len(element) for element in tree.iter()]
    if len(children) > ELEMENTS_MOST or sum(n * n for n in children) > SIBLINGS_MOST:
        raise Refused("too-large", f"a page of {len(children):,} elements is not read")


def extract(text: str, facts: PageFacts) -> Any:
    """trafilatura's document. Refused where it finds none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    dates = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
    if facts.fetched:
        dates["max_date"] = facts.fetched.isoformat()
    try:
        tree = trafilatura.load_html(without_declaration(text))
        check_tree(tree)
        found = trafilatura.bare_extraction(
            tree,
            url=facts.url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
    except Refused:
        raise
    except Exception as error:  # whatever a library does with a page, the run goes on
        raise Refused("unreadable", f"the page can't be read: {describe_error(error)}") from None
    if found is None:
        raise Refused("no-text", "no article was found in the page")
    return found


def without_declaration(text: str) -> str:
    """Without an XML declaration, whose charset is no longer true of decoded text."""
    return re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", text)


def page_day(said: str | None) -> date | None:
    """The day that the page's metadata say."""
    try:
        return find_date(said, None) if said else None
    except AmbiguousDate:
        return None


def plain_text(markup: str | None) -> str | None:
    """The words of a fragment of HTML in one line, scripts and styles left out; None where there are none."""
    return " ".join(block_text(markup).split()) or None if markup else None


def block_text(markup: str) -> str:
    """The words of a fragment of HTML, its blocks apart."""
    if "<" not in markup and "&" not in markup:
        return markup
    from lxml import etree, html

    try:
        check_nesting(markup)
        tree = html.fragment_fromstring(markup.replace("\0", "\ufffd"), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError, Refused):
        return re.sub(r"<[^>]{0,1000}>", " ", markup)
    for hidden in list(tree.iter("script", "style", "noscript", "iframe", "template", etree.Comment)):
        hidden.drop_tree()
    for block in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "figure"):
        block.tail = "\n\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in re.split(r"\n\s*\n", str(tree.text_content())))
    return "\n\n".join(line for line in lines if line)
