// A table wider than its place can be reached and moved by keyboard.
function reach() {
  for (const frame of document.querySelectorAll(".table-frame")) {
    if (frame.scrollWidth > frame.clientWidth + 1) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
}

reach();
addEventListener("resize", reach);
document.addEventListener("htmx:afterSettle", reach);
