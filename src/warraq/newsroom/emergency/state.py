"""The state of emergency: a file on this node, which is always written, and a row for all nodes, when that can be."""

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import Error as DatabaseTrouble
from django.db import transaction
from django.utils.translation import gettext as _

from warraq.newsroom.emergency.models import Freeze


class PublishingFrozen(ValidationError):
    """Nothing goes out until the freeze is lifted; withdrawing is always possible."""


@dataclass(frozen=True)
class Emergency:
    """What holds now. Times are ISO text, empty for never; `to_withdraw` are ids of stories that still must go."""

    frozen_at: str = ""
    reason: str = ""
    by: str = ""
    sessions_ended_at: str = ""
    to_withdraw: list[int] = field(default_factory=list)

    @property
    def is_frozen(self) -> bool:
        return bool(self.frozen_at)


def file_path() -> Path:
    return Path(settings.WARRAQ_DATA_DIR) / "emergency.json"


def read_file() -> Emergency:
    """What this node was told; nothing when there is no file. A file that nobody can read freezes, to be safe."""
    try:
        return Emergency(**json.loads(file_path().read_text()))
    except FileNotFoundError:
        return Emergency()
    except (OSError, ValueError, TypeError):
        return Emergency(frozen_at="unknown", reason=str(file_path()))


def write_file(emergency: Emergency) -> None:
    """Whole or not at all, whoever reads meanwhile."""
    path = file_path()
    if emergency == Emergency():
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(asdict(emergency), ensure_ascii=False))
    draft.replace(path)


def read() -> Emergency:
    """What holds now, from the file or from the row of another node."""
    here = read_file()
    if here.is_frozen:
        return here
    row = Freeze.objects.first()
    if row is None:
        return here
    return replace(here, frozen_at=row.frozen_at.isoformat(), reason=row.reason, by=row.by)


def check_not_frozen() -> None:
    """Raise PublishingFrozen while nothing may go out."""
    if read().is_frozen:
        raise PublishingFrozen({NON_FIELD_ERRORS: _("Publishing is frozen. An administrator can lift the freeze.")})


def freeze(*, reason: str, by: str, now: datetime) -> bool:
    """Let nothing go out any more; whether other nodes could be told, too."""
    write_file(replace(read_file(), frozen_at=now.isoformat(), reason=reason, by=by))
    try:
        with transaction.atomic():
            Freeze.objects.all().delete()
            Freeze.objects.create(frozen_at=now, reason=reason[:300], by=by[:200])
    except DatabaseTrouble:
        return False
    return True


def thaw() -> None:
    """Let stories go out again. Raises the database's error, and stays frozen, when the row cannot be removed."""
    Freeze.objects.all().delete()
    write_file(replace(read_file(), frozen_at="", reason="", by=""))
