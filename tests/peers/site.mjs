// What a reader finds on a page of the site on a certain day, with scripts.
//
//     node site.mjs DAY SEARCH[,SEARCH…] PAGE.html ...
//
// Prints one JSON object per page:
//   next     the titles of what comes next, each with when it is, in words
//   folded   how many dates are folded away, and how many there are when they are unfolded
//   opened   a link to what is folded away shows it
//   chosen   by each group that can be chosen: the days of what comes next for it
//   found    by what was searched for: the titles that are left, and what was said
//   cleared  everything is there again when the search is empty
//   focus    what the tabulator key comes to first, and whether each time it can be seen
import { chromium } from "playwright-core";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [day, searches, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });

async function opened(path, hash = "") {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
  await page.goto(pathToFileURL(resolve(path)).href + hash);
  return page;
}

const shown = (page, selector) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].filter((e) => e.getClientRects().length).map((e) => e.innerText.trim()),
    selector,
  );

async function look(path) {
  const page = await opened(path);
  const focus = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("Tab");
    focus.push(
      await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        const box = document.activeElement.getBoundingClientRect();
        const isSeen = box.left >= 0 && box.width > 0 && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        return `${document.activeElement.innerText.trim()}${isSeen ? "" : " (not seen)"}`;
      }),
    );
  }
  const next = (await shown(page, "#next .date")).map((text) => text.replace(/\s+/g, " "));
  const before = await shown(page, "#dates .date");
  const folded = [];
  const firstId = await page.getAttribute("#dates .date", "id");
  if (await page.isVisible(".been-too")) {
    await page.click(".been-too");
    folded.push((await shown(page, "#dates .date")).length - before.length);
    await page.click(".been-too");
  }
  const chosen = {};
  for (const label of await page.locator(".choices label").all()) {
    await label.click();
    chosen[(await label.innerText()).trim()] = await shown(page, "#next time");
  }
  if (Object.keys(chosen).length) await page.check("#show-all");
  const found = {};
  const isSearched = await page.isVisible("#search").catch(() => false);
  for (const search of isSearched ? searches.split(",") : []) {
    await page.fill("#search", search);
    const titles = await shown(page, ".searched .date .title, .searched .lectures > li > a, .searched .card h3");
    found[search] = { titles, said: await page.textContent(".found") };
  }
  if (isSearched) await page.press("#search", "Escape");
  const after = await shown(page, "#dates .date");
  await page.close();
  const linked = await opened(path, `#${firstId}`);
  const isShown = (await shown(linked, `[id="${firstId}"]`)).length === 1;
  await linked.close();
  return { path, next, folded, opened: isShown, chosen, found, cleared: String(after) === String(before), focus };
}

for (const path of paths) console.log(JSON.stringify(await look(path)));
await browser.close();
