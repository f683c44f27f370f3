"""What each head loses on a batch; a sentence counts only under the heads its corpus speaks of."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import MASKED, Batch
from training.labels import NEITHER_SIDE, NO_PLACE, ROLES
from training.model import Network, bilinear, with_one
from training.precision import encoder_precision
from training.reader import Reader

# Weight of each head's loss; of triggers, cues and fillers there is one in twenty words or fewer.
WEIGHTS = {
    "upos": 0.5, "feats": 0.5, "lemma": 0.5, "arc": 1.0, "rel": 1.0, "mention": 1.0,
    "side": 1.5, "role": 3.0, "place": 1.0, "bag": 0.7, "bag_role": 0.5, "trigger": 12.0,
    "cue": 4.0, "claim": 1.0, "filler": 8.0, "fact": 1.0, "link": 1.0, "mode": 0.5, "bag_mode": 0.5, "pair": 1.0,
}  # fmt: skip
OUTSIDE_WEIGHT = {"cue": 1.0, "filler": 0.3}  # of a word outside: of a hundred in MUC-4's stories three fill a slot
NONE_WEIGHT = 0.4  # of a word that is no argument: there are twenty for each that is one
FEWEST_SIDES = 60  # words
MANY_TRIGGERS = 0.3  # weight of more than one trigger in a bag
WRONG_TYPE = 0.2  # weight of the other types' share in a bag


def parser_losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The parser's loss under every head that the batch feeds, unweighted; each sentence is read alone."""
    with encoder_precision(batch.ids.device):
        hidden = network.encoder(batch.ids, batch.mask)
    return losses_of_parser(network, batch, network.words(hidden.float(), batch.first))


def reader_losses(reader: Reader, batch: Batch) -> dict[str, Tensor]:
    """The reader's loss under every head that the batch feeds, unweighted, over states that do not learn."""
    assert batch.states is not None
    with encoder_precision(batch.ids.device):
        hidden = reader(batch.states, batch.mask, batch.order)
    return losses_of_reader(reader, batch, reader.words(hidden.float(), batch.first)[:, 1:])


