"""What a later stage may hear of a merge. Sent inside its transaction; a receiver that raises undoes it."""

from django.dispatch import Signal

# Arguments of both: merge, now.
names_merged = Signal()
merge_undone = Signal()
