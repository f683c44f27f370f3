"""Coreference: what of a treebank's entities counts, and what of ours is set beside it."""

from pathlib import Path

from dateline.evaluate.coreference import aligned, gold_chains, read_gum, score_coreference
from dateline.records.document import Document
from dateline.records.layers import CHAINS, MENTIONS, TOKENS
from dateline.records.mention import Chain, Mention
from dateline.records.span import Span
from dateline.records.syntax import Token

# "Amina's envoy met Omar. / She, the envoy, left." in GUM's columns; the envoy is 2, Amina 1, Omar 3.
TREE = """GUM_news_tale
# newpar = p
# text = Amina's envoy met Omar.
1-2\tAmina's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAmina\tAmina\tPROPN\t_\t_\t3\tnmod:poss\t_\tEntity=(2-person-new-1-sgl(1-person-new-1-ana)
2\t's\t's\tPART\t_\t_\t1\tcase\t_\t_
3\tenvoy\tenvoy\tNOUN\t_\t_\t4\tnsubj\t_\tEntity=2)
4\tmet\tmeet\tVERB\t_\t_\t0\troot\t_\t_
5\tOmar\tOmar\tPROPN\t_\t_\t4\tobj\t_\tEntity=(3-person-new-1-sgl)
6\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# newpar = p
# text = She, the envoy, left.
1\tShe\tshe\tPRON\t_\t_\t6\tnsubj\t_\tEntity=(1-person-giv-1-ana)
2\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_
3\tthe\tthe\tDET\t_\t_\t4\tdet\t_\tEntity=(2-person-giv-2-coref
4\tenvoy\tenvoy\tNOUN\t_\t_\t1\tappos\t_\tEntity=2)
5\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_
6\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_
7\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_

"""


def words(text: str, chains: tuple[tuple[Span, ...], ...]) -> list[list[str]]:
    return [[span.of(text) for span in chain] for chain in chains]


def test_names_and_pronouns_count_and_descriptions_do_not() -> None:
    """Omar is named once, and the envoy is never named."""
    gold = gold_chains(TREE)
    assert gold.article.text == "Amina's envoy met Omar.\n\nShe, the envoy, left."
    assert words(gold.article.text, gold.chains) == [["Amina", "She"]]
    assert [p.of(gold.article.text) for p in gold.article.paragraphs] == gold.article.text.split("\n\n")
    assert gold.genre == "news"


def test_every_head_counts_where_one_learns_from_it() -> None:
    gold = gold_chains(TREE, every_head=True)
    assert sorted(words(gold.article.text, gold.chains)) == [["Amina", "She"], ["envoy", "envoy"]]


def document_with(*chains: tuple[tuple[int, str], ...]) -> Document:
    """A document of gold's text with chains of words (place, upos)."""
    gold = gold_chains(TREE)
    tokens, mentions, found = list[Token](), list[Mention](), list[Chain]()
    for number, chain in enumerate(chains):
        for place, upos in chain:
            k, end = len(tokens), place + len(gold.article.text[place:].split()[0].strip(",.").removesuffix("'s"))
            said = gold.article.text[place:end]
            tokens.append(Token(k, Span(place, end), said, 0, said, upos, (), -1, "root"))
            mentions.append(Mention(k, Span(place, end), k, "PER", "NAM", 0))
        found.append(Chain(number, tuple(range(len(tokens) - len(chain), len(tokens))), None))
    empty = Document(gold.article)
    return empty.with_layer(TOKENS, tokens).with_layer(MENTIONS, mentions).with_layer(CHAINS, found)


def test_our_singletons_and_descriptions_are_left_out() -> None:
    """Amina and She are a chain; the envoy is a noun, so that Omar, chained to it, stands alone."""
    document = document_with(((0, "PROPN"), (25, "PRON")), ((18, "PROPN"), (8, "NOUN")))
    gold, ours = aligned(gold_chains(TREE), document)
    assert ours == gold


def test_a_wrong_link_is_counted() -> None:
    document = document_with(((18, "PROPN"), (25, "PRON")))
    figures = score_coreference([gold_chains(TREE)], [document])
    assert figures["muc"] == 0
    assert 0 < figures["b_cubed"] < 100


def test_the_treebank_has_chains(corpora: Path) -> None:
    gold = list(read_gum(corpora / "ud-gum" / "en_gum-ud-dev.conllu.gz"))
    assert len({document.genre for document in gold}) > 10
    said = {span.of(document.article.text) for document in gold for chain in document.chains for span in chain}
    assert {"he", "She", "their"} <= said
    assert not any(" " in word or not word for word in said)
