// Where a story could not be saved by itself the page says why, what became of the text, and what helps; and it tries again.

const AGAIN_MS = 30_000;
const SILENCE = ["network_error", "server_error"];
const form = document.querySelector("[data-edit-form][data-controller~=w-autosave]");
const words = document.querySelector("[data-why-unsaved]");
const templates = new Map([...words.querySelectorAll("template")].map((template) => [template.dataset.type, template]));
let trouble = "";
let again;

// Wagtail's place for such messages takes the template that has the type of the trouble.
for (const template of templates.values()) {
  template.dataset.wMessagesTarget = "template";
  template.dataset.selector = "p";
  document.querySelector("[data-controller=w-messages][data-action*='w-autosave:error']")?.append(template);
}

const autosave = () => window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-autosave");
const save = () => trouble && autosave()?.save(new Event("try-again"));

function kindOf({ type, response }) {
  const code = response?.error_code;
  if (code !== "old_form") return templates.has(code) ? code : type;
  // They have signed in again elsewhere in this browser; somebody else may not save in their name.
  if (String(response.user) !== words.dataset.user) return "signed_out";
  form.querySelector("[name=csrfmiddlewaretoken]").value = response.token;
  return "signed_in";
}

// Before Wagtail's own listeners, which show what stands in the detail.
addEventListener(
  "w-autosave:error",
  (event) => {
    const { detail } = event;
    trouble = kindOf(detail);
    clearTimeout(again);
    if (trouble === "signed_in") {
      event.stopImmediatePropagation();
      again = setTimeout(save);
      return;
    }
    if (SILENCE.includes(trouble)) again = setTimeout(save, AGAIN_MS);
    const template = templates.get(trouble);
    if (!template) return;
    const kept = form.dataset.keeps === "nothing" ? words.dataset.notKept : words.dataset.kept;
    detail.type = trouble;
    detail.text = `${template.content.querySelector("p").textContent} ${kept}`;
  },
  { capture: true },
);
document.addEventListener("w-autosave:success", () => {
  trouble = "";
  clearTimeout(again);
});

addEventListener("online", save);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && save());
