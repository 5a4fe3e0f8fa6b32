// Ticking rows of the list: a box for the page, and how many are ticked. Without it the boxes work all the same.
const form = document.querySelector("form[data-ticks]");
if (form) {
  const rows = [...form.querySelectorAll("input[name=pk]")];
  const page = form.querySelector("[data-page]");
  const every = form.querySelector("[data-every]");
  const ticked = form.querySelector("[data-ticked]");
  page.hidden = false;
  const count = () => {
    const n = rows.filter((row) => row.checked).length;
    ticked.hidden = every.checked || n === 0;
    ticked.querySelector("b").textContent = n;
    page.checked = n === rows.length;
    page.indeterminate = n > 0 && n < rows.length;
    rows.forEach((row) => { row.disabled = every.checked; });
  };
  page.addEventListener("change", () => { rows.forEach((row) => { row.checked = page.checked; }); count(); });
  form.addEventListener("change", count);
  window.addEventListener("pageshow", count);
}
