// Text fields follow the direction of what is written in them; an empty one has the direction of the page.

const WRITTEN = 'input[type="text"], input:not([type]), textarea';

function follow(field) {
  if (field.value.trim()) field.setAttribute("dir", "auto");
  else field.removeAttribute("dir");
}

// Wagtail's editor of text has no name for those who cannot see what stands above it.
function nameEditor(editor) {
  const part = editor.closest("section, [data-contentpath]");
  const heading = part?.querySelector("label, [data-panel-heading-text], h2, h3");
  if (heading) editor.setAttribute("aria-label", heading.textContent.trim());
}

function followAll(root) {
  root.querySelectorAll?.("[contenteditable=true]:not([aria-label])").forEach(nameEditor);
  if (root.matches?.(WRITTEN)) follow(root);
  root.querySelectorAll?.(WRITTEN).forEach(follow);
}

document.addEventListener("input", (event) => {
  if (event.target.matches?.(WRITTEN)) follow(event.target);
});

// Blocks and dialogs come later, and are filled in after they came.
new MutationObserver((changes) => {
  for (const change of changes) change.addedNodes.forEach((node) => node.nodeType === 1 && followAll(node));
}).observe(document.documentElement, { childList: true, subtree: true });
followAll(document);

// [data-narrows="id"]: what is written narrows the choices in the element with that id.
const fold = (text) => text.normalize("NFKD").replace(/[\u064b-\u065f\u0640]/g, "").replace(/[أإآ]/g, "ا").toLowerCase();

document.addEventListener("input", (event) => {
  const list = document.getElementById(event.target.dataset?.narrows ?? "");
  if (!list) return;
  const wanted = fold(event.target.value.trim());
  for (const choice of list.querySelectorAll("label")) {
    const keeps = fold(choice.textContent).includes(wanted) || choice.querySelector("input:checked");
    choice.parentElement.hidden = !keeps;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.dataset?.narrows) event.preventDefault();
});

// A calendar opens a tenth of a second after its field was entered, though the field be left by then, and would stay there.
const CALENDAR_OPENS_MS = 100;
document.addEventListener("focusout", ({ target }) => {
  const calendar = window.jQuery?.(target).data("xdsoft_datetimepicker");
  if (!calendar) return;
  setTimeout(() => target !== document.activeElement && calendar.trigger("close.xdsoft"), 2 * CALENDAR_OPENS_MS);
});

// A newer version is no reason to stop at Wagtail's warning: the page that follows shows both, and overwrites neither.
const CONFLICT = "conflict";
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const isStory = document.querySelector("[data-edit-form] [name='loaded_revision_id']");
    if (isStory && target.dataset.wSessionInterceptValue === CONFLICT) target.dataset.wSessionInterceptValue = "";
  }
}).observe(document.documentElement, { attributes: true, subtree: true, attributeFilter: ["data-w-session-intercept-value"] });

// The field in which words for a picture are typed is made by a script of Wagtail's, without a name for those who hear it.
window.addEventListener("load", () => {
  for (const field of document.querySelectorAll(".tagit input:not([aria-labelledby])")) {
    const label = field.closest("[data-field-wrapper]")?.querySelector("label[id]");
    if (label) field.setAttribute("aria-labelledby", label.id);
  }
});
