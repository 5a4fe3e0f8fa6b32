// A batch is sent with a bar that shows how far it is. Without this script the form is sent as any other.
const form = document.getElementById("upload");
const box = document.getElementById("progress");
const said = box.querySelector("[data-said]");
const percent = box.querySelector("[data-percent]");
const bar = box.querySelector("progress");
const button = form.querySelector("button:not([name])");

function broken() {
  said.textContent = said.dataset.broken;
  percent.textContent = "";
  button.disabled = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("X-Upload", "1");
  request.upload.addEventListener("progress", (step) => {
    const share = step.lengthComputable ? Math.round((100 * step.loaded) / step.total) : 0;
    bar.value = share;
    percent.textContent = `${share}%`;
    said.textContent = share < 100 ? said.dataset.sending : said.dataset.sent;
  });
  request.addEventListener("load", () => {
    if ((request.getResponseHeader("Content-Type") || "").includes("json")) {
      window.location.assign(JSON.parse(request.responseText).next);
    } else if (request.status < 500) {
      form.submit(); // the form has an error: let the page itself say so
    } else {
      broken();
    }
  });
  request.addEventListener("error", broken);
  box.hidden = false;
  button.disabled = true;
  request.send(new FormData(form));
});
