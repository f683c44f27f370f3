"""Stages and confidences: read from an answer key, learned from words, scored on the templates found."""

from training.muc import ROLES, Entity, Story, Template, make_story
from training.score_stages import pair_up, score_stages
from training.stages import NONE, confidence_of, learn_stages, read_key, words_around

KEY = """0.  MESSAGE: ID                     DOC-1
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED / ATTEMPTED
10. PERP: ORGANIZATION ID           "SHINING PATH" / "SL"
11. PERP: ORGANIZATION CONFIDENCE   SUSPECTED OR ACCUSED BY AUTHORITIES:
                                    "SHINING PATH" / "SL"

0.  MESSAGE: ID                     DOC-2
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
5.  INCIDENT: STAGE OF EXECUTION    *
"""


def template(kind: str = "bombing", **fillers: tuple[Entity, ...]) -> Template:
    return Template(kind, {role: fillers.get(role, ()) for role in ROLES})


def story(doc_id: str, text: str) -> Story:
    return make_story(doc_id, text)


def test_a_key_is_read_with_its_alternatives() -> None:
    """Two stages are equally right; a document without an incident has no template."""
    [key] = read_key(KEY)
    assert (key.doc_id, key.incident_type, key.organisations) == ("DOC-1", "bombing", ("shining path", "sl"))
    assert key.stages == {"ACCOMPLISHED", "ATTEMPTED"}
    assert key.confidences == {"SUSPECTED OR ACCUSED BY AUTHORITIES"}


def test_words_near_a_name_are_marked() -> None:
    """police suspect that the shining path attacked"""
    words = words_around(story("d", "police suspect that the shining path attacked."), ["shining path"])
    assert {"before the", "before polic", "after attac", "doubts", "authorities"} <= words


def test_the_template_that_shares_an_organisation_is_its_partner() -> None:
    """Of two bombings of the key the one by the same group."""
    keys = [*read_key(KEY), *read_key(KEY.replace("SHINING PATH", "MRTA").replace('"SL"', '"TUPAC AMARU"'))]
    [(_, partner)] = pair_up([template(PerpOrg=(("mrta",),))], keys)
    assert "mrta" in partner.organisations


def test_scores_count_what_is_rightly_absent() -> None:
    """Who names no organisation is wrong where the key names one."""
    stories = [story("DOC-1", "police suspect that the shining path bombed the bank. a bomb went off.")] * 5
    keys = {"DOC-1": list(read_key(KEY))}
    model = learn_stages(stories, keys)
    assert confidence_of(stories[0], template(), model) == NONE
    found = [[template()], [template(PerpOrg=(("shining path",),))]]
    figures = score_stages(stories[:2], found, keys, model)
    assert (figures["stage"], figures["confidence"], figures["of organisations"]) == (100.0, 50.0, 100.0)
