// A table that fits keeps its head in sight; one wider than its place can be reached and moved by keyboard.
function reach() {
  for (const frame of document.querySelectorAll(".table-frame")) {
    const fits = frame.querySelector("table").offsetWidth <= frame.clientWidth + 1;
    frame.classList.toggle("fits", fits);
    if (fits) frame.removeAttribute("tabindex");
    else frame.tabIndex = 0;
  }
}

reach();
addEventListener("resize", reach);
document.addEventListener("htmx:afterSettle", reach);
