// Alerts on this device: the browser asks its reader only after the button was pressed.
const form = document.querySelector("[data-push-key]"), status = document.querySelector("[data-push-status]");
const stop = document.querySelector("[data-push-stop]");
const say = (what) => { status.textContent = status.dataset[what]; };
const boxes = () => [...form.querySelectorAll("[name=section]")];

function readKey(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

async function tell(facts) {
  const answer = await fetch("/_push/devices", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(facts),
  });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.json();
}

function show({ is_kept, sections }) {
  say(is_kept ? "on" : "off");
  stop.hidden = !is_kept;
  if (!is_kept) return;
  form.elements.all.checked = !sections.length;
  for (const box of boxes()) box.checked = sections.includes(Number(box.value));
}

async function begin() {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return say("missing");
  form.hidden = false;
  const ours = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
  if (ours) show(await tell({ act: "read", endpoint: ours.endpoint })); else say("off");
}

form.elements.all.addEventListener("change", () => {
  if (form.elements.all.checked) for (const box of boxes()) box.checked = false;
});
for (const box of boxes()) box.addEventListener("change", () => { form.elements.all.checked = !boxes().some((one) => one.checked); });

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    if (await Notification.requestPermission() !== "granted") return say("denied");
    const manager = (await navigator.serviceWorker.ready).pushManager, key = readKey(form.dataset.pushKey);
    let ours = await manager.getSubscription();
    // A newspaper that has a new key needs a new address.
    if (ours?.options.applicationServerKey && String(new Uint8Array(ours.options.applicationServerKey)) !== String(key)) {
      await ours.unsubscribe();
      ours = null;
    }
    ours ??= await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const sections = boxes().filter((box) => box.checked).map((box) => Number(box.value));
    show(await tell({ ...ours.toJSON(), act: "keep", sections }));
  } catch {
    say("failed");
  }
});

stop.addEventListener("click", async () => {
  try {
    const ours = await (await navigator.serviceWorker.ready).pushManager.getSubscription();
    if (ours) {
      show(await tell({ act: "forget", endpoint: ours.endpoint }));
      await ours.unsubscribe();
    }
  } catch {
    say("failed");
  }
});

begin().catch(() => say("failed"));
