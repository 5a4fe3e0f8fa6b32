// A form whose button asks the browser for a passkey and sends what it answers.

const usable = window.isSecureContext && globalThis.webauthnJSON?.supported();

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!usable) continue;
  const button = form.querySelector("button");
  button.hidden = false;
  form.querySelector("[data-fallback]").hidden = true;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    try {
      const answer = await globalThis.webauthnJSON[form.dataset.passkey](JSON.parse(form.dataset.options));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      form.querySelector("[data-failed]").hidden = false;
    }
  });
}
