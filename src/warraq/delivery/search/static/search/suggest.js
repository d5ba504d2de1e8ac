// Suggestions under the search field, on <input data-suggest="address" list="…">. Without this script the field is a field.
const PAUSE_MS = 120;

for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = input.list;
  let waiting = 0;
  let asked = "";
  if (!list) continue;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const words = input.value;
      if (words.trim().length < 2 || words === asked) return;
      asked = words;
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(words)}`);
        if (!answer.ok || words !== input.value) return;
        const { suggestions } = await answer.json();
        list.replaceChildren(
          ...suggestions.map((suggestion) => {
            const option = document.createElement("option");
            option.value = suggestion;
            return option;
          }),
        );
      } catch {
        // The network is away: whoever types needs no suggestions to go on.
      }
    }, PAUSE_MS);
  });
}
