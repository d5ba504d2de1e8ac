"""What a later stage may hear of a picture."""

from django.dispatch import Signal

#: Sent inside the transaction that saves, after an editor changed what readers see of a picture: its file, focal point,
#: alternative text, caption or credit; or when our right to show it ended or began again (`taken_down_at`). Arguments: `picture`, and `changed`, a frozenset of the fields' names.
#: When the file changed, its old renditions are gone already, but their files stay until the transaction is committed.
picture_changed = Signal()
