// One line that tells what happened, for eyes and for screen readers.

export const sayOn = (place) => (text, isGrave = false) => {
  place.textContent = text;
  place.classList.toggle("is-grave", isGrave);
};
