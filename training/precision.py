"""How precisely the encoder computes while it learns."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

import torch


@cache
def has_bfloat16() -> bool:
    """Does this processor multiply bfloat16 itself? Without, torch imitates it 25 times slower than float32."""
    found = torch.cpu.get_capabilities()
    return bool(found.get("avx512_bf16") or found.get("amx_bf16"))


def encoder_precision(device: torch.device | None = None) -> AbstractContextManager[object]:
    """The context under which the encoder runs in training: bfloat16 where the processor has it, else float32."""
    on_cpu = device is None or device.type == "cpu"
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=on_cpu and has_bfloat16())
