"""MUC-4: wire text without capitals into sentences, and the places that tell a template's fillers."""

from training.example import Example
from training.muc import ROLES, Entity, Story, Template, find_places, key, make_story, mark_story, split_wire

WIRE = (
    'col. robles said the u.s. consulate was closed. nobody was hurt.  "we wait," he added.    (begin recording) '
    "the bridge no. 4 fell!   the road is shut"
)


def template(kind: str = "attack", **fillers: tuple[Entity, ...]) -> Template:
    return Template(kind, {role: fillers.get(role, ()) for role in ROLES})


def labels(story: Story) -> list[list[str | None]]:
    return [example.filler or [] for example in mark_story(story)]


def marked(example: Example) -> dict[str, str | None]:
    return {word: tag for word, tag in zip(example.words, example.filler or [], strict=True) if tag != "O"}


def test_sentences_of_a_text_without_capitals() -> None:
    assert [WIRE[b:e] for b, e in split_wire(WIRE)] == [
        "col. robles said the u.s. consulate was closed.",
        "nobody was hurt.",
        '"we wait," he added.',
        "(begin recording) the bridge no. 4 fell!",
        "the road is shut",
    ]


def test_the_key_of_a_mention_has_no_articles_marks_or_spaces() -> None:
    assert key('The "Car-Bomb"') == key("car bomb") == "carbomb"
    assert key("anaconda") == "anaconda"


def test_words_of_a_story_are_offsets_into_its_text() -> None:
    story = make_story("d", WIRE)
    assert story.words(4) == ["the", "road", "is", "shut"]


def test_a_filler_is_marked_where_its_incident_is_told_and_masked_elsewhere() -> None:
    """The rebels hold talks.  Rebels burned the ferry.  The ferry was old."""
    story = make_story(
        "d",
        "the rebels hold talks.  rebels burned the ferry.  the ferry was old.",
        (template("arson", PerpInd=(("rebels",),), Target=(("the ferry", "ferry"),)),),
    )
    assert labels(story) == [
        ["O", None, "O", "O", "O"],
        ["B-PerpInd", "O", "O", "B-Target", "O"],
        ["O", None, "O", "O", "O"],
    ]


def test_a_filler_that_stands_with_no_other_is_marked_where_it_stands_first() -> None:
    """Ana Ruiz is dead.  Ana Ruiz was a judge."""
    story = make_story("d", "ana ruiz is dead.  ana ruiz was a judge.", (template(Victim=(("ana ruiz",),)),))
    assert labels(story) == [["B-Victim", "I-Victim", "O", "O", "O"], [None, None, "O", "O", "O", "O"]]


def test_the_widest_of_nested_mentions_is_marked() -> None:
    """Fighters of the Red Dawn threw a powerful bomb."""
    fillers = template(
        PerpInd=(("fighters of the red dawn",),), PerpOrg=(("red dawn",),), Weapon=(("bomb", "powerful bomb"),)
    )
    [example] = mark_story(make_story("d", "fighters of the red dawn threw a powerful bomb.", (fillers,)))
    assert marked(example) == {
        "fighters": "B-PerpInd", "of": "I-PerpInd", "the": "I-PerpInd", "red": "I-PerpInd", "dawn": "I-PerpInd",
        "powerful": "B-Weapon", "bomb": "I-Weapon",
    }  # fmt: skip
    assert example.source == "muc4"
    assert example.doc_id == "d"


def test_a_story_without_a_template_has_no_filler() -> None:
    [example] = mark_story(make_story("d", "rebels burned the ferry."))
    assert example.filler == ["O"] * 5


def test_a_mention_is_found_as_whole_words_only() -> None:
    story = make_story("d", "terrorists fled.  a terrorist fell.")
    assert find_places(story, ("the terrorist",)) == [(1, 1, 2)]
