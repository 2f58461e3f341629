// One Tab stop for each paragraph with facts, arrow keys from fact to fact, Enter goes to the list of notes, Escape
// closes a note.
// Without this script each fact is a Tab stop, and all else works as well.
(() => {
  const root = document.querySelector(".newsfacts");
  const all = [...root.querySelectorAll("mark[data-n]")];
  let shown = [];
  const arrange = () => {
    const boxes = [...root.querySelectorAll(".filter input:not(:checked)")];
    const hidden = boxes.map((box) => box.id.replace("show-", "k"));
    shown = all.filter((mark) => !hidden.some((name) => mark.classList.contains(name)));
    for (const mark of all) mark.tabIndex = -1;
    let paragraph = null;
    for (const mark of shown) {
      const own = mark.closest("p");
      if (own !== paragraph) mark.tabIndex = 0;
      paragraph = own;
    }
  };
  root.addEventListener("change", (event) => {
    if (event.target.matches(".filter input")) arrange();
  });
  root.addEventListener("keydown", (event) => {
    const mark = event.target;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !mark.matches("mark[data-n]") || event.altKey || event.ctrlKey || event.metaKey) return;
    const backwards = getComputedStyle(mark).direction === "rtl";
    const next = shown[shown.indexOf(mark) + (backwards ? -step : step)];
    if (next) next.focus();
    event.preventDefault();
  });
  const toNote = (mark) => {
    const item = document.getElementById(mark.getAttribute("aria-describedby")).parentElement;
    item.parentElement.previousElementSibling.open = true;
    item.querySelector("a").focus();
  };
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("mark[data-n]")) toNote(event.target);
  });
  root.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-n]");
    if (mark && event.detail === 0) toNote(mark); // a screen reader's click; the pointer has the note before it
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const mark of root.querySelectorAll("mark:hover, mark:focus")) mark.classList.add("closed");
  });
  const reopen = (event) => {
    const mark = event.target.closest("mark.closed");
    if (mark && !mark.contains(event.relatedTarget)) mark.classList.remove("closed");
  };
  root.addEventListener("focusout", reopen);
  root.addEventListener("pointerover", reopen);
  root.querySelector(".keyboard").hidden = false;
  window.addEventListener("pageshow", arrange); // browsers may restore the boxes that were checked
  arrange();
})();
