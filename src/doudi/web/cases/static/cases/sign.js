// A signature drawn with a finger, a pen or a mouse; without this script a photo of one is uploaded instead.
const box = document.querySelector("[data-signature]");
if (box) {
  box.hidden = false;
  const canvas = box.querySelector("canvas");
  const kept = box.querySelector("input[type=hidden]");
  const pen = canvas.getContext("2d");
  const clear = () => {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    pen.scale(ratio, ratio);
    pen.lineWidth = 2.5;
    pen.lineCap = pen.lineJoin = "round";
    kept.value = "";
  };
  clear();
  let drawing = false;
  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(event.offsetX, event.offsetY);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(event.offsetX, event.offsetY);
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => { drawing = false; kept.value = canvas.toDataURL("image/png"); });
  box.querySelector("[data-again]").addEventListener("click", clear);
}

// A usual answer is put in by one tap.
for (const offered of document.querySelectorAll("[data-offered]")) {
  offered.hidden = false;
  const field = document.getElementById(offered.dataset.offered);
  offered.addEventListener("click", (event) => { if (event.target.matches("button")) field.value = event.target.textContent; });
}
