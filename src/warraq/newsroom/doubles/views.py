"""The pages on which two names are made one, and on which one sees what became of it."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from warraq.newsroom.doubles.forms import PairForm, ReasonForm
from warraq.newsroom.doubles.kinds import KINDS, Kind
from warraq.newsroom.doubles.models import Merge
from warraq.newsroom.doubles.preview import find_doubles, preview_merge
from warraq.newsroom.doubles.verbs import CannotMerge, CannotUndo, merge, undo

LONGEST_ID = 19


def may_merge(user: Any, kind: Kind) -> bool:
    """Whoever is kept to some sections would change stories of others."""
    return bool(user.has_perm(kind.permission)) and (user.is_superuser or not user.section_ids)


def merge_names(request: HttpRequest, kind: str) -> HttpResponse:
    found = _kind_for(request, kind)
    # What is no number would be looked for in vain, and the chooser cannot show it.
    given = {name: request.GET.get(name, "") for name in ("kept", "merged")}
    chosen = {name: id_ for name, id_ in given.items() if id_.isdecimal() and len(id_) < LONGEST_ID}
    pair = PairForm(found, chosen) if len(chosen) == 2 else PairForm(found, initial=chosen)
    reason = ReasonForm(request.POST or None)
    context: dict[str, Any] = {"kind": found, "pair": pair, "reason": reason, "recent": _recent(found)}
    if not pair.is_bound or not pair.is_valid():
        return render(request, "doubles/merge.html", {**context, "doubles": find_doubles(found)})
    kept, merged = pair.cleaned_data["kept"], pair.cleaned_data["merged"]
    if request.method == "POST" and reason.is_valid():
        why = reason.cleaned_data["reason"]
        try:
            done = merge(found, kept_id=kept.pk, merged_id=merged.pk, reason=why, user=request.user, now=timezone.now())
            return redirect("merge_done", done.pk)
        except CannotMerge as error:
            pair.add_error(None, str(error))
        except ValidationError as error:
            pair.add_error(None, error.messages)
    seen = preview_merge(found, kept=kept, merged=merged, user=request.user)
    return render(request, "doubles/merge.html", {**context, "kept": kept, "merged": merged, "preview": seen})


def merge_done(request: HttpRequest, merge_id: int) -> HttpResponse:
    """What became of a merge; the page asks again until the pages have followed."""
    done = get_object_or_404(Merge, pk=merge_id)
    kind = _kind_for(request, done.kind)
    context = {"merge": done, "kind": kind, "undoable": done.undone_at is None and done.finished_at is not None}
    part = "doubles/progress.html" if request.headers.get("X-Requested-With") else "doubles/done.html"
    return render(request, part, context)


@require_POST
def undo_merge(request: HttpRequest, merge_id: int) -> HttpResponse:
    done = get_object_or_404(Merge, pk=merge_id)
    _kind_for(request, done.kind)
    try:
        staying = undo(done, user=request.user, now=timezone.now())
    except (CannotUndo, CannotMerge) as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("They are two again: “%(one)s” and “%(other)s”.") % _names(done))
        if staying:
            text = ngettext(
                "%(number)d story was saved since the merge and stays with “%(name)s”.",
                "%(number)d stories were saved since the merge and stay with “%(name)s”.",
                staying,
            )
            messages.warning(request, text % {"number": staying, "name": done.kept_name})
    return redirect("merge_done", done.pk)


def _names(done: Merge) -> dict[str, str]:
    return {"one": done.kept_name, "other": done.merged_name}


def _recent(kind: Kind) -> Any:
    return Merge.objects.filter(kind=kind.name).select_related("made_by").defer("moved", "doubled", "entries")[:10]


def _kind_for(request: HttpRequest, name: str) -> Kind:
    kind = KINDS.get(name)
    if kind is None:
        raise Http404
    if not may_merge(request.user, kind):
        raise PermissionDenied
    return kind
