// What is pasted comes in clean, from wherever it was copied: Word, a PDF, a page, a chat.

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u00ad\ufeff\ufff9-\ufffc]/g;
// Forms that a PDF keeps for letters by their place in the word. Signs that are written so on purpose (ﷺ, ﷲ, ﷼) stay.
const FORMS = /[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]+/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// «هـ» after a year is the abbreviation of Hijri; every other tatweel is for looks.
const TATWEEL = /(?<!(?<![\u0621-\u064a])ه)\u0640+|(?<=(?<![\u0621-\u064a])ه)\u0640+(?=[\u0621-\u064a])|(?<=\u0640)\u0640+/g;

export function clean(text) {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(CONTROLS, "")
    .replace(FORMS, (letters) => letters.normalize("NFKC"))
    .replace(SPACES, " ")
    .replace(TATWEEL, "")
    .replace(/(?<=\S) {2,}(?=\S)/g, " ");
}

function cleanHtml(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("style, script, meta, link, title, o\\:p, xml").forEach((odd) => odd.remove());
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) {
    if (walker.currentNode.nodeType === Node.COMMENT_NODE) comments.push(walker.currentNode);
    else walker.currentNode.data = clean(walker.currentNode.data);
  }
  comments.forEach((comment) => comment.remove());
  return page.body.innerHTML;
}

// Copied in the editor itself: it knows its own text better than we do.
const isOwn = (html) => html.includes("data-draftjs-conductor-fragment") || html.includes("data-editor=");
const PLAIN = 'input[type="text"], input[type="search"], input:not([type]), textarea';

function pastePlain(event, text) {
  const field = event.target;
  const words = field.matches("textarea:not(.story-headline textarea)") ? clean(text) : clean(text).replace(/\s*\n\s*/g, " ").trim();
  if (words === text || field.readOnly || field.disabled) return;
  event.preventDefault();
  if (!document.execCommand("insertText", false, words)) {
    field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function pasteRich(event, text, html) {
  const words = clean(text);
  const pages = html && cleanHtml(html);
  if (words === text && pages === html) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const data = new DataTransfer();
  data.setData("text/plain", words);
  if (pages) data.setData("text/html", pages);
  event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}

// Before any editor hears of it. What we send on ourselves is clean and goes through.
document.addEventListener(
  "paste",
  (event) => {
    const data = event.clipboardData;
    if (!event.isTrusted) return;
    const [text, html] = [data?.getData("text/plain") ?? "", data?.getData("text/html") ?? ""];
    if ((!text && !html) || data.files.length || isOwn(html)) return;
    if (event.target.matches?.(PLAIN)) pastePlain(event, text);
    else if (event.target.closest?.("[contenteditable=true]")) pasteRich(event, text, html);
  },
  { capture: true },
);
