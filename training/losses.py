"""What each head loses on a batch; a sentence counts only under the heads its corpus speaks of."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import BagTarget, Batch
from training.labels import ROLES
from training.model import Network, bilinear, with_one
from training.precision import encoder_precision
from training.reader import Reader

# Weight of each head's loss; the small heads push the shared encoder less, so that the parser stays whole.
WEIGHTS = {
    "upos": 0.5, "feats": 0.5, "lemma": 0.5, "arc": 1.0, "rel": 1.0, "mention": 1.0,
    "side": 1.5, "trigger": 2.0, "role": 1.5, "bag": 0.7, "bag_role": 0.5,
}  # fmt: skip
# The reader has no parser to spare; of triggers, cues and fillers there is one in twenty words or fewer.
READER_WEIGHTS = WEIGHTS | {
    "trigger": 12.0, "cue": 4.0, "claim": 1.0, "filler": 8.0, "fact": 1.0, "link": 1.0, "mode": 0.5,
    "bag_mode": 0.5, "pair": 1.0,
}  # fmt: skip
OUTSIDE_WEIGHT = {"cue": 1.0, "filler": 0.3}  # of a word outside: of a hundred in MUC-4's stories three fill a slot
NONE_WEIGHT = 0.4  # of a word that is no argument: there are twenty for each that is one
FEWEST_SIDES = 60  # words
MANY_TRIGGERS = 0.3  # weight of more than one trigger in a bag
WRONG_TYPE = 0.2  # weight of the other types' share in a bag


def losses_of(network: Network, batch: Batch, small_pull: float = 1.0) -> dict[str, Tensor]:
    """The parser's loss under every head that the batch feeds, unweighted.

    `small_pull` scales the gradient that the heads other than the parser and the tags send into the encoder.
    """
    with encoder_precision():
        hidden = network.encoder(batch.ids, batch.mask)
    words = network.words(hidden.float(), batch.first)
    found = syntax_losses(network, batch, words)
    if small_pull < 1.0:
        words = words * small_pull + words.detach() * (1 - small_pull)
    found |= span_losses(network, batch, words[:, 1:])
    found |= event_losses(network, batch, words[:, 1:])
    return found


def reader_losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The reader's loss under every head that the batch feeds, unweighted."""
    assert batch.states is not None
    with encoder_precision():
        hidden = reader(batch.states, batch.mask, batch.order)
    words = reader.words(hidden.float(), batch.first)[:, 1:]
    found = span_losses(reader, batch, words)
    found |= event_losses(reader, batch, words)
    found |= report_losses(reader, batch, words)
    found |= type_losses(reader, batch, words)
    return found


