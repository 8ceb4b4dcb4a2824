// What every htmx request of ours needs: the form token, a word when nothing came back, and a way out of an expired session.
const token = document.querySelector('meta[name="csrf-token"]')?.content;
const unheard = "没有送到服务器，内容还在页面上。请检查网络后再试一次。";
const broken = "系统出了差错，内容还在页面上。请过一会儿再试，仍不行请告诉系统管理员。";
const expired = "这次提交没有被接受。请先复制重要的文字，再刷新页面。";

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get" && token) detail.headers["X-CSRFToken"] = token;
});

// a refusal is shown where the person is looking: inside the open dialog, else in the page's message place
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const place = detail.xhr.status === 409 && detail.requestConfig.elt.closest("dialog[open]")?.querySelector(".refusal-place");
  if (place) {
    detail.target = place;
    detail.swapOverride = "innerHTML";
    return;
  }
  const wholePage = /^\s*<!doctype html/i.test(detail.xhr.responseText) && detail.target !== document.body;
  if (!wholePage || detail.xhr.status >= 400) return;
  detail.shouldSwap = false;
  if (detail.xhr.responseText.includes('<body class="plain"')) location.reload(); // signed out meanwhile: log in and come back here
  else location.assign(detail.xhr.responseURL);
});

document.addEventListener("htmx:sendError", () => say(unheard));
document.addEventListener("htmx:timeout", () => say(unheard));
document.addEventListener("htmx:responseError", ({ detail }) => say(detail.xhr.status === 403 ? expired : broken));

function say(words) {
  const place = document.querySelector("dialog[open] .refusal-place") ?? document.querySelector("#messages");
  const line = Object.assign(document.createElement("p"), { className: "message error", textContent: words });
  place?.replaceChildren(line);
  place?.scrollIntoView({ block: "nearest" });
}
