"""A batch as one stretch of bytes, so that it crosses from a worker process to the device in one piece."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import torch
from torch import Tensor

from training.batches import Bags, Batch

ALIGNED = 16  # bytes
Place = tuple[str, torch.dtype, tuple[int, ...], int]  # field, type, shape, first byte


@dataclass(frozen=True, slots=True)
class Parcel:
    """The tensors of a batch one after another, where each lies, and the batch without them."""

    data: Tensor
    places: list[Place]
    rest: Batch


def wrapped(batch: Batch) -> Parcel:
    """The batch as a parcel; the sets of right labels, which are the same for all, stay behind."""
    places: list[Place] = []
    pieces: list[Tensor] = []
    at = 0
    for name, tensor in tensors_of(batch).items():
        data = tensor.contiguous().reshape(-1).view(torch.uint8)
        padding = -len(data) % ALIGNED
        places.append((name, tensor.dtype, tuple(tensor.shape), at))
        pieces += [data, torch.zeros(padding, dtype=torch.uint8)]
        at += len(data) + padding
    empty = dict.fromkeys((name for name, *_ in places if "." not in name), None)
    rest = replace(batch, targets={}, sets={}, bags=None, **empty)  # type: ignore[arg-type]
    return Parcel(torch.cat(pieces), places, rest)


def tensors_of(batch: Batch) -> dict[str, Tensor]:
    """The tensors of a batch by the names of their fields, those in others by "field.name"."""
    found: dict[str, Tensor] = {}
    for own in fields(batch):
        value = getattr(batch, own.name)
        if isinstance(value, Tensor):
            found[own.name] = value
        elif isinstance(value, Bags):
            found |= {f"bags.{part.name}": getattr(value, part.name) for part in fields(value)}
        elif isinstance(value, dict) and own.name != "sets":
            found |= {f"{own.name}.{name}": tensor for name, tensor in value.items()}
    return found


def unwrapped(parcel: Parcel, sets: dict[str, Tensor], device: torch.device) -> Batch:
    """The batch in a device's memory; `sets` lie there already."""
    data = parcel.data.to(device, non_blocking=True)
    whole: dict[str, Any] = {"targets": {}, "bags": {}}
    for name, kind, shape, begin in parcel.places:
        size = torch.Size(shape).numel() * kind.itemsize
        tensor = data[begin : begin + size].view(kind).view(shape)
        field, _, part = name.partition(".")
        if part:
            whole[field][part] = tensor
        else:
            whole[field] = tensor
    whole["bags"] = Bags(**whole["bags"])
    return replace(parcel.rest, sets=sets, **whole)
