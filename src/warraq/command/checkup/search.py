"""The search index: whether there is one, and how far it is behind the bulletin."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from warraq.command.checkup.finding import Finding, State
from warraq.command.words import gettext as _
from warraq.delivery.search.engine import Store
from warraq.delivery.search.engines import get_engine, index_folder, store_in
from warraq.delivery.search.semantic.encoder import is_wanted
from warraq.index.opening import NotReady
from warraq.newsroom.finding.engine import engine_in
from warraq.newsroom.finding.files import index_folder as newsroom_folder
from warraq.newsroom.finding.following import moment_of
from warraq.newsroom.finding.models import Change
from warraq.publishing.release.models import BulletinEntry, PublishedStory

LATE_AFTER = timedelta(seconds=30)


def check_search(*, now: datetime) -> Iterator[Finding]:
    """Asks the database and the index, and the vectors where search goes by meaning, too."""
    yield from _check_words(now=now)
    yield _check_newsroom(now=now)
    if is_wanted():
        yield _check_meaning()


def _check_newsroom(*, now: datetime) -> Finding:
    folder = newsroom_folder()
    try:
        standing = engine_in(folder).standing()
    except (NotReady, ValueError, OSError):
        return Finding(
            _("search in the newsroom"),
            State.AMBER,
            _("no index yet: drafts are found by their headlines, through the database"),
            _("Run: warraq up (or: warraq search follow); it makes one."),
        )
    behind = Change.objects.filter(changed_at__gt=moment_of(standing.position)).order_by("changed_at")
    number, oldest = behind.count(), behind.values_list("changed_at", flat=True).first()
    is_late = oldest is not None and now - oldest > LATE_AFTER
    return Finding(
        _("search in the newsroom"),
        State.AMBER if is_late else State.GREEN,
        _("things that are found: %(things)d; changes not yet taken in: %(changes)d")
        % {"things": standing.things, "changes": number},
        _("See that warraq up (or warraq search follow) is running and what its log says.") if is_late else "",
    )


def _check_meaning() -> Finding:
    from warraq.delivery.search.semantic.vectors import NoVectors, Vectors, VectorState, vectors_folder

    try:
        state = Vectors(vectors_folder(index_folder())).state()
    except (NoVectors, ValueError, OSError):
        state = VectorState()
    if not state.position and not state.records:
        return Finding(
            _("search by meaning"), State.AMBER, _("no vectors yet"), _("Run: warraq up (or: warraq search follow).")
        )
    left = PublishedStory.objects.filter(pk__lt=state.progress).count() if state.progress else 0
    return Finding(
        _("search by meaning"),
        State.GREEN,
        _(
            "vectors: %(vectors)d; stories of the archive still to be read: %(stories)d; changes not yet taken in: %(changes)d"
        )
        % {
            "vectors": state.records,
            "stories": left,
            "changes": BulletinEntry.objects.filter(pk__gt=state.position).count(),
        },
        "",
    )


def _check_words(*, now: datetime) -> Iterator[Finding]:
    store = store_in(index_folder())
    try:
        state = get_engine().state()
        is_old = not store.is_ours()
    except (NotReady, ValueError, OSError):
        making = _is_being_made(store)
        yield Finding(
            _("search"),
            State.AMBER,
            _("the index is being made") if making else _("no index"),
            "" if making else _("Run: warraq up (it makes one), or: warraq search rebuild"),
        )
        return
    behind = BulletinEntry.objects.filter(pk__gt=state.position)
    number, oldest = behind.count(), behind.order_by("pk").values_list("happened_at", flat=True).first()
    is_late = oldest is not None and now - oldest > LATE_AFTER
    yield Finding(
        _("search"),
        State.AMBER if is_late or is_old else State.GREEN,
        _("stories: %(stories)d; changes not yet taken in: %(changes)d")
        % {"stories": state.documents, "changes": number},
        _("See that warraq up (or warraq search follow) is running and what its log says.")
        if is_late
        else _("The index is another version's. Run: warraq up, or: warraq search rebuild")
        if is_old
        else "",
    )


def _is_being_made(store: Store) -> bool:
    try:
        return store.is_being_made()
    except NotReady:  # a cluster that does not answer
        return False
