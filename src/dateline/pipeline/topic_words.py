"""Topic words: what topics of positions and commitments are made of, and a text's words as topics have them."""

import re
from datetime import date

from dateline.coding.topics import load_topics
from dateline.reference.lemmas import load_lemmas
from dateline.resolve.identities import Identities

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
# Words that join what an issue is made of, and say nothing themselves.
JOINING = frozenset(
    {"a", "about", "against", "all", "among", "an", "and", "any", "as", "at", "between", "by", "for", "from", "in"}
    | {"into", "its", "of", "off", "on", "or", "our", "over", "some", "that", "the", "their", "this", "to", "toward"}
    | {"towards", "under", "upon", "with", "within"}
)


def parted(topic: str, words: str, identities: Identities, day: date) -> tuple[str, list[str]]:
    """The issue's word and the actors named with it; of a topic that is actors alone, the text's words for it."""
    parts = topic_ids(topic, identities, day)
    if parts[0] in identities.registry.actors:
        return " ".join(topic_words(words)), parts
    return parts[0], parts[1:]


def topic_ids(topic: str, identities: Identities, day: date) -> list[str]:
    """The parts of a topic, actors by what they are known by on that day."""
    return [identities.of_actor(part, day) for part in topic.split("|")]


def topic_words(text: str) -> list[str]:
    """The words that tell an issue, as topics have them: lemmas, words of one meaning made one."""
    words = [POSSESSIVE.sub("", word.lower()) for word in WORD.findall(text)]
    return list(dict.fromkeys(topic_word(word) for word in words if word not in JOINING))


def topic_word(word: str) -> str:
    """ "negotiate" → "talks"; of a word without others of its meaning the noun's lemma."""
    same, _ = load_topics()
    noun, verb = (load_lemmas().lemma(word, pos) for pos in ("NOUN", "VERB"))
    return same.get(noun) or same.get(verb) or noun
