// Buttons with data-print print the page; on paper every chart shows its numbers.
document.addEventListener("click", (event) => event.target.closest("[data-print]") && print());

addEventListener("beforeprint", () => {
  for (const table of document.querySelectorAll(".chart-table:not([open])")) {
    table.open = true;
    table.dataset.opened = "print";
  }
});

addEventListener("afterprint", () => {
  for (const table of document.querySelectorAll('.chart-table[data-opened="print"]')) {
    table.open = false;
    delete table.dataset.opened;
  }
});
