"""python -m training.score_stages: stage of execution and perpetrators' confidence of the templates found, MUC-4."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from training.muc import Story, Template, key, read_stories
from training.score_muc import read_with
from training.scores import Figures
from training.stages import NONE, Key, StageModel, confidence_of, learn_stages, read_keys, stage_of
from training.templates import find_templates, learn_templates


def pair_up(found: Sequence[Template], keys: Sequence[Key]) -> list[tuple[Template, Key]]:
    """Found templates with those of the key, of one type, those that share an organisation first; one to one."""
    pairs: list[tuple[Template, Key]] = []
    left = list(keys)
    for shared in (True, False):
        for template in found:
            if any(template is own for own, _ in pairs):
                continue
            fitting = (k for k in left if template.incident_type in k.incident_type)
            match = next((k for k in fitting if not shared or shares(template, k)), None)
            if match is not None:
                left.remove(match)
                pairs.append((template, match))
    return pairs


def shares(template: Template, gold: Key) -> bool:
    """Do both name one organisation?"""
    names = {key(name) for name in gold.organisations}
    return any(key(mention) in names for entity in template.fillers["PerpOrg"] for mention in entity)


def score_stages(
    stories: Sequence[Story], found: Sequence[Sequence[Template]], keys: Mapping[str, Sequence[Key]], model: StageModel
) -> Figures:
    """Percent right, of the found templates that have a partner in the key.

    `confidence` counts the right absence of an organisation too; `of organisations` only where both name one.
    """
    counts: Counter[str] = Counter()
    for story, own in zip(stories, found, strict=True):
        for template, gold in pair_up(own, keys.get(story.doc_id, ())):
            counts["pairs"] += 1
            counts["stage"] += stage_of(story, template.incident_type, model) in gold.stages
            counts["accomplished"] += "ACCOMPLISHED" in gold.stages
            sure = confidence_of(story, template, model)
            counts["confidence"] += sure in gold.confidences
            if sure != NONE and NONE not in gold.confidences:
                counts["named"] += 1
                counts["of organisations"] += sure in gold.confidences
    n = max(counts["pairs"], 1)
    return {
        "stage": round(100 * counts["stage"] / n, 2),
        "all accomplished": round(100 * counts["accomplished"] / n, 2),
        "confidence": round(100 * counts["confidence"] / n, 2),
        "of organisations": round(100 * counts["of organisations"] / max(counts["named"], 1), 2),
        "templates": counts["pairs"],
        "with organisations": counts["named"],
    }


def main() -> None:
    """Measure on `dev`, or with --held on the stories held back from training."""
    from dateline.encoder import load_encoder

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, help="folder of an exported network; by default the shipped one")
    parser.add_argument("--held", action="store_true", help="the stories that were held back, for choices")
    options = parser.parse_args()
    taught = list(read_stories("train")) + ([] if options.held else list(read_stories("held")))
    stories = list(read_stories("held" if options.held else "dev"))
    readings = read_with(load_encoder(options.weights), stories)
    model = learn_templates(taught)
    found = [find_templates(story, own, model) for story, own in zip(stories, readings, strict=True)]
    stages = learn_stages(taught, read_keys("train"))
    print(score_stages(stories, found, read_keys("train" if options.held else "dev"), stages))


if __name__ == "__main__":
    main()
