// Opened personal values hide themselves after a while, and when the page is left to itself.
const hide = (shown) => {
  if (!shown.isConnected) return;
  const card = shown.parentElement;
  shown.remove();
  card.querySelector("[data-hidden-soon]")?.remove();
  card.querySelector("[data-hidden]")?.removeAttribute("hidden");
};
const watch = (root) => root.querySelectorAll("[data-hide-after]").forEach((shown) => {
  if (shown.dataset.watched) return;
  shown.dataset.watched = "1";
  shown.parentElement.querySelector("[data-hidden-soon]")?.removeAttribute("hidden");
  setTimeout(() => hide(shown), Number(shown.dataset.hideAfter) * 1000);
});
watch(document);
document.addEventListener("htmx:afterSwap", () => watch(document));
