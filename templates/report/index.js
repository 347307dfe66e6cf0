"use strict";
(() => {
  const table = document.getElementById("rows");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const texts = new Map(rows.map((row) => [row, fold(row.textContent)]));
  const find = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => texts.get(row).includes(word));
      count += !row.hidden;
    }
    shown.textContent = `${count} of ${rows.length} shown`;
  };
  search.addEventListener("input", find);
  search.closest("[hidden]").hidden = false;
  find();

  const heads = [...table.tHead.rows[0].cells];
  const key = (row, place) => row.cells[place].dataset.sort ?? row.cells[place].textContent.trim();
  const compare = (one, two, isNumber) =>
    isNumber ? one - two : one.localeCompare(two, undefined, { numeric: true, sensitivity: "base" });
  const sort = (place) => {
    const isNumber = heads[place].classList.contains("vb-number");
    const before = heads[place].getAttribute("aria-sort");
    const falls = before ? before === "ascending" : isNumber;
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[place].setAttribute("aria-sort", falls ? "descending" : "ascending");
    const known = rows.filter((row) => key(row, place) !== "");
    const unknown = rows.filter((row) => key(row, place) === "");
    known.sort((a, b) => (falls ? -1 : 1) * compare(key(a, place), key(b, place), isNumber));
    body.append(...known, ...unknown);
  };
  heads.forEach((head, place) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(place));
    head.append(button);
  });
})();
