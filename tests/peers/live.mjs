// A page that `watch` serves, in Chromium: its reader has scrolled when the next build comes.
//
//     node live.mjs ADDRESS
//
// Waits for a line on standard input before each look, and prints one JSON object: where the reader is, what the page is
// called, and what the browser has complained of.
import { chromium } from "playwright-core";
import { createInterface } from "node:readline";

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
const complaints = [];
page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
page.on("pageerror", (error) => complaints.push(String(error)));
await page.goto(process.argv[2]);
await page.evaluate(() => scrollTo(0, 1500));
let loads = 0;
page.on("load", () => (loads += 1));

const look = async () => ({
  at: await page.evaluate(() => Math.round(scrollY)),
  heading: await page.evaluate(() => document.querySelector("h1").innerText),
  loads,
  complaints,
});
console.log(JSON.stringify(await look()));
for await (const heading of createInterface({ input: process.stdin })) {
  await page.waitForFunction((wanted) => document.querySelector("h1")?.innerText === wanted, heading, { timeout: 60000 });
  await page.waitForTimeout(200);
  console.log(JSON.stringify(await look()));
}
await browser.close();
