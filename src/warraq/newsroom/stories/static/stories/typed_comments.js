// Each time the editor has saved by itself, Wagtail throws all comments of the page away and loads those that the newsroom
// knows. What was typed and not sent by then, in comments and in replies, is put back where it stood.

const app = window.comments?.commentApp;
const actions = app?.actions;
const all = () => [...app.store.getState().comments.comments.values()];
const send = (action) => app.store.dispatch(action);
let sent = [];
// Wagtail counts from one again; these numbers it never reaches.
let lastId = 1_000_000;

const asSent = ({ localId, text, replies }) => ({ localId, text, replies: [...replies.values()].map(({ localId, text }) => ({ localId, text })) });

// Comments that are being begun are not part of the form.
document.addEventListener("w-autosave:save", () => {
  if (app) sent = all().filter(({ mode }) => mode !== "creating").map(asSent);
});

function textOf(was, before, now) {
  return before && was.text !== before.text ? was.text : now.text;
}

function bringBackReply(was, now, before, pk) {
  const reply = [...now.replies.values()].find(({ remoteId }) => remoteId && remoteId === (was.remoteId ?? pk));
  if (reply && was.deleted) send(actions.deleteReply(now.localId, reply.localId));
  else if (reply) send(actions.updateReply(now.localId, reply.localId, { mode: was.mode, newText: was.newText, text: textOf(was, before, reply) }));
  else if (!before && !was.remoteId) send(actions.addReply(now.localId, { ...was, localId: ++lastId }));
}

function bringBackReplies(was, now, before, known) {
  for (const reply of was.replies.values()) {
    const at = before?.replies.findIndex(({ localId }) => localId === reply.localId) ?? -1;
    bringBackReply(reply, now, before?.replies[at], known?.replies[at]?.pk);
  }
}

// Answers with the number that the comment has now; nothing, when it is no more.
function bringBack(was, data) {
  const at = sent.findIndex(({ localId }) => localId === was.localId);
  const [before, known] = [sent[at], data.comments[at]];
  const pk = was.remoteId ?? known?.pk;
  const now = all().find(({ remoteId }) => remoteId && remoteId === pk);
  if (!now) {
    if (before || was.remoteId) return undefined;
    send(actions.addComment({ ...was, localId: ++lastId, annotation: null }));
    return lastId;
  }
  const { mode, newText, newReply } = was;
  send(actions.updateComment(now.localId, { mode, newText, newReply, text: textOf(was, before, now) }));
  bringBackReplies(was, now, before, known);
  if (was.deleted) send(actions.deleteComment(now.localId));
  else if (was.resolved) send(actions.resolveComment(now.localId));
  return now.localId;
}

// The field in which somebody is typing is drawn anew: the caret goes where it was.
function caret() {
  const field = document.activeElement?.closest?.(".comment textarea");
  if (!field) return () => {};
  const { selectionStart: from, selectionEnd: to } = field;
  const nth = [...field.closest(".comment").querySelectorAll("textarea")].indexOf(field);
  return (id) => {
    const again = document.querySelectorAll(`.comment[data-comment-id="${id}"] textarea`)[nth];
    again?.focus({ preventScroll: true });
    again?.setSelectionRange(from, to);
  };
}

// No comment has the number -2. Left without one, Wagtail would bring the one that the address names before the eyes again, each time.
function load(data) {
  send({ type: "update-global-settings", update: { isReloading: true } });
  send(actions.reset());
  app.loadData(data, { skipRemoved: true, focusedCommentId: -2 });
  send({ type: "update-global-settings", update: { isReloading: false } });
}

// Where something is being typed and the newsroom knows all the rest as it stands there is nothing to take.
const isTyping = ({ mode, newReply, replies }) => mode !== "default" || newReply || [...replies.values()].some(({ mode }) => mode !== "default");
const isKnown = ({ mode, remoteId, deleted, resolved, replies }) =>
  mode === "creating" || (remoteId && !deleted && !resolved && [...replies.values()].every((reply) => reply.remoteId && !reply.deleted));

if (app)
  app.updateData = (data) => {
    if (all().some(isTyping) && all().every(isKnown)) return;
    const { focusedComment, pinnedComment } = app.store.getState().comments;
    const putCaret = caret();
    const before = all();
    load(data);
    const ids = new Map(before.map((was) => [was.localId, bringBack(was, data)]));
    const focused = ids.get(focusedComment);
    // Nothing is forced: Wagtail would take the focus to the comment, away from a reply to it.
    send(actions.setFocusedComment(focused ?? null, { updatePinnedComment: pinnedComment === focusedComment, forceFocus: false }));
    putCaret(focused);
  };
