"""The demo's pictures: drawn by our own code, then taken in as any picture is."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from typing import Any

from warraq.demo.content import read
from warraq.demo.drawings import draw
from warraq.newsroom.desks.models import Journalist
from warraq.newsroom.pictures.models import Picture
from warraq.newsroom.pictures.renditions import ensure_renditions
from warraq.newsroom.pictures.taking_in import take_in_picture

_WIDTH_PX = 1280


def load_pictures(*, user: Journalist, progress: Callable[[str, int, int], None]) -> dict[str, int]:
    """Ids of the pictures by key; each is drawn while the one before it is decoded and scaled."""
    entries = read("pictures")
    found = {
        name.removesuffix(".jpg"): picture_id
        for name, picture_id in Picture.objects.filter(original_name__startswith="pic-").values_list(
            "original_name", "pk"
        )
    }
    missing = [facts for facts in entries if facts["key"] not in found]
    with ProcessPoolExecutor(max_workers=2) as pool:
        drawn = pool.map(draw_jpeg, missing)
        for number, (facts, content) in enumerate(zip(missing, drawn, strict=True), start=1):
            picture = take_in_picture(
                content,
                name=f"{facts['key']}.jpg",
                title=facts["caption"][:120],
                alt=facts["alt"],
                caption=facts["caption"],
                credit_line=facts["credit_line"],
                uploaded_by_user=user,
            )
            ensure_renditions(picture)
            found[facts["key"]] = picture.pk
            progress("pictures", number, len(missing))
    return found


def draw_jpeg(facts: dict[str, Any]) -> bytes:
    """One drawing as a JPEG file."""
    picture = draw(
        facts["drawing"], palette=facts["palette"], seed=facts["seed"], ratio=facts["ratio"], width_px=_WIDTH_PX
    )
    file = BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=90)
    return file.getvalue()
