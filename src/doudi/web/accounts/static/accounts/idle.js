// Warns before an idle session ends, in every open page at once; when it has ended, covers the page and keeps what was typed.

const dialog = document.getElementById("idle");
const SEEN = "doudi-seen";
const seconds = Number(dialog.dataset.seconds);
const warned = Number(dialog.dataset.warned);

let tried = null; // the last sign of life, in any open page, after which this page asked the server

const remember = () => localStorage.setItem(SEEN, String(Date.now()));
const idle = () => (Date.now() - Number(localStorage.getItem(SEEN))) / 1000;

function show(state) {
  for (const part of dialog.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
  dialog.classList.toggle("idle-over", state === "over");
  if (!dialog.open) dialog.showModal();
}

function tick() {
  if (idle() >= seconds) show("over");
  else if (idle() >= seconds - warned) show("warned");
  else if (dialog.open && tried !== localStorage.getItem(SEEN)) stay();
}

// A new sign-in brings a new token: forms that were open before must carry it, or the server refuses them.
function renew(token) {
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
}

async function stay() {
  tried = localStorage.getItem(SEEN);
  const answer = await fetch(dialog.dataset.url, { redirect: "manual", headers: { Accept: "application/json" } });
  if (!answer.ok) return show("over");
  renew((await answer.json()).token);
  remember();
  dialog.close();
}

for (const button of dialog.querySelectorAll("[data-stay]")) button.addEventListener("click", stay);
dialog.addEventListener("cancel", (event) => event.preventDefault());
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && !event.detail.requestConfig?.headers?.["X-Quiet"]) remember();
});
document.addEventListener("visibilitychange", tick);
remember();
setInterval(tick, 1000);
