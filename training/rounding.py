"""What few bits do to a network, so that it can learn to live with it: the same rounding as the export's.

Weights have 7 bits and a scale for each output, activations 8 and one for the whole tensor, as onnxruntime takes them;
the gradient passes as if nothing were rounded (Bengio et al. 2013).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

STEPS = 63  # of a weight's 7 bits, on each side of 0


class Linear(nn.Linear):
    """A linear layer that learns under rounding once `rounds` is set; it computes as ever when it doesn't learn."""

    rounds = False

    def forward(self, x: Tensor) -> Tensor:
        if self.rounds and self.training:
            return functional.linear(rounded_activations(x), rounded_weight(self.weight), self.bias)
        return functional.linear(x, self.weight, self.bias)


def learn_rounded(network: nn.Module, *, rounds: bool = True) -> None:
    """Let every linear layer of the network learn under rounding, or no longer."""
    for module in network.modules():
        if isinstance(module, Linear):
            module.rounds = rounds


def rounded_activations(x: Tensor) -> Tensor:
    """The tensor on 256 steps between its extremes, 0 being one of them."""
    low, high = x.detach().amin().clamp(max=0.0), x.detach().amax().clamp(min=0.0)
    scale = ((high - low) / 255).clamp(min=1e-8)
    zero = (-low / scale).round().to(torch.int32)
    return torch.fake_quantize_per_tensor_affine(x, scale, zero, 0, 255)


def rounded_weight(weight: Tensor) -> Tensor:
    """The matrix [outputs, inputs] on 127 steps, a scale for each output."""
    scale = (weight.detach().abs().amax(1) / STEPS).clamp(min=1e-8)
    zeros = torch.zeros(len(weight), dtype=torch.int32, device=weight.device)
    return torch.fake_quantize_per_channel_affine(weight, scale, zeros, 0, -STEPS, STEPS)


def rounded_table(table: Tensor) -> Tensor:
    """An embedding on 256 steps between its extremes, as it ships."""
    scale = float(table.max() - table.min()) / 255
    zero = round(-float(table.min()) / scale)
    return ((table / scale).round() + zero).clamp(0, 255).sub(zero).mul(scale)
