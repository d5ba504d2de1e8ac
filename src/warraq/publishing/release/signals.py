"""What later stages may listen to. Sent inside the transaction of the change; a receiver that raises undoes it."""

from django.dispatch import Signal

# Arguments of both: story_id, now; of a release also kind, and corrections: how many of them readers see or saw. Receivers must be quick: they hold the lock.
story_released = Signal()
story_withdrawn = Signal()
