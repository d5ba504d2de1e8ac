"""What later stages may listen to. Sent inside the transaction of the change; a receiver that raises undoes it."""

from django.dispatch import Signal

# Arguments of both: story_id, now; of a release also kind. Receivers must be quick: they hold the lock.
story_released = Signal()
story_withdrawn = Signal()
