"""Place evidence: what speaks for and against a place name of a sentence being where an act of it happened.

All of it is told in words, each of which has a learned weight (place_links.py): the way between both words in the
parse, its prepositions, what the name hangs on, what the rules of sites.py say, the other names of the sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dateline.coding.sites import Sites
from dateline.records.place import WHERE_PREC, Toponym
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

LONGEST = 4  # links of a path that are told one by one
FAR = 5  # names between that are told apart
CASES = 2  # the last prepositions of a path
DISTANCES = (3, 6, 10, 16, 25)  # words
SAYING = frozenset({"say", "tell", "report", "add"})
QUOTES = frozenset({'"', "“", "”", "``"})
BREAKS = frozenset({",", ";", ":"})


@dataclass(frozen=True, slots=True)
class Path:
    """The way between two words: those from the name up to the joint and from the act up to it, without the joint."""

    up: tuple[Token, ...]
    down: tuple[Token, ...]
    joint: Token


class PlaceEvidence:
    """Tells the evidence of one document; `names` are the place names by their head words."""

    def __init__(self, sites: Sites, names: Mapping[int, Toponym]) -> None:
        self.sites, self.tree, self.names = sites, sites.tree, names

    def of(self, token: Token, event_type: str, head: int) -> list[str]:
        """All that speaks for or against the name whose head is that word, as place of the act that the token tells."""
        word = self.tree.tokens[head]
        others = [t.index for t in self.tree.sentence(token) if t.index in self.names]
        path = path_between(word, token, self.tree)
        rules = list(self._rules(token, event_type, word, path))
        told = ["any", *self._act(token, event_type, rules), *self._name(word, others)]
        told += self._path(path, word, token) if path is not None else ["no path"]
        told += self._order(token, word, others)
        return list(dict.fromkeys(told))

    def _act(self, token: Token, event_type: str, rules: Sequence[str]) -> Iterator[str]:
        lemma, rule = token.lemma.lower(), ", ".join(rules)
        auxiliaries = sorted({c.lemma.lower() for c in self.tree.children(token) if base(c.deprel) == "aux"})
        obj, subject = self.tree.object(token), self.tree.subject(token)
        yield from (f"type {event_type}", f"lemma {lemma}", f"aux {'/'.join(auxiliaries) or '-'}")
        yield f"form {token.upos} {token.feat('VerbForm') or '-'} {token.feat('Tense') or '-'} {base(token.deprel)}"
        yield f"object {obj.lemma.lower() if obj else '-'}"
        for side, filler in (("object", obj), ("subject", subject)):
            kind = self._kind(filler) if filler else "-"
            yield from (f"{side} is {kind}", f"{side} is {kind}, {event_type}")
        yield from (*rules, f"{rules[0]}, {event_type}", f"{lemma}, {rules[0]}")
        yield from (rule, f"{lemma}, {rule}", f"{event_type}, {rule}")

    def _rules(self, token: Token, event_type: str, word: Token, path: Path | None) -> Iterator[str]:
        """What sites.py says of the act itself and of the clauses over it."""
        yield f"rule {self.sites.is_where_of(word.index, token, event_type)}"
        over = path is not None and any(self.sites.is_where_of(word.index, t, "") for t in path.down[1:])
        joint = path is not None and bool(path.down) and self.sites.is_where_of(word.index, path.joint, "")
        yield f"rule above {over} {joint}"

    def _path(self, path: Path, word: Token, token: Token) -> Iterator[str]:
        up, down, lemma = relations(path.up), relations(path.down), token.lemma.lower()
        top = path.up[-1] if path.up else word
        link, cases = f"{base(top.deprel)} {self._case(top, own=True)}", self._cases_on(path.up)
        noun = self.tree.head(word) if path.up else None
        over = noun.lemma.lower() if noun is not None and noun.index != token.index else "-"
        yield from (f"up {up}", f"down {down}", f"path {up} | {down}", f"cases {cases}", f"cases {cases} | {down}")
        yield from (f"top {link}", f"top {link} | {down}", f"top {base(top.deprel)}, {lemma}", f"{lemma} {link}")
        yield from (f"{lemma} {cases} {down}", f"noun {over} {base(word.deprel)}")
        yield f"top word {top.lemma.lower() if top is not word else '-'} {self._case(top, own=True)}"
        yield f"joint {path.joint.upos} | {down} {token.upos}"
        yield f"verbs on the way {min(sum(t.upos == 'VERB' for t in (*path.up[1:], *path.down[1:])), 3)}"
        yield f"long {min(len(path.up), FAR)} {min(len(path.down), FAR)}"
        if path.down:
            yield f"first link {base(path.down[0].deprel)} {'/'.join(self.tree.marks_of(path.down[0]))}"
            if path.up and path.joint.upos == "VERB":
                yield f"joint {path.joint.lemma.lower()} | {down}"
        yield from (f"over it {self._kind(above)}" for above in path.up[1:])
        for passed in path.down[1:]:
            yield f"passing {passed.lemma.lower() if passed.upos == 'VERB' else passed.upos} {base(passed.deprel)}"

    def _case(self, word: Token, *, own: bool = False) -> str:
        return "/".join(self.tree.cases_of(word) if own else self.sites.cases_of(word)) or "-"

    def _cases_on(self, up: Sequence[Token]) -> str:
        """The prepositions on the way up from a name, the last of them."""
        found = [case for word in up for case in self.sites.cases_of(word)[:1]]
        return ">".join(found[-CASES:]) or "-"

    def _kind(self, word: Token) -> str:
        """What sort of thing a word stands for."""
        words, lemma = self.sites.words, word.lemma.lower()
        for kind, lemmas in (
            ("side", words.bearings & words.parts),
            ("part", words.parts),
            ("length", words.bearings),
            ("place noun", words.nouns),
        ):
            if lemma in lemmas:
                return kind
        mention = self.sites.mentions.get(word.index)
        return f"{mention.entity_type} {mention.mention_type}" if mention is not None else word.upos

    def _name(self, word: Token, others: Sequence[int]) -> Iterator[str]:
        toponym, mention = self.names[word.index], self.sites.mentions.get(word.index)
        own, known = list(self.tree.tokens_in(toponym.span)) or [word], toponym.place is not None
        kind = mention.entity_type if mention is not None else "-"
        level = WHERE_PREC.get(toponym.precision, 0)
        finer = any(WHERE_PREC.get(self.names[i].precision, 0) < level for i in others)
        apart = [self.tree.tokens[i] for i in others if i != word.index]
        yield from (f"precision {toponym.precision}", f"precision {toponym.precision}, finer {finer}")
        yield from (f"before {self._beside(own[0], -1)}", f"after {self._beside(own[-1], 1)}")
        yield f"under a name {any(is_under(word, other, self.tree) for other in apart)}"
        yield f"over a name {any(is_under(other, word, self.tree) for other in apart)}"
        yield from (f"link {word.deprel}", f"link {word.deprel} {toponym.precision}")
        yield from (f"is {kind}", f"is {kind}, {known}, {self._case(word)}", f"known {known}")
        yield from (f"ends {own[-1].lemma.lower()}", f"words {min(len(own), 3)}")
        yield f"size {len(str(toponym.place.population)) if toponym.place else -1}"

    def _beside(self, word: Token, step: int) -> str:
        """The next word of the sentence to the left or right."""
        at = word.index + step
        inside = 0 <= at < len(self.tree.tokens) and self.tree.tokens[at].sentence == word.sentence
        return self.tree.tokens[at].text.lower() if inside else "-"

    def _order(self, token: Token, word: Token, others: Sequence[int]) -> Iterator[str]:
        low, high = sorted((token.index, word.index))
        between, side = self.tree.tokens[low + 1 : high], "after" if word.index > token.index else "before"
        names = sum(low < i < high for i in others)
        verbs, breaks = sum(t.upos == "VERB" for t in between), sum(t.text in BREAKS for t in between)
        yield from (f"{side}, {min(names, FAR)} names", f"{side}, {min(verbs, 3)} verbs")
        yield f"{side}, {min(breaks, 3)} breaks"
        yield f"{side}, {min(breaks, 3)} breaks, {min(verbs, 2)} verbs, {min(names, 2)} names"
        yield f"{side}, {sum(1 for _ in takewhile(lambda most: most <= high - low, DISTANCES))} far"
        yield f"{side}, begins {min(word.index - self.tree.sentence(word)[0].index, 4)}"
        yield f"{side}, said {any(t.lemma in SAYING for t in between)}"
        yield f"quoted {any(t.text in QUOTES for t in between)}"
        yield f"of {min(len(others), FAR)}"
        if not names:
            yield f"nearest {side}"


def relations(words: Sequence[Token]) -> str:
    """The links of a path, the first of many."""
    return ">".join(base(word.deprel) for word in words[:LONGEST]) + (">.." if len(words) > LONGEST else "")


def path_between(word: Token, token: Token, tree: Tree) -> Path | None:
    """The way from a name to an act, None where the parse joins them nowhere."""
    over = list(climb(token, tree))
    at = {t.index: k for k, t in enumerate(over)}
    up = list(takewhile(lambda t: t.index not in at, climb(word, tree)))
    joint = tree.head(up[-1]) if up else word
    return None if joint is None else Path(tuple(up), tuple(over[: at[joint.index]]), joint)


def climb(word: Token | None, tree: Tree) -> Iterator[Token]:
    """The word and those over it."""
    while word is not None:
        yield word
        word = tree.head(word)


def is_under(word: Token, other: Token, tree: Tree) -> bool:
    """Does a word hang below another with no verb between?"""
    above = takewhile(lambda t: t.index == other.index or t.upos != "VERB", climb(tree.head(word), tree))
    return any(t.index == other.index for t in above)
