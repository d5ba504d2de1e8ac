"""Pictures drawn by code for the demo newspaper: the same words always give the same picture."""

from warraq.demo.drawings.catalogue import DRAWINGS, RATIOS, UnknownDrawing, draw
from warraq.demo.drawings.palettes import PALETTES

__all__ = ["DRAWINGS", "PALETTES", "RATIOS", "UnknownDrawing", "draw"]
