"""Dates: when an event happened, from the time expression that the text links to it, else from the one told last."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.back_references import is_definite, tells_another
from dateline.coding.bounds import bounded, counted_from, gap_before, joined, measures_a_gap
from dateline.coding.date_ends import cut_end, cut_start, led
from dateline.records.document import Document
from dateline.records.event import EventDate
from dateline.records.layers import SENTENCES, TIMEXES, TOKENS
from dateline.records.syntax import Sentence, Token
from dateline.records.timex import Timex
from dateline.records.tree import Tree, base, tree_of
from dateline.reference.lexicon import load_lexicon

DATES = frozenset({"DATE", "TIME"})
APART = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "ccomp"})
BACK = 3  # sentences
PRECISE = frozenset({"day", "week"})
SAYING = frozenset(
    {"condemn", "accuse", "reject", "deny", "denounce", "urge", "demand", "ask", "call", "blame", "praise", "welcome"}
)
COMING = frozenset({"will", "would", "shall", "may", "might"})


def date_of(trigger: int, document: Document, tree: Tree | None = None) -> EventDate | None:
    """The event's interval: of its clause, else of one above, else the sentence's only one, else the one before."""
    tree = tree or tree_of(document[TOKENS])
    token = tree.tokens[trigger]
    linked = linked_timexes(token, document, tree)
    dated = [t for t in linked if is_date(t)]
    text = document.article.text
    lasting = next((t for t in linked if t.type == "DURATION" and not measures_a_gap(t, text)), None)
    repeated = next((t for t in linked if t.type == "SET"), None)
    # "recently" has a time of its own, though no day; "the current president" tells nothing of the act.
    pointing = any(t.type in DATES and t.span.of(text).lower() != "current" for t in linked)
    found = bounded(joined(dated, text), token, tree, document) if dated else None
    if found is None and not pointing:
        found = from_clauses(token, document, tree) or carried_over(token, document, tree)
    if found is not None and found.begin is not None and says_since_then(token, tree):
        found = replace(found, end=document.article.published, mod="AFTER")
    if found is None and lasting is None and repeated is None:
        return None
    return EventDate(
        text=led(found.span, text).of(text) if found else None,
        start=cut_start(found) if found else None,
        end=cut_end(found) if found else None,
        precision=found.precision if found else "unknown",
        duration=lasting.value if lasting else None,
        frequency=repeated.frequency if repeated else None,
    )


def linked_timexes(token: Token, document: Document, tree: Tree) -> list[Timex]:
    """Expressions below the trigger first, then those of each word above it up to its clause's end, nearest first."""
    sentence = document[SENTENCES][token.sentence].span
    timexes = [t for t in document[TIMEXES] if sentence.covers(t.span)]
    found: list[Timex] = []
    here, told_at = token, sentence.end
    while True:
        span = tree.subtree_span(here)
        inside = [t for t in timexes if span.covers(t.span) and t not in found and t.span.end <= told_at]
        inside = [t for t in inside if not in_other_clause(t, here, tree, of_its_own=here is token)]
        inside = [t for t in inside if not before_that(t, here, tree)]
        found += sorted(inside, key=lambda t: (steps_below(t, here, tree), abs(t.span.start - token.span.start)))
        above = tree.head(here)
        if above is None or here.deprel == "acl:relcl":
            break
        if gap := gap_before(here, timexes, tree, document.article.text):
            return found if any(is_date(t) for t in found) else [*found, *counted(gap, above, document, tree)]
        if here.deprel == "ccomp":
            # "said Tuesday that rebels had attacked" dates the saying; "Since May, he said, ..." frames both.
            told_at = min(told_at, above.span.start)
        here = above
    return found if any(is_date(t) for t in found) else [*found, *beside(token, timexes, tree)]


def steps_below(timex: Timex, here: Token, tree: Tree) -> int:
    """How many words stand between: of "two years after the 2021 coup ... on Wednesday" the latter is the nearer."""
    return depth(timex, tree) - sum(1 for _ in climb(here, tree))


def climb(word: Token | None, tree: Tree) -> Iterator[Token]:
    """The word and those over it."""
    while word is not None:
        yield word
        word = tree.head(word)


def counted(gap: Timex, above: Token, document: Document, tree: Tree) -> list[Timex]:
    """The time that lies so far from that of the clause above, as a list of one or none."""
    told = next((t for t in linked_timexes(above, document, tree) if is_date(t)), None)
    found = counted_from(told, gap, document.article.text) if told else None
    return [found] if found else []


def from_clauses(token: Token, document: Document, tree: Tree) -> Timex | None:
    """The date in a clause that goes with the act's own: "killing 12 on Tuesday"; "since it fell in May"."""
    above = tree.head(token) if token.deprel == "xcomp" else None
    own = [word for word in (token, tree.clause(token), above) if word is not None]
    for clause in (c for word in own for c in tree.children(word) if base(c.deprel) == "advcl"):
        marks, span = set(tree.marks_of(clause)), tree.subtree_span(clause)
        inside = [t for t in document[TIMEXES] if span.covers(t.span) and is_date(t)]
        dated = [t for t in inside if not in_other_clause(t, clause, tree)]
        if "since" in marks and dated and dated[0].begin:
            return replace(dated[0], end=document.article.published, mod="AFTER")
        if not marks and dated and clause.feat("VerbForm") in {"Ger", "Part"}:
            return dated[0]
    return None


