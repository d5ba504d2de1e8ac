// Many pictures on one screen: what is the same for all is written once, and all are saved with one click.

const bar = document.querySelector("[data-batch]");
const list = document.getElementById("upload-list");
const state = bar?.querySelector("[data-batch-state]");
const openForms = () => [...list.querySelectorAll("form")].filter((form) => form.querySelector("[name$='-title']"));
let saved = 0;

function fill() {
  for (const source of bar.querySelectorAll("[data-batch-field]")) {
    if (!source.value.trim()) continue;
    for (const form of openForms()) {
      const field = form.querySelector(`[name$='-${source.dataset.batchField}']`);
      if (!field || field.value.trim()) continue;
      field.value = source.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

// Each form is sent by itself, so that one that is refused keeps none of the others.
const saveAll = () => openForms().forEach((form) => form.requestSubmit());

function tell() {
  const open = openForms().length;
  bar.hidden = open === 0 && saved === 0;
  state.textContent = state.dataset.words.replace("{saved}", saved).replace("{open}", open);
}

if (bar && list) {
  // Above the pictures, once there is one.
  list.before(bar);
  bar.querySelector("[data-batch-act=fill]").addEventListener("click", fill);
  bar.querySelector("[data-batch-act=save]").addEventListener("click", () => {
    fill();
    saveAll();
  });
  list.addEventListener("submit", (event) => event.target.closest("li")?.setAttribute("data-batch-sent", ""), true);
  new MutationObserver((changes) => {
    const gone = changes.flatMap((change) => [...change.removedNodes]);
    // Wagtail takes a picture from the list when it is saved, and also when it is deleted.
    saved += gone.filter((node) => node.matches?.("li[data-batch-sent]")).length;
    tell();
  }).observe(list, { childList: true, subtree: true });
}
