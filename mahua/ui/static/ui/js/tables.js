// A table that fits keeps its head in sight; one wider than its place can be reached and moved by keyboard.
const sizes = new ResizeObserver(() => requestAnimationFrame(reach));

function reach() {
  for (const frame of document.querySelectorAll(".table-frame")) {
    const fits = frame.querySelector("table").offsetWidth <= frame.clientWidth + 1;
    frame.classList.toggle("fits", fits);
    if (fits) frame.removeAttribute("tabindex");
    else frame.tabIndex = 0;
  }
}

function watch() {
  reach();
  for (const each of document.querySelectorAll(".table-frame, .table-frame > table")) sizes.observe(each);
}

watch();
document.addEventListener("htmx:afterSettle", watch);
