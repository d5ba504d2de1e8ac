{
  const chosen = document.documentElement.dataset;
  chosen.scripted = "";
  try {
    for (const name of ["scheme", "size"]) if (localStorage[`warraq-${name}`]) chosen[name] = localStorage[`warraq-${name}`];
  } catch {}
}
