"""The hook for pieces that a later stage has: forms for readers, and pages of its own."""

from collections.abc import Callable

from warraq.delivery.design.pieces import Case, Piece

Builder = Callable[[Case], list[Piece]]
_builders: list[Builder] = []


def register_design_piece(builder: Builder) -> None:
    """`builder(case)` gives pieces for the group of forms, by `case.part` or `case.page`, without asking for rows."""
    if builder not in _builders:
        _builders.append(builder)


def pieces_of_later_stages(case: Case) -> list[Piece]:
    return [piece for builder in _builders for piece in builder(case)]
