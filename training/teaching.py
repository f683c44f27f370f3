"""What networks that have learned already teach another: their probabilities, where gold says nothing and beside it.

Syntax-only networks teach the parse of running news, so that the parser stays whole there. Earlier wholes teach what
their readers read in every sentence: a corpus marks one layer, its sentences hold them all (Hinton et al. 2015;
Clark et al. 2019, "BAM! Born-Again Multi-Task Networks").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.batches import Batch
from training.model import Network, with_one
from training.reader import Reader
from training.whole import Whole, read_words

TAGS = ("upos", "feats", "lemma")
SPANS = ("trigger", "cue", "filler", "side")
# Weight of each lesson, as WEIGHTS has the losses.
LESSONS = {
    "upos": 0.3, "feats": 0.3, "lemma": 0.3, "arc": 0.6, "rel": 0.6,
    "trigger": 6.0, "cue": 2.0, "filler": 4.0, "side": 0.75, "role": 2.0, "claim": 0.5, "fact": 0.5,
}  # fmt: skip
LEAST_TRIGGER, LEAST_CUE = 0.4, 0.4  # the teachers' probability from which a word's roles and claims are taught
MOST = 200  # of them in a batch


@dataclass(slots=True)
class Teachers:
    """Networks that learn no more."""

    parsers: Sequence[Network] = ()
    wholes: Sequence[Whole] = ()

    def __post_init__(self) -> None:
        for network in self.networks:
            network.eval().requires_grad_(False)

    @property
    def networks(self) -> list[torch.nn.Module]:
        """All of them."""
        return [*self.parsers, *self.wholes]

    def to(self, device: torch.device) -> Teachers:
        """The same in a device's memory."""
        for network in self.networks:
            network.to(device)
        return self


def lessons(pupil: Whole, teachers: Teachers, batch: Batch, words: tuple[Tensor, Tensor]) -> dict[str, Tensor]:
    """The losses of the pupil, whose words are given, against the teachers' probabilities."""
    found: dict[str, Tensor] = {}
    with torch.no_grad():
        parsed = [network.words(parse(network, batch), batch.first) for network in teachers.parsers]
        read = [(whole.reader, read_words(whole, batch)) for whole in teachers.wholes]
    if parsed:
        found |= parsing_lessons(pupil.parser, words[0], list(zip(teachers.parsers, parsed, strict=True)), batch)
    if read:
        found |= reading_lessons(pupil.reader, words[1], read, batch)
    return found


def parse(network: Network, batch: Batch) -> Tensor:
    """[B,T,D]: the last layer's states, each sentence read alone."""
    stem = network.encoder.stem(batch.ids, batch.mask, batch.order, batch.within)
    return network.encoder.upper(stem, batch.mask, batch.order)


def taught(logits: Tensor, wanted: Tensor, here: Tensor) -> Tensor:
    """Mean cross-entropy of logits [...,K] with probabilities [...,K], where `here` [...] is not 0."""
    loss = -(wanted * logits.log_softmax(-1)).sum(-1)
    return (loss * here).sum() / here.sum().clamp(min=1)


def mean(networks: Sequence[tuple[torch.nn.Module, Tensor]], score: Callable[..., Tensor]) -> Tensor:
    """The mean of the networks' probabilities; `score` gives logits from a network and its words."""
    with torch.no_grad():
        return torch.stack([score(network, words).softmax(-1) for network, words in networks]).mean(0)


def parsing_lessons(
    pupil: Network, words: Tensor, teachers: Sequence[tuple[Network, Tensor]], batch: Batch
) -> dict[str, Tensor]:
    """Tags, heads, and relations to the teachers' heads."""
    found = {}
    for name in TAGS:
        wanted = mean(teachers, lambda network, own, name=name: network.tags[name](own[:, 1:]))
        found[name] = taught(pupil.tags[name](words[:, 1:]), wanted, batch.is_word)
    none = batch.no_word[:, None, :] * -1e4
    wanted = mean(teachers, lambda network, own: network.arcs(own) + none)
    found["arc"] = taught(pupil.arcs(words) + none, wanted, batch.is_word)
    heads = wanted.argmax(-1)[..., None]

    def relations(network: Network, own: Tensor) -> Tensor:
        governors = network.rel_head(own)
        chosen = governors.gather(1, heads.expand(-1, -1, governors.shape[-1]))
        left, right = with_one(network.rel_dep(own[:, 1:])), with_one(chosen)
        return torch.einsum("swi,lij,swj->swl", left, network.rel_weight, right)

    found["rel"] = taught(relations(pupil, words), mean(teachers, relations), batch.is_word)
    return found


def reading_lessons(
    pupil: Reader, words: Tensor, teachers: Sequence[tuple[Reader, Tensor]], batch: Batch
) -> dict[str, Tensor]:
    """Labels of all words; roles and claims under the words that the teachers hold for triggers and cues."""
    found, wanted = {}, {}
    for name in SPANS:
        wanted[name] = mean(teachers, lambda network, own, name=name: network.spans[name](own))
        found[name] = taught(pupil.spans[name](words), wanted[name], batch.is_word)
    with torch.no_grad():
        sure = torch.stack([network.fact(own)[..., 0] for network, own in teachers]).mean(0)
    events = batch.is_word * (wanted["trigger"][..., 0] < 1 - LEAST_TRIGGER)
    loss = torch.nn.functional.smooth_l1_loss(pupil.fact(words)[..., 0], sure, reduction="none")
    found["fact"] = (loss * events).sum() / events.sum().clamp(min=1)
    for name, chance, least in (("role", wanted["trigger"], LEAST_TRIGGER), ("claim", wanted["cue"], LEAST_CUE)):
        places = ((1 - chance[..., 0]) * batch.is_word >= least).nonzero()
        if len(places):
            places = places[torch.randperm(len(places), device=places.device)[:MOST]]

            def pairs(network: Reader, own: Tensor, name: str = name, at: Tensor = places) -> Tensor:
                return pair_scores(network, own, at, name)

            found[name] = taught(pairs(pupil, words), mean(teachers, pairs), batch.is_word[places[:, 0]])
    return found


def pair_scores(reader: Reader, words: Tensor, places: Tensor, name: str) -> Tensor:
    """[N,W,labels]: roles or claims of every word of a sentence under its words at [N,2] (sentence, word)."""
    sentence, word = places.unbind(1)
    heads = {"role": (reader.role_trigger, reader.role_word), "claim": (reader.claim_cue, reader.claim_word)}
    left, right = heads[name]
    weight = reader.role_weight if name == "role" else reader.claim_weight
    mixed = torch.einsum("ni,lij->nlj", with_one(left(words[sentence, word])), weight)
    return torch.einsum("nlj,nwj->nwl", mixed, with_one(right(words[sentence])))
