// What Mozilla's ical.js makes of calendars: UTF-8 and syntax, read strictly; every TZID declared;
// no UID twice; and when each event starts and ends by the file's OWN VTIMEZONE.
//
//     node icaljs.mjs FILE.ics ...
//
// Prints one JSON object per file; exits 1 when one is refused.
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

ICAL.design.strict = true;

function moment(time) {
  if (time.isDate || time.zone === ICAL.Timezone.localTimezone) return time.toString();
  return time.toJSDate().toISOString().replace(".000Z", "Z");
}

function eventsOf(path) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = {};
  for (const vevent of calendar.getAllSubcomponents("vevent")) {
    for (const property of vevent.getAllProperties()) {
      const zone = property.getParameter("tzid");
      if (zone && !ICAL.TimezoneService.has(zone)) throw new Error(`undeclared TZID ${zone}`);
    }
    const { uid, startDate, endDate, summary, location } = new ICAL.Event(vevent);
    if (uid in events) throw new Error(`UID twice: ${uid}`);
    events[uid] = { start: moment(startDate), end: moment(endDate), summary, location };
    const alarms = vevent.getAllSubcomponents("valarm");
    if (alarms.length) events[uid].alarms = alarms.map((alarm) => alarm.getFirstPropertyValue("trigger").toSeconds());
  }
  return events;
}

for (const path of process.argv.slice(2)) {
  try {
    console.log(JSON.stringify({ path, events: eventsOf(path) }));
  } catch (error) {
    process.exitCode = 1;
    console.log(JSON.stringify({ path, refused: [String(error)] }));
  }
}