def says_since_then(token: Token, tree: Tree) -> bool:
    """ "ended the truce last month, and has carried out 40 attacks since then": from the time told before on."""
    clause = tree.clause(token)
    own = [c for c in tree.children(clause) if base(c.deprel) in {"obl", "advmod", "advcl"}]
    own += [c for c in tree.children(token) if base(c.deprel) in {"obl", "nmod", "advmod"}]
    return any(c.lemma.lower() == "then" and "since" in {*tree.cases_of(c), *tree.marks_of(c)} for c in own)


def is_moment(clause: Token, tree: Tree) -> bool:
    """ "All died when the plane came down last October": the clause tells the time of the act."""
    return clause.deprel == "advcl" and any(c.text.lower() == "when" for c in tree.children(clause))


def before_that(timex: Timex, clause: Token, tree: Tree) -> bool:
    """ "said on Tuesday that rebels attacked": before the clause's own "that", whatever the parse hangs it on."""
    above, mark = tree.head(clause), next((c for c in tree.children(clause) if c.deprel == "mark"), None)
    if above is None or mark is None or mark.lemma.lower() != "that":
        return False
    return above.span.end <= timex.span.start and timex.span.end <= mark.span.start


def beside(token: Token, timexes: list[Timex], tree: Tree) -> list[Timex]:
    """A date behind the trigger with no verb or comma between them, whatever the parse hangs it on."""
    for word in tree.tokens[token.index + 1 :]:
        if word.sentence != token.sentence or word.upos in {"VERB", "AUX", "PUNCT"}:
            break
        if hit := [t for t in timexes if t.span.covers(word.span) and is_date(t)]:
            return hit
    return []


def in_other_clause(timex: Timex, above: Token, tree: Tree, of_its_own: bool = False) -> bool:
    """Does a clause of its own stand between the expression and the word above it?

    `of_its_own`: a clause about that very word ("the attack, which came on Monday") does not count.
    """
    word = next(tree.tokens_in(timex.span), None)
    while word is not None and word.index != above.index:
        about = of_its_own and word.head == above.index and base(word.deprel) == "acl"
        apart = word.deprel in APART and not is_moment(word, tree)
        if not about and (apart or (word.deprel == "conj" and word.upos == "VERB")):
            return True
        word = tree.head(word)
    return False


def carried_over(token: Token, document: Document, tree: Tree) -> Timex | None:
    """The date of the sentence before in the same paragraph; of earlier ones where the clause points back to them.

    "They stabbed an officer", "The attack killed two", "When it reached the outpost, the driver ..." go on with the
    happening that was told; an act that is to come or a new one with parties of its own does not.
    """
    sentences = document[SENTENCES]
    present = token.feat("Tense") == "Pres" and token.feat("VerbForm") == "Fin"
    if present or tells_another(token, tree):
        return None
    back = points_back(token, tree)
    for before in reversed(sentences[max(0, token.sentence - (BACK if back else 1)) : token.sentence]):
        if not back and is_apart(before, token, document):
            return None
        if found := date_told(before, document, tree):
            return found if found.precision in PRECISE or not is_verbal(token) else None
    return None


def is_verbal(token: Token) -> bool:
    """Is it an act of words, which is as new as the report: "the minister condemned the attack"?"""
    return load_lexicon().reporting(token.lemma) is not None or token.lemma in SAYING


def is_apart(before: Sentence, token: Token, document: Document) -> bool:
    """Does a paragraph end between a sentence and a word?"""
    return before.paragraph != document[SENTENCES][token.sentence].paragraph


def date_told(sentence: Sentence, document: Document, tree: Tree) -> Timex | None:
    """The date that stands highest in a sentence's parse."""
    dated = [t for t in document[TIMEXES] if sentence.span.covers(t.span) and is_date(t)]
    return min(dated, key=lambda t: depth(t, tree), default=None)


def depth(timex: Timex, tree: Tree) -> int:
    """How many words stand over the expression."""
    return min((sum(1 for _ in climb(word, tree)) for word in tree.tokens_in(timex.span)), default=0)


def points_back(token: Token, tree: Tree) -> bool:
    """Does the act, or who does or suffers it, point back: "the attack", "this raid", "they", "the driver"?"""
    if any(c.deprel == "aux" and c.lemma.lower() in COMING for c in tree.children(token)):
        return False
    clause = tree.clause(token)
    sides = (tree.subject(token), tree.object(token), tree.subject(clause), tree.object(clause))
    words = [token, *(side for side in sides if side is not None)]
    return any(is_definite(word, tree) for word in words)


def is_date(timex: Timex) -> bool:
    """A day or period of the calendar, and no mere "now" or "recently"."""
    return timex.type in DATES and (timex.begin is not None or timex.end is not None)
