/* How the reader wants the page: large type with strong contrast (长者版), dark or light. Kept in this browser where it
   allows that, else for this page. Runs before the page is painted; without it the plain page is large by itself. */
(function () {
  "use strict";
  var root = document.documentElement, KEY = "gwstd-view", plain = root.hasAttribute("data-plain");
  var view = { large: false, scheme: "" };

  function stored() {
    try { return JSON.parse(window.localStorage.getItem(KEY)); } catch (error) { return null; }
  }
  function keep() {
    try { window.localStorage.setItem(KEY, JSON.stringify(view)); } catch (error) { /* not allowed: this page only */ }
  }
  function dark() {
    return view.scheme ? view.scheme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }
  function show() {
    root.classList.toggle("large", view.large || plain);
    if (view.scheme) root.setAttribute("data-scheme", view.scheme); else root.removeAttribute("data-scheme");
  }
  /* Room for what scripts will show, before it is there: nothing moves under the reader's eyes. */
  root.classList.add("js");
  var before = stored();
  if (before && typeof before === "object") {
    view.large = before.large === true;
    view.scheme = before.scheme === "dark" || before.scheme === "light" ? before.scheme : "";
  }
  show();

  function button(label, pressed, change) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.setAttribute("aria-pressed", String(pressed()));
    made.addEventListener("click", function () {
      change();
      made.setAttribute("aria-pressed", String(pressed()));
      show();
      keep();
    });
    return made;
  }
  document.addEventListener("DOMContentLoaded", function () {
    var looks = document.getElementById("looks");
    if (!looks) return;
    if (!plain) {
      looks.appendChild(button("长者版", function () { return view.large; }, function () { view.large = !view.large; }));
    }
    looks.appendChild(button("深色", dark, function () { view.scheme = dark() ? "light" : "dark"; }));
  });
})();
