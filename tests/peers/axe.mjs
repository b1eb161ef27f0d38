// What a browser and axe-core make of a page on disk, on a desktop screen and on a phone.
//
//     node axe.mjs PAGE.html ...
//     node axe.mjs              asks for them on standard input, one a line
//
// Prints one JSON object per page:
//   violations            of WCAG 2.1 A and AA and of axe-core's best practice, by screen
//   unsure                what axe-core could not decide, and a person must look at
//   console               warnings and errors
//   requests              everything the page asked for beside itself; none of it leaves the machine
//   scrolls_sideways      it is wider than the phone, and what sticks out
//   same_without_scripts  the reader sees the same text when scripts are turned off, but for what says itself that it is
//                         scripted, and when what scripts have folded is unfolded
// Exits 1 when a page has a fault; what axe-core is unsure of is none.
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
const desktop = { viewport: { width: 1280, height: 900 } };
const screens = {
  desktop,
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  still: { ...desktop, javaScriptEnabled: false },
};
const seen = { requests: new Set(), console: new Set() };

// One tab for each screen, kept from page to page: to open one takes ten times as long as to go on to the next page.
// Of one page nothing is left on the next but what it keeps in storage, and ours keep nothing there.
async function tab(browser, screen) {
  const context = await browser.newContext(screen);
  await context.route(/^(?!file:)/, (route) => route.abort());
  const page = await context.newPage();
  page.on("request", (request) => request.url() === page.asked || seen.requests.add(request.url()));
  page.on("pageerror", (error) => seen.console.add(`error: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.console.add(`${message.type()}: ${message.text()}`);
  });
  await page.clock.setFixedTime(new Date("2027-01-15T12:00:00"));
  return page;
}

async function open(page, path) {
  page.asked = pathToFileURL(resolve(path)).href;
  if (page.url() === page.asked) await page.goto("about:blank"); // or it would stand where it was scrolled to
  await page.goto(page.asked);
  return page;
}

function told(screen, rules) {
  return rules.map(({ id, impact, help, nodes }) => ({
    screen,
    rule: id,
    impact,
    help,
    at: nodes.map((node) => ({ element: node.html, why: node.failureSummary })),
  }));
}

const wholeText = (page) =>
  page.evaluate(() => {
    document.querySelectorAll("[data-scripted], script").forEach((element) => element.remove());
    document.body.classList.remove("folded");
    return document.body.innerText;
  });

const sticksOut = (page, width) =>
  page.evaluate((width) => {
    if (document.scrollingElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width);
    return ["the page", ...wide.map((e) => e.outerHTML.slice(0, 120))].slice(0, 6);
  }, width);

async function look(tabs, path) {
  for (const set of Object.values(seen)) set.clear();
  const violations = [];
  const unsure = [];
  let sideways, text;
  for (const name of ["desktop", "phone"]) {
    const page = await open(tabs[name], path);
    if (name === "phone") sideways = await sticksOut(page, screens.phone.viewport.width);
    await page.evaluate(axe);
    const found = await page.evaluate(
      (tags) => window.axe.run({ runOnly: tags, preload: false, resultTypes: ["violations", "incomplete"] }),
      tags,
    );
    violations.push(...told(name, found.violations));
    unsure.push(...told(name, found.incomplete));
    if (name === "desktop") text = await wholeText(page);
  }
  const same = (await wholeText(await open(tabs.still, path))) === text;
  return {
    path,
    violations,
    unsure,
    console: [...seen.console],
    requests: [...seen.requests],
    scrolls_sideways: sideways,
    same_without_scripts: same,
  };
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--host-resolver-rules=MAP * ~NOTFOUND", "--disable-quic", "--disable-sync"],
});
const tabs = {};
for (const [name, screen] of Object.entries(screens)) tabs[name] = await tab(browser, screen);
const given = process.argv.slice(2);
for await (const path of given.length ? given : createInterface({ input: process.stdin })) {
  const page = await look(tabs, path);
  const faults = [page.violations, page.console, page.requests, page.scrolls_sideways].some((list) => list.length);
  if (faults || !page.same_without_scripts) process.exitCode = 1;
  console.log(JSON.stringify(page));
}
await browser.close();