def syntax_losses(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Tags, heads and relations."""
    found = {}
    for name in ("upos", "feats", "lemma"):
        target = batch.targets[name]
        if (target >= 0).any():
            here = target >= 0
            found[name] = weighted_entropy(network.tags[name](words[:, 1:][here]), target[here], batch, here)
    heads = batch.targets["head"]
    if (heads >= 0).any():
        arcs = network.arcs(words) + batch.no_word[:, None, :] * -1e4
        here = heads >= 0
        found["arc"] = weighted_entropy(arcs[here], heads[here], batch, here)
        row = torch.arange(len(heads))[:, None].expand_as(heads)[here]
        dependent = network.rel_dep(words[:, 1:][here])
        head = network.rel_head(words[row, heads[here]])
        found["rel"] = weighted_entropy(
            bilinear(network.rel_weight, dependent, head), batch.targets["rel"][here], batch, here
        )
    return found


def span_losses(network: Network | Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Mentions and triggers, whose target is a set of labels that are all right, and sides."""
    found = {}
    for name in ("mention", "trigger"):
        here = batch.targets[name] >= 0
        if name in network.spans and here.any():
            logits = network.spans[name](words[here])
            allowed = batch.sets[name][batch.targets[name][here]]
            right = logits.masked_fill(~allowed, -1e4).logsumexp(-1)
            found[name] = (logits.logsumexp(-1) - right).mean()
    here = batch.targets["side"] >= 0
    if here.any():
        # Sentences with sides are rare: one alone in its batch should not weigh as much as a batch of them.
        loss = functional.cross_entropy(
            network.spans["side"](words[here]), batch.targets["side"][here], reduction="sum"
        )
        found["side"] = loss / max(int(here.sum()), FEWEST_SIDES)
    return found


def weighted_entropy(logits: Tensor, target: Tensor, batch: Batch, here: Tensor) -> Tensor:
    """Mean cross-entropy, each word under its sentence's weight; targets below 0 count nothing."""
    weight = batch.weight[:, None].expand_as(here)[here] * (target >= 0)
    loss = functional.cross_entropy(logits, target.clamp(min=0), reduction="none")
    return (loss * weight).sum() / weight.sum().clamp(min=1e-6)


def event_losses(network: Network | Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Roles where words are labelled, and triggers and roles where only the sentence is."""
    found: dict[str, Tensor] = {}
    if len(batch.role_pairs):
        sentence, trigger, other, word, label = batch.role_pairs.unbind(1)
        left, right = network.role_trigger(words[sentence, trigger]), network.role_word(words[other, word])
        weight = torch.ones(network.role_weight.shape[0])
        weight[0] = NONE_WEIGHT
        found["role"] = functional.cross_entropy(bilinear(network.role_weight, left, right), label, weight=weight)
    if batch.bags:
        found |= bag_losses(network, batch, words)
    return found


def type_losses(reader: Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Modes of the triggers whose mode is known; types of what is done between two sides."""
    found = {}
    if len(batch.modes):
        sentence, trigger, label = batch.modes.unbind(1)
        found["mode"] = functional.cross_entropy(reader.spans["mode"](words[sentence, trigger]), label)
    if len(batch.pairs):
        sentence, source, target = batch.pairs.unbind(1)
        around = reader.around(words, batch.no_word[:, 1:])[sentence]
        logp = reader.pair_types(words[sentence, source], words[sentence, target], around).log_softmax(-1)
        found["pair"] = -logp.masked_fill(~batch.pair_types, -1e4).logsumexp(-1).mean()
    return found


def report_losses(network: Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Cues with their sources and contents, templates' fillers, how sure each event is, which mentions are one."""
    found = {}
    for name, outside in OUTSIDE_WEIGHT.items():
        here = batch.targets[name] >= 0
        if here.any():
            logits = network.spans[name](words[here])
            weight = torch.ones(logits.shape[-1])
            weight[0] = outside
            found[name] = functional.cross_entropy(logits, batch.targets[name][here], weight=weight)
    if len(batch.claim_pairs):
        sentence, cue, word, label = batch.claim_pairs.unbind(1)
        left, right = network.claim_cue(words[sentence, cue]), network.claim_word(words[sentence, word])
        found["claim"] = functional.cross_entropy(bilinear(network.claim_weight, left, right), label)
    if len(batch.facts):
        guesses = network.fact(words[batch.facts[:, 0], batch.facts[:, 1]])[:, 0]
        found["fact"] = functional.smooth_l1_loss(guesses, batch.sureness)
    if len(batch.links):
        found["link"] = link_loss(network, batch, words)
    return found


def link_loss(network: Reader, batch: Batch, words: Tensor) -> Tensor:
    """Of each mention's earlier mentions in the window one of its own entity is meant, or none (score 0)."""
    window, sentence, word, entity = batch.links.unbind(1)
    own = words[sentence, word]
    late, early = with_one(network.link_late(own)), with_one(network.link_early(own))
    scores = late @ network.link_weight[0] @ early.T
    order = torch.arange(len(window))
    earlier = (window[:, None] == window[None, :]) & (order[None, :] < order[:, None])
    same = earlier & (entity[:, None] == entity[None, :])
    nothing = torch.zeros_like(scores[:, :1])
    possible = torch.cat([nothing, scores.masked_fill(~earlier, -1e4)], 1)
    right = torch.cat([nothing.masked_fill(same.any(1, keepdim=True), -1e4), scores.masked_fill(~same, -1e4)], 1)
    return (possible.logsumexp(1) - right.logsumexp(1)).mean()


def bag_losses(network: Network | Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Some word of the sentence triggers one of its types; its sides' heads are that trigger's arguments.

    The evidence is the log-sum-exp of the types' log-probabilities over the words that may carry the trigger,
    so that the best word learns most; it is capped at certainty, since one trigger is enough.
    """
    typed, sided, modes, total, pairs = [], [], [], 0.0, 0.0
    others = list(range(1, network.spans["trigger"][-1].out_features))
    for bag in batch.bags:
        own = words[bag.sentence, bag.words]
        logp = network.spans["trigger"](own).log_softmax(-1)
        right = logp[:, bag.types].logsumexp(-1)
        wrong = logp[:, [i for i in others if i not in bag.types]].exp().sum(-1).clamp(max=0.999)
        typed.append(bag.weight * (-right.logsumexp(0).clamp(max=0.0) - WRONG_TYPE * torch.log1p(-wrong).sum()))
        total += bag.weight
        # Few words of a sentence are triggers; where two sides are marked, one event is meant.
        nothing = network.spans["trigger"](words[bag.sentence]).softmax(-1)[:, 0]
        excess = (1 - nothing) * batch.is_word[bag.sentence]
        typed.append(MANY_TRIGGERS * bag.weight * (excess.sum() - (1.5 if bag.sides else 3)).clamp(min=0))
        best = right.softmax(0).detach()
        if bag.mode is not None and "mode" in network.spans:
            # Each word is asked for the mode as far as it is likely to carry the trigger.
            modes.append(-(best * network.spans["mode"](own).log_softmax(-1)[:, bag.mode]).sum())
        if bag.sides:
            sided.append(bag.weight * side_loss(network, words[bag.sentence], own[best.argmax()], bag))
            pairs += bag.weight
    found = {"bag": torch.stack(typed).sum() / max(total, 1e-6)}
    if modes:
        found["bag_mode"] = torch.stack(modes).mean()
    if sided:
        found["bag_role"] = torch.stack(sided).sum() / max(pairs, 1e-6)
    return found


def side_loss(network: Network | Reader, words: Tensor, trigger: Tensor, bag: BagTarget) -> Tensor:
    """The roles of a sentence's words under its likeliest trigger word.

    The sides have their roles, the rest of their spans and function words none; any other word is neither
    actor nor recipient, though it may be the place.
    """
    chosen = [word for _, word in bag.sides] + bag.modifiers + bag.others
    left = network.role_trigger(trigger).expand(len(chosen), -1)
    scores = bilinear(network.role_weight, left, network.role_word(words[chosen])).log_softmax(-1)
    n_sides, n_modifiers = len(bag.sides), len(bag.modifiers)
    loss = -scores[list(range(n_sides)), [role for role, _ in bag.sides]].mean()
    if bag.modifiers:
        loss = loss - NONE_WEIGHT * scores[n_sides : n_sides + n_modifiers, 0].mean()
    if bag.others:
        rest = [i for i, name in enumerate(ROLES) if name not in ("actor", "recipient")]
        loss = loss - scores[n_sides + n_modifiers :, rest].logsumexp(-1).mean()
    return loss
