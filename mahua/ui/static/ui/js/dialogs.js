// Buttons that open a native <dialog> and close it; without this file the button jumps to the dialog and CSS shows it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const closer = event.target.closest("[data-closes]");
  if (opener) {
    event.preventDefault();
    open(document.getElementById(opener.dataset.opens));
  } else if (closer?.closest("dialog[open]")) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});

function open(dialog) {
  dialog.showModal();
  dialog.querySelector("input:not([type=hidden]), select, textarea, button")?.focus(); // not the closing cross
}

// a link with role=button answers to the space bar too
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.('a[role="button"]')) return;
  event.preventDefault();
  event.target.click();
});
