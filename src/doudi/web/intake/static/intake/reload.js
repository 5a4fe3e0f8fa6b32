// While the engine works the progress renews itself; when the work is over, the page shows what came of it.
const box = document.getElementById("looking");
const timer = setInterval(() => {
  if (box.querySelector(".job-progress[hx-get]") || !box.querySelector(".job-progress")) return;
  clearInterval(timer);
  window.location.assign(box.dataset.address);
}, 1000);
if (!box.querySelector(".job-progress")) setTimeout(() => window.location.assign(box.dataset.address), 4000);
