// One Tab stop for each paragraph with facts, arrow keys from fact to fact, Enter goes to the list of notes, Escape
// closes a note.
// Without this script each fact is a Tab stop, and all else works as well.
(() => {
  const root = document.querySelector(".newsfacts");
  const hidden = () => new Set(
    [...root.querySelectorAll(".filter input:not(:checked)")].map((box) => box.id.replace("show-", "k")));
  const inText = (without) => [...root.querySelectorAll("mark[data-n]")].filter((mark) => {
    for (const name of mark.classList) if (without.has(name)) return false;
    return true;
  });
  const arrange = () => {
    for (const mark of root.querySelectorAll("mark[data-n]")) mark.tabIndex = -1;
    let paragraph = null;
    for (const mark of inText(hidden())) {
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
    const marks = inText(hidden());
    const backwards = getComputedStyle(mark).direction === "rtl";
    const next = marks[marks.indexOf(mark) + (backwards ? -step : step)];
    if (next) next.focus();
    event.preventDefault();
  });
  const toNote = (mark) => {
    const note = document.getElementById(mark.getAttribute("aria-describedby"));
    note.closest("details").open = true;
    note.parentElement.querySelector("a").focus();
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
  root.addEventListener("pointerout", reopen);
  root.querySelector(".keyboard").hidden = false;
  arrange();
})();