def losses_of_parser(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """The same from the words' states [S,W+1,D]."""
    return syntax_losses(network, batch, words) | span_losses(network, batch, words[:, 1:])


def losses_of_reader(reader: Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """The same from the words' states [S,W,D]."""
    found = span_losses(reader, batch, words)
    found |= event_losses(reader, batch, words)
    found |= report_losses(reader, batch, words)
    found |= type_losses(reader, batch, words)
    return found


def syntax_losses(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Tags, heads and relations."""
    found = {}
    for name in ("upos", "feats", "lemma"):
        if name in batch.labelled:
            found[name] = weighted_entropy(network.tags[name](words[:, 1:]), batch.targets[name], batch)
    if "head" in batch.labelled:
        heads = batch.targets["head"]
        found["arc"] = weighted_entropy(network.arcs(words) + batch.no_word[:, None, :] * -1e4, heads, batch)
        row = torch.arange(len(heads), device=heads.device)[:, None].expand_as(heads)
        governors = network.rel_head(words[row, heads.clamp(min=0)])
        scores = bilinear(network.rel_weight, network.rel_dep(words[:, 1:]).flatten(0, 1), governors.flatten(0, 1))
        found["rel"] = weighted_entropy(scores.view(*heads.shape, -1), batch.targets["rel"], batch)
    return found


def span_losses(network: Network | Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Mentions and triggers, whose target is a set of labels that are all right, and sides."""
    found = {}
    for name in ("mention", "trigger"):
        if name in network.spans and name in batch.labelled:
            here = batch.targets[name] >= 0
            logits = network.spans[name](words)
            allowed = batch.sets[name][batch.targets[name].clamp(min=0)]
            loss = logits.logsumexp(-1) - logits.masked_fill(~allowed, -1e4).logsumexp(-1)
            found[name] = (loss * here).sum() / here.sum()
    if "side" in network.spans and "side" in batch.labelled:
        # Sentences with sides are rare: one alone in its batch should not weigh as much as a batch of them.
        target = batch.targets["side"]
        logits = network.spans["side"](words).flatten(0, 1)
        loss = functional.cross_entropy(logits, target.flatten(), reduction="sum", ignore_index=MASKED)
        found["side"] = loss / (target >= 0).sum().clamp(min=FEWEST_SIDES)
    return found


def weighted_entropy(logits: Tensor, target: Tensor, batch: Batch) -> Tensor:
    """Mean cross-entropy of logits [S,W,K], each word under its sentence's weight; targets below 0 count nothing."""
    weight = batch.weight[:, None] * (target >= 0)
    loss = functional.cross_entropy(logits.flatten(0, 1), target.clamp(min=0).flatten(), reduction="none")
    return (loss.view(target.shape) * weight).sum() / weight.sum().clamp(min=1e-6)


def event_losses(reader: Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Roles where words are labelled, places of verbs, and triggers and roles where only the sentence is."""
    found: dict[str, Tensor] = {}
    if len(batch.role_pairs):
        sentence, trigger, other, word, label = batch.role_pairs.unbind(1)
        scores = role_scores(reader, words[sentence, trigger], words[other, word])
        weight = torch.ones(scores.shape[-1], device=scores.device)
        weight[0] = NONE_WEIGHT
        found["role"] = functional.cross_entropy(scores, label, weight=weight)
    if len(batch.place_pairs):
        sentence, verb, word, label = batch.place_pairs.unbind(1)
        loss = set_loss(role_scores(reader, words[sentence, verb], words[sentence, word]), label)
        weight = torch.where(label == NO_PLACE, NONE_WEIGHT, 1.0)
        found["place"] = (loss * weight).sum() / weight.sum()
    if len(batch.bags.sentence):
        found |= bag_losses(reader, batch, words)
    return found


def role_scores(reader: Reader, triggers: Tensor, words: Tensor) -> Tensor:
    """[N,roles] of pairs of word states [N,D]."""
    return bilinear(reader.role_weight, reader.role_trigger(triggers), reader.role_word(words))


def set_loss(scores: Tensor, label: Tensor) -> Tensor:
    """[N]: of scores [N,roles], how unlikely each label is; NEITHER_SIDE and NO_PLACE hold several roles."""
    roles = torch.eye(len(ROLES), dtype=torch.bool)
    neither = torch.tensor([name not in ("actor", "recipient") for name in ROLES])
    no_place = torch.tensor([name != "place" for name in ROLES])
    right = torch.cat([roles, neither[None], no_place[None]]).to(scores.device)[label]
    return scores.logsumexp(-1) - scores.masked_fill(~right, -1e4).logsumexp(-1)


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
        if name in batch.labelled:
            logits = network.spans[name](words).flatten(0, 1)
            weight = torch.ones(logits.shape[-1], device=logits.device)
            weight[0] = outside
            target = batch.targets[name].flatten()
            found[name] = functional.cross_entropy(logits, target, weight=weight, ignore_index=MASKED)
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
    order = torch.arange(len(window), device=window.device)
    earlier = (window[:, None] == window[None, :]) & (order[None, :] < order[:, None])
    same = earlier & (entity[:, None] == entity[None, :])
    nothing = torch.zeros_like(scores[:, :1])
    possible = torch.cat([nothing, scores.masked_fill(~earlier, -1e4)], 1)
    right = torch.cat([nothing.masked_fill(same.any(1, keepdim=True), -1e4), scores.masked_fill(~same, -1e4)], 1)
    return (possible.logsumexp(1) - right.logsumexp(1)).mean()


def bag_losses(reader: Reader, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Some word of the sentence triggers one of its types; its sides' heads are that trigger's arguments.

    The evidence is the log-sum-exp of the types' log-probabilities over the words that may carry the trigger,
    so that the best word learns most; it is capped at certainty, since one trigger is enough.
    """
    bags, own = batch.bags, words[batch.bags.sentence]
    logp = reader.spans["trigger"](own).log_softmax(-1)
    right = logp.masked_fill(~bags.types[:, None], -1e4).logsumexp(-1).masked_fill(~bags.words, -1e4)
    wrong = (logp.exp() * ~bags.types[:, None])[..., 1:].sum(-1).clamp(max=0.999)
    typed = -right.logsumexp(1).clamp(max=0.0) - WRONG_TYPE * (torch.log1p(-wrong) * bags.words).sum(1)
    # Few words of a sentence are triggers; where sides are marked, one event is meant.
    sided = (bags.sides >= 0).any(1)
    excess = ((1 - logp[..., 0].exp()) * batch.is_word[bags.sentence]).sum(1)
    typed = typed + MANY_TRIGGERS * (excess - torch.where(sided, 1.5, 3.0)).clamp(min=0)
    found = {"bag": (typed * bags.weight).sum() / bags.weight.sum().clamp(min=1e-6)}
    best = right.softmax(1).detach()
    # Each word is asked for the mode as far as it is likely to carry the trigger.
    modes = reader.spans["mode"](own).log_softmax(-1)
    modes = modes.gather(2, bags.mode.clamp(min=0)[:, None, None].expand(-1, modes.shape[1], 1))[..., 0]
    known = bags.mode >= 0
    found["bag_mode"] = -((best * modes).sum(1) * known).sum() / known.sum().clamp(min=1)
    trigger = own[torch.arange(len(own), device=own.device), best.argmax(1)]
    weight = bags.weight * sided
    found["bag_role"] = (side_losses(reader, own, trigger, bags.sides) * weight).sum() / weight.sum().clamp(min=1e-6)
    return found


def side_losses(reader: Reader, words: Tensor, trigger: Tensor, sides: Tensor) -> Tensor:
    """[N]: the roles of sentences' words [N,W,D] under their likeliest trigger words [N,D].

    The sides have their roles, the rest of their spans and function words none; any other word is neither
    actor nor recipient, though it may be the place.
    """
    size, width = sides.shape
    triggers = trigger[:, None].expand(-1, width, -1).reshape(size * width, -1)
    scores = role_scores(reader, triggers, words.reshape(size * width, -1))
    loss = set_loss(scores, sides.clamp(min=0).reshape(-1)).view(size, width)
    kinds = (((sides > 0) & (sides < NEITHER_SIDE), 1.0), (sides == 0, NONE_WEIGHT), (sides == NEITHER_SIDE, 1.0))
    return torch.stack([w * (loss * here).sum(1) / here.sum(1).clamp(min=1) for here, w in kinds]).sum(0)
