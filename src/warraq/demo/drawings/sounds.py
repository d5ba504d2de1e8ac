"""Short sounds made by code for the demo newspaper's recordings: rain, a bell, the sea."""

import io
import math
import random
import sys
import wave
from array import array
from collections.abc import Callable
from types import MappingProxyType

RATE_HZ = 22_050
Samples = list[float]


class UnknownSound(LookupError):
    """There is no sound of that name."""


def make_sound(sound: str) -> bytes:
    """One WAV file: mono, 16 bits, 22.05 kHz, 3–6 seconds; the same bytes every time.

    Raises UnknownSound when the sound is not one we have.
    """
    if sound not in SOUNDS:
        raise UnknownSound(f"No sound {sound!r}.")
    samples = _faded(SOUNDS[sound](random.Random(sound)))  # noqa: S311 - the same dice every time
    loudest = max(abs(sample) for sample in samples) or 1.0
    frames = array("h", (round(sample / loudest * 26_000) for sample in samples))
    if sys.byteorder == "big":
        frames.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE_HZ)
        writer.writeframes(frames.tobytes())
    return file.getvalue()


def _rain(dice: random.Random) -> Samples:
    """A soft hiss with drops that ring for a hundredth of a second."""
    length = 5 * RATE_HZ
    samples, low, floor = [], 0.0, 0.0
    for _ in range(length):
        white = dice.uniform(-1, 1)
        low += 0.45 * (white - low)
        floor += 0.03 * (low - floor)
        samples.append((low - floor) * 0.35)
    for _ in range(420):
        start, pitch, force = dice.randrange(length - 700), dice.uniform(1200, 4200), dice.random() ** 3
        for i in range(600):
            samples[start + i] += force * math.exp(-i / 90) * math.sin(math.tau * pitch * i / RATE_HZ)
    return samples


def _bell(_dice: random.Random) -> Samples:
    """Two strokes of a small bell: partials of a cast bell, the higher ones dying sooner."""
    length = 5 * RATE_HZ
    partials = [
        (0.5, 0.35, 2.2),
        (1.0, 1.0, 1.6),
        (1.19, 0.55, 1.2),
        (1.5, 0.3, 1.0),
        (2.0, 0.5, 0.8),
        (2.66, 0.2, 0.5),
    ]
    samples = [0.0] * length
    for start, force in ((0, 1.0), (int(1.9 * RATE_HZ), 0.8)):
        for ratio, weight, decay_seconds in partials:
            for i in range(length - start):
                seconds = i / RATE_HZ
                swing = math.exp(-seconds / decay_seconds) * math.sin(math.tau * 587.3 * ratio * seconds)
                samples[start + i] += force * weight * swing
    return samples


def _sea(dice: random.Random) -> Samples:
    """Two waves that gather, break, and draw back over pebbles."""
    length = 6 * RATE_HZ
    samples, low, lower = [], 0.0, 0.0
    for i in range(length):
        turn = (i / length * 2) % 1
        swell = (turn / 0.42) ** 2.4 if turn < 0.42 else math.exp(-(turn - 0.42) * 4.2)
        white = dice.uniform(-1, 1)
        low += (0.05 + 0.3 * swell) * (white - low)
        lower += 0.02 * (white - lower)
        samples.append(low * (0.08 + swell) + lower * 0.5)
    return samples


def _faded(samples: Samples) -> Samples:
    """No click at either end: a fifth of a second of fade out, and a hundredth of fade in."""
    rise, fall = RATE_HZ // 100, RATE_HZ // 5
    last = len(samples) - 1
    return [sample * min(1.0, i / rise, (last - i) / fall) for i, sample in enumerate(samples)]


SOUNDS: MappingProxyType[str, Callable[[random.Random], Samples]] = MappingProxyType(
    {"rain": _rain, "bell": _bell, "sea": _sea}
)
