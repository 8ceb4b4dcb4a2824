// The bar's menus close on Escape and on a click elsewhere; opening and closing them needs no script.
const menus = () => document.querySelectorAll(".bar-who[open], .bar-toggle[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
