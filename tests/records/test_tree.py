"""The tree: who does it to whom, whatever the construction. Each docstring is the sentence."""

from dataclasses import replace

from dateline.records.span import Span
from dateline.records.tree import Tree, tree_of
from tests.records.parsed import parsed, sides, word


def test_active() -> None:
    """Police arrested protesters"""
    tree = parsed("Police/NOUN/2/nsubj arrested/VERB/0/root protesters/NOUN/2/obj")
    assert sides(tree, "arrested") == ("Police", "protesters")


def test_passive_turns_the_sides() -> None:
    """Protesters were arrested by police"""
    tree = parsed(
        "Protesters/NOUN/3/nsubj:pass were/AUX/3/aux:pass arrested/VERB*/0/root by/ADP/5/case police/NOUN/3/obl:agent"
    )
    assert sides(tree, "arrested") == ("police", "Protesters")


def test_passive_without_an_agent_says_nobody() -> None:
    """Protesters were arrested in Dhaka"""
    tree = parsed(
        "Protesters/NOUN/3/nsubj:pass were/AUX/3/aux:pass arrested/VERB*/0/root in/ADP/5/case Dhaka/PROPN/3/obl"
    )
    assert sides(tree, "arrested") == (None, "Protesters")


def test_one_auxiliary_serves_two_participles() -> None:
    """Protesters were arrested and charged"""
    tree = parsed(
        "Protesters/NOUN/3/nsubj:pass were/AUX/3/aux:pass arrested/VERB*/0/root and/CCONJ/5/cc charged/VERB*/3/conj"
    )
    assert tree.is_passive(word(tree, "charged"))
    assert sides(tree, "charged") == (None, "Protesters")


def test_a_participle_suffers_from_its_noun() -> None:
    """attacks claimed by rebels"""
    tree = parsed("attacks/NOUN/0/root claimed/VERB*/1/acl by/ADP/4/case rebels/NOUN/2/obl")
    assert sides(tree, "claimed") == ("rebels", "attacks")


def test_who_stands_for_its_noun() -> None:
    """Gunmen who attacked villages fled"""
    tree = parsed("Gunmen/NOUN/5/nsubj who/PRON/3/nsubj attacked/VERB/1/acl:relcl villages/NOUN/3/obj fled/VERB/0/root")
    assert sides(tree, "attacked") == ("Gunmen", "villages")
    assert sides(tree, "fled") == ("Gunmen", None)


def test_a_relative_clause_without_a_pronoun_has_its_noun_as_object() -> None:
    """prisoners the rebels released"""
    tree = parsed("prisoners/NOUN/0/root the/DET/3/det rebels/NOUN/4/nsubj released/VERB/1/acl:relcl")
    assert sides(tree, "released") == ("rebels", "prisoners")


def test_who_is_urged_is_to_act() -> None:
    """Kabul urged rebels to leave"""
    tree = parsed("Kabul/PROPN/2/nsubj urged/VERB/0/root rebels/NOUN/2/obj to/PART/5/mark leave/VERB/2/xcomp")
    assert sides(tree, "leave") == ("rebels", None)


def test_who_manages_acts() -> None:
    """Rebels managed to capture towns"""
    tree = parsed("Rebels/NOUN/2/nsubj managed/VERB/0/root to/PART/4/mark capture/VERB/2/xcomp towns/NOUN/4/obj")
    assert sides(tree, "capture") == ("Rebels", "towns")


def test_coordinated_verbs_share_subject_and_object() -> None:
    """Rebels captured and killed soldiers"""
    tree = parsed("Rebels/NOUN/2/nsubj captured/VERB*/0/root and/CCONJ/4/cc killed/VERB*/2/conj soldiers/NOUN/4/obj")
    assert sides(tree, "killed") == ("Rebels", "soldiers")
    assert sides(tree, "captured") == ("Rebels", "soldiers")


def test_a_phrase_is_without_clause_and_apposition() -> None:
    """the banned group , which fled"""
    tree = parsed(
        "the/DET/3/det banned/ADJ/3/amod group/NOUN/0/root ,/PUNCT/6/punct which/PRON/6/nsubj fled/VERB/3/acl:relcl"
    )
    assert tree.phrase(word(tree, "group")).of("the banned group , which fled") == "the banned group"


def test_conjuncts_come_in_text_order_however_they_hang() -> None:
    """Iran Iraq Syria Yemen"""
    tree = parsed("Iran/PROPN/0/root Iraq/PROPN/1/conj Syria/PROPN/2/conj Yemen/PROPN/1/conj")
    assert [t.text for t in tree.conjuncts(word(tree, "Iran"))] == ["Iraq", "Syria", "Yemen"]


def test_a_conjunct_takes_the_preposition_of_the_first() -> None:
    """in Homs and Hama"""
    tree = parsed("in/ADP/2/case Homs/PROPN/0/root and/CCONJ/4/cc Hama/PROPN/2/conj")
    assert tree.cases_of(word(tree, "Hama")) == ("in",)


def test_tokens_of_a_span_lie_wholly_in_it() -> None:
    """Police arrested protesters: a span that ends inside the last word leaves it out."""
    tree = parsed("Police/NOUN/2/nsubj arrested/VERB/0/root protesters/NOUN/2/obj")
    assert [t.text for t in tree.tokens_in(Span(0, 20))] == ["Police", "arrested"]
    assert [t.text for t in tree.tokens_in(Span(1, 26))] == ["arrested", "protesters"]
    assert not list(tree.tokens_in(Span(8, 14)))


def test_a_sentence_holds_its_own_tokens() -> None:
    """Police arrived; protesters fled: two sentences."""
    written = parsed("Police/NOUN/2/nsubj arrived/VERB/0/root protesters/NOUN/4/nsubj fled/VERB/0/root")
    tree = Tree([replace(t, sentence=t.index // 2) for t in written.tokens])
    assert [t.text for t in tree.sentence(tree.tokens[0])] == ["Police", "arrived"]
    assert [t.text for t in tree.sentence(tree.tokens[3])] == ["protesters", "fled"]


def test_tokens_have_one_tree_and_others_another() -> None:
    """Police arrested protesters: the same tokens give the same tree, equal ones of another document their own."""
    tokens = parsed("Police/NOUN/2/nsubj arrested/VERB/0/root protesters/NOUN/2/obj").tokens
    tree = tree_of(tokens)
    assert tree_of(tokens) is tree
    other = tree_of(list(tokens))
    assert other is not tree
    assert other.tokens is not tokens
