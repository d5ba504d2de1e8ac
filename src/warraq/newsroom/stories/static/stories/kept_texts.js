// Lists what this browser keeps, as plain words to copy, for whoever cannot open the story any more.

const list = document.querySelector("[data-kept-list]");
const words = list.dataset;

// The words in a field: the body's text is kept by its editor as JSON.
function wordsIn(value) {
  if (!value.startsWith("{")) return value;
  try {
    return (JSON.parse(value).blocks ?? []).map((block) => block.text).join("\n");
  } catch {
    return "";
  }
}

const IS_TEXT = /^(title|kicker|standfirst|ednote|slugline|body-\d+-value)/;

for (const name of Object.keys(localStorage).filter((name) => name.startsWith("warraq.kept:"))) {
  const kept = JSON.parse(localStorage.getItem(name));
  const text = kept.fields.filter(([field]) => IS_TEXT.test(field)).map(([, value]) => wordsIn(value)).filter(Boolean).join("\n\n");
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  heading.textContent = kept.title || "—";
  const when = document.createElement("p");
  when.textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
  const shown = document.createElement("textarea");
  Object.assign(shown, { readOnly: true, rows: 8, value: text, dir: "auto" });
  shown.setAttribute("aria-label", kept.title || "—");
  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = words.copy;
  copy.addEventListener("click", () => {
    shown.select();
    navigator.clipboard?.writeText(text);
    copy.textContent = words.copied;
  });
  item.append(heading, when, shown, copy);
  list.append(item);
}
if (!list.children.length) list.textContent = words.none;
