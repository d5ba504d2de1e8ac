"""Vectors for the stories of the archive: a few are encoded, and the rest lie about them as the texts of a newspaper do."""

from pathlib import Path
from typing import Final

import numpy as np

from bench.archive.stories import Archive
from warraq.delivery.search.engine import Engine
from warraq.delivery.search.semantic.encoder import DIMENSIONS, get_encoder
from warraq.delivery.search.semantic.engine import SemanticEngine
from warraq.delivery.search.semantic.passages import MOST_PARTS, cut_into_parts, number_of
from warraq.delivery.search.semantic.vectors import Vectors, VectorWriter, vectors_folder

ENCODED: Final = 500
HEADLINES: Final = 300
AT_ONCE: Final = 5_000
#: So far from an encoded text, for a length of 1: cosines of 0.9 with it, as two reports of one subject have.
AWAY: Final = 0.48


def with_meaning(engine: Engine, archive: Archive, folder: Path) -> SemanticEngine:
    """The engine with as many vectors as the archive's stories would have; what an earlier run made is taken as it is.

    Encoding every story of a large archive takes hours, and how long a question takes depends on how many vectors there
    are and how they lie, not on what they say.
    """
    encoder = get_encoder()
    writer = VectorWriter(vectors_folder(folder), graph_every=archive.count * MOST_PARTS)
    if not writer.state.records:
        step = max(1, archive.count // ENCODED)
        stories = [archive.story(number) for number in range(0, archive.count, step)]
        encoded = encoder.passages([cut_into_parts(one.headline, one.above, one.body)[0] for one in stories])
        chance = np.random.default_rng(1)
        numbers = [(number_of(key, part), key) for key in range(1, archive.count + 1) for part in range(MOST_PARTS)]
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            near = encoded[chance.integers(len(encoded), size=len(some))]
            moved = near + chance.normal(scale=AWAY / DIMENSIONS**0.5, size=near.shape)
            writer.add([(number, key, 0) for number, key in some], moved / np.linalg.norm(moved, axis=1, keepdims=True))
        writer.save(position=0, progress=0)
        writer.keep_middles(encoder.questions([one.headline for one in stories[:HEADLINES]]))
    writer.close()
    return SemanticEngine(engine, Vectors(vectors_folder(folder)), lambda: encoder)
