// Alerts. A second push of the same story takes the first one's place and makes no sound: its tag is the story's.
addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : null;
  if (!told || !told.title) return;
  const { title, body, tag, lang, dir, icon, url } = told;
  event.waitUntil(registration.showNotification(title, { body, tag, lang, dir, icon, data: { url } }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data?.url || "/", location.origin);
  if (address.origin === location.origin) event.waitUntil(clients.openWindow(address.href));
});

// The browser got another address at its push service: the old one's wishes go with it.
addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil((async () => {
    const before = event.oldSubscription;
    const after = event.newSubscription || (before && await registration.pushManager.subscribe(before.options));
    if (!after || !before) return;
    await fetch("/_push/devices", {
      method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...after.toJSON(), act: "keep", sections: [], replaces: before.endpoint }),
    });
  })());
});
