"""Chains: mentions of one entity, linked by sieves from the surest to the weakest; each mention finds an earlier one.

Names link by the registry, by equal or contained words and by the text's own aliases; descriptions ("the banned group",
"the interior minister") by what their noun can stand for; pronouns by number, kind, place in the sentence and nearness.
"""

from collections.abc import Iterator

from dateline.annotate.chain_rules import Linker
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import ALIASES, CHAINS, MENTIONS, TOKENS
from dateline.records.mention import Chain, Mention
from dateline.reference.registry import Registry, load_registry


def find_chains(document: Document, registry: Registry) -> Iterator[Chain]:
    """All chains, by their first mention; a mention that links to nothing is a chain of one."""
    linker = Linker(document, registry)
    chain_of: dict[int, int] = {}
    members: list[list[int]] = []
    for mention in document[MENTIONS]:
        antecedent = linker.antecedent(mention)
        if antecedent is None:
            chain_of[mention.index] = len(members)
            members.append([mention.index])
        else:
            chain_of[mention.index] = chain_of[antecedent.index]
            members[chain_of[antecedent.index]].append(mention.index)
    mentions = document[MENTIONS]
    for index, chain in enumerate(members):
        yield Chain(index, tuple(chain), fullest_name([mentions[i] for i in chain], document))


def fullest_name(mentions: list[Mention], document: Document) -> str | None:
    """The longest name in the chain, the first of several; an alias's long form counts."""
    text = document.article.text
    longs = {alias.short: alias.long for alias in document[ALIASES]}
    names = [longs.get(m.span, m.span).of(text) for m in mentions if m.mention_type == "NAM"]
    return max(names, key=lambda name: (len(name), -names.index(name)), default=None)


def step(registry: Registry | None = None) -> Step:
    """Reads tokens, mentions and aliases, writes the chains."""
    return each("chains", (TOKENS, MENTIONS, ALIASES), CHAINS, lambda d: find_chains(d, registry or load_registry()))
