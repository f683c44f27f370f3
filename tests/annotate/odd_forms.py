"""Forms in which one and the same story is printed: capitals, headlines, wrapped lines, editor's notes."""

import re
from collections.abc import Callable, Mapping

SMALL_WORDS = frozenset(
    {"a", "an", "the", "in", "on", "at", "of", "to", "and", "by", "for", "from", "with", "off", "or", "as"}
)
LEFT_OUT = re.compile(r"\b(?:the|a|an|was|were|is|are|has|have|had|been) ", re.I)


def sentences_of(story: str) -> list[str]:
    """The sentences of a story in ordinary print."""
    return re.split(r"(?<=\.) (?=[A-Z])", story)


def headline_case(story: str) -> str:
    """ "Gunmen Kill Five in Quetta": a capital for every word but the small ones."""
    return " ".join(
        word if k and word in SMALL_WORDS else word[:1].upper() + word[1:]
        for sentence in sentences_of(story)
        for k, word in enumerate(sentence.split())
    )


def telegram(story: str) -> str:
    """Headlines: without articles, auxiliaries and stops, one a paragraph."""
    return paragraphs(*(headline_case(LEFT_OUT.sub("", s)).rstrip(".") for s in sentences_of(story)))


def paragraphs(*sentences: str) -> str:
    """One paragraph a sentence."""
    return "\n\n".join(sentences)


def wrapped(story: str, width: int, indent: str = "") -> str:
    """Lines that hold no more than `width` characters where words allow it."""
    lines = [""]
    for word in story.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(indent + line for line in lines)


def with_notes(story: str) -> str:
    """Notes of an editor before the story and inside it."""
    return "[Article by our reporter] [Text] " + story.replace(" in ", " [as received] in ", 1)


# Forms that leave each story one paragraph.
WHOLE: Mapping[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "headline case": headline_case,
    "wrapped": lambda story: wrapped(story, 22),
    "indented": lambda story: wrapped(story, 26, "   "),
    "wire": lambda story: "[TEXT] " + wrapped(story.upper(), 60),
    "two spaces": lambda story: story.replace(" ", "  "),
    "hard spaces": lambda story: story.replace(" ", "\xa0"),
    "notes": with_notes,
}
# Forms that set the sentences apart, with nothing to carry a date or place from one to the next.
APART: Mapping[str, Callable[[str], str]] = {
    "no stops": lambda story: paragraphs(*(s.rstrip(".") for s in sentences_of(story))),
    "bullets": lambda story: paragraphs(*(f"• {s}" for s in sentences_of(story))),
    "telegrams": telegram,
    "telegrams in capitals": lambda story: telegram(story).upper(),
}
