// What every page does besides the server's work. All pages work without it.

// A form is sent once: a second click does nothing until the page answers.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
  setTimeout(() => delete form.dataset.sent, 8000);
});

// Leaving a form with something typed is asked back once.
let dirty = false;
document.addEventListener("input", (event) => { if (event.target.closest("form[data-keep]")) dirty = true; });
document.addEventListener("submit", () => { dirty = false; });
window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

// The summary of errors is read first.
document.getElementById("error-summary")?.focus();

// A select that filters a list sends its form at once.
document.addEventListener("change", (event) => { if (event.target.matches("form[data-now] select")) event.target.form.requestSubmit(); });

// A button that prints the page.
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
