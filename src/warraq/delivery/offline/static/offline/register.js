// Offline reading begins once the page is there, so that nothing of it competes with the story.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
}
