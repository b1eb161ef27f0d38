// What comes next, what has been, and the search: by the reader's clock and on the page alone. Nothing is fetched, and
// nothing is kept. Without it every list is complete.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const find = (selector) => document.querySelector(selector);
  const clock = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`;
  const dates = all("#dates .date");

  // What has been is folded, until somebody asks for it or follows a link to it.
  const button = find(".been-too");
  const isOver = (date) => date.dataset.last < today;
  const been = dates.filter(isOver);
  const fold = (folded) => {
    document.body.classList.toggle("folded", folded);
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = `${folded ? button.dataset.show : button.dataset.hide} (${been.length})`;
  };
  const unfoldTarget = () => {
    const place = find(":target");
    if (place?.closest(".been") && document.body.classList.contains("folded")) {
      fold(false);
      place.scrollIntoView();
    }
  };
  if (button && been.length && been.length < dates.length) {
    been.forEach((date) => date.classList.add("been"));
    const past = all("#dates .month").filter((month) => all(".date", month).every(isOver));
    const ways = past.map((month) => find(`.months a[href="#${month.id}"]`).closest("li"));
    [...past, ...ways].forEach((element) => element.classList.add("been"));
    all(".months .year").forEach((year) => year.classList.toggle("been", all("li", year).every((way) => ways.includes(way))));
    button.hidden = false;
    button.addEventListener("click", () => fold(button.getAttribute("aria-expanded") === "true"));
    fold(true);
    addEventListener("hashchange", unfoldTarget);
    addEventListener("load", unfoldTarget);
  }

  // What comes next, of what the reader has chosen to see; what is cancelled is shown beside it.
  const next = find("#next");
  const chosen = () => (find(".choices :checked")?.id ?? "").replace(/^show-(all)?/, "");
  const days = (date) => date.dataset.days.split(" ");
  const nextDay = (date) => days(date).find((day) => day >= today) ?? today;
  const moment = (date) => nextDay(date) + date.querySelector("time").dateTime.slice(10);
  const ahead = (day) => Math.round((Date.parse(day) - Date.parse(today)) / 86400000);
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  const inWords = (count) => (count < 15 ? words.format(count, "day") : words.format(Math.round(count / 7), "week"));
  const copied = (date) => {
    const copy = date.cloneNode(true);
    const when = document.createElement("span");
    copy.removeAttribute("id");
    when.className = "when";
    when.textContent = inWords(ahead(nextDay(date)));
    copy.querySelector(".day").append(" ", when);
    return copy;
  };
  const showNext = () => {
    const list = next.querySelector("ol");
    const word = chosen();
    const coming = dates
      .filter((date) => !isOver(date) && (!word || date.classList.contains(word)))
      .sort((one, other) => moment(one).localeCompare(moment(other)));
    const shown = [];
    for (let on = 0; coming.length && on < Number(list.dataset.count); ) {
      const date = coming.shift();
      shown.push(copied(date));
      if (!date.classList.contains("cancelled")) on += 1;
    }
    list.replaceChildren(...shown);
    next.querySelector(".none").hidden = shown.length > 0;
  };
  if (next) {
    showNext();
    next.hidden = false;
    all(".choices input").forEach((choice) => choice.addEventListener("change", showNext));
  }

  // The search: every word has to be there. Who writes å, ä or ö means it; who does not, need not.
  const form = find(".search");
  const others = { æ: "ä", ø: "ö", ß: "ss", đ: "d", ð: "d", ł: "l", ŋ: "n", ŧ: "t", þ: "th" };
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const swedish = (text) =>
    [...text.normalize("NFC").toLowerCase()]
      .map((letter) => others[letter] ?? letter)
      .map((letter) => ("åäö".includes(letter) ? letter : plain(letter)))
      .join("");
  const holds = (entry) => (word) => (/[åäö]/.test(word) ? entry.exact : entry.loose).includes(word);
  const startSearch = () => {
    const input = form.querySelector("input");
    const found = form.querySelector(".found");
    const entries = all(".searched .date, .searched .lectures > li, .searched .cards > li").map((element) => {
      const month = element.closest(".month")?.querySelector("h3").textContent ?? "";
      const exact = swedish(`${element.textContent} ${element.dataset.words ?? ""} ${month}`.replace(/\s+/g, " "));
      return { element, exact, loose: plain(exact) };
    });
    const groups = all(".searched, .searched .month");
    const search = () => {
      const asked = swedish(input.value).split(/\s+/).filter(Boolean);
      let count = 0;
      for (const entry of entries) {
        const matches = asked.every(holds(entry));
        entry.element.classList.toggle("unmatched", !matches);
        count += Number(matches);
      }
      groups.forEach((group) => {
        const within = entries.filter((entry) => group.contains(entry.element));
        group.classList.toggle("unmatched", within.every((entry) => entry.element.classList.contains("unmatched")));
      });
      const begins = asked.length > 0 && !document.body.classList.contains("searching");
      document.body.classList.toggle("searching", asked.length > 0);
      if (begins) form.scrollIntoView(); // on a phone, what is found would else lie below the screen
      const said = count === 1 ? found.dataset.one : found.dataset.several.replace("0", String(count));
      found.textContent = !asked.length ? "" : count ? said : found.dataset.none;
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", search);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      input.value = "";
      search();
    });
  };
  if (form) startSearch();
})();
