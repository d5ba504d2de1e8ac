// A form that is sent waits for the autosave under way: sent before, it would not know of the version that it made
// itself, and the newsroom would show its writer their own text as somebody else's.

const PATIENCE_MS = 10_000;
const form = document.querySelector("[data-edit-form][data-controller~=w-autosave]");
let underWay = null;
let isSent = false;

document.addEventListener("w-autosave:save", () => {
  const mine = new Promise((settle) => {
    // The patience for one may end while another is under way, and is not the end of that.
    const end = () => {
      if (underWay === mine) underWay = null;
      settle();
    };
    document.addEventListener("w-autosave:success", end, { once: true });
    document.addEventListener("w-autosave:error", end, { once: true });
    setTimeout(end, PATIENCE_MS);
  });
  underWay = mine;
});

// Wagtail writes this into the form, too, a moment later.
document.addEventListener("w-autosave:success", ({ detail }) => {
  const { revision_id: id, revision_created_at: at } = detail.response;
  const said = { loaded_revision_id: id, loaded_revision_created_at: at };
  for (const [name, value] of Object.entries(said)) if (value && form?.elements[name]) form.elements[name].value = value;
});

// Two seconds after the page was opened, and with each answer, Wagtail takes the form as it stands for saved, also what was
// typed by then and sent to nobody.
const unsaved = () => window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-unsaved");
const setSaved = (saved) => Object.assign(unsaved() ?? {}, { initialFormData: saved, previousFormData: saved });
let isTyped = false;
let sent = "";
form?.addEventListener("input", ({ isTrusted }) => (isTyped ||= isTrusted), { capture: true });
document.addEventListener("w-unsaved:watch-edits", () => isTyped && !sent && setSaved("not yet"));
document.addEventListener("w-autosave:save", () => (sent = unsaved()?.formData));
document.addEventListener("w-autosave:success", () => sent && setSaved(sent));

// Which button was pressed is part of the form; it may be disabled by now.
async function sendLater(button) {
  await underWay;
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.requestSubmit();
}

// The window that asks for a note has the form sent without a word to those who listen; what it sends waits, too: a comment
// sent twice, before its first saving was known, would be two comments.
if (form) form.submit = () => form.requestSubmit();

form?.addEventListener(
  "submit",
  (event) => {
    // No autosave begins any more.
    form.dataset.wAutosaveActiveValue = "false";
    if (!underWay) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!isSent) sendLater(event.submitter);
    isSent = true;
  },
  { capture: true },
);
