"""Questions asked of many pictures."""

from datetime import datetime

from wagtail.images.models import ImageQuerySet


class PictureQuerySet(ImageQuerySet):
    """Pictures by where they came from and by our right to show them."""

    def from_source(self, source_hash: str) -> "PictureQuerySet":
        """Those whose upload had these very bytes (SHA-256, hex), oldest first."""
        found: PictureQuerySet = self.filter(source_hash=source_hash).order_by("pk")
        return found

    def expired(self, *, now: datetime) -> "PictureQuerySet":
        """Those we may no longer show."""
        found: PictureQuerySet = self.filter(usage_expires_at__lte=now)
        return found

    def expiring(self, *, now: datetime, until: datetime) -> "PictureQuerySet":
        """Those we may still show, but not beyond `until`; the most pressing first."""
        between = self.filter(usage_expires_at__gt=now, usage_expires_at__lte=until)
        found: PictureQuerySet = between.order_by("usage_expires_at")
        return found

    def without_rights(self) -> "PictureQuerySet":
        """Those of which nobody said what we may do with them, nor until when."""
        found: PictureQuerySet = self.filter(usage_terms="", usage_expires_at=None)
        return found
