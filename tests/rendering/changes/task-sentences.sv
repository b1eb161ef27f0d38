another week:
  2 deltagare har en annan sista dag för uppgiften ”Utvecklingsplanen är klar”. Den första är fre 9 oktober 2026 (v. 41) i stället för fre 25 september 2026 (v. 39).
  2 deltagare har en annan sista dag för uppgiften ”Utvecklingsplanen är klar”. Den första är fre 12 mars 2027 (v. 10) i stället för fre 26 februari 2027 (v. 8).
    ada: Din uppgift ”Utvecklingsplanen är klar” ska vara klar senast fre 9 oktober 2026 (v. 41) i stället för fre 25 september 2026 (v. 39).
    bo: Din uppgift ”Utvecklingsplanen är klar” ska vara klar senast fre 19 mars 2027 (v. 11) i stället för fre 5 mars 2027 (v. 9).
    deltagare-7: Din uppgift ”Utvecklingsplanen är klar” ska vara klar senast fre 9 oktober 2026 (v. 41) i stället för fre 25 september 2026 (v. 39).
    olle: Din uppgift ”Utvecklingsplanen är klar” ska vara klar senast fre 12 mars 2027 (v. 10) i stället för fre 26 februari 2027 (v. 8).

another week for one:
  Olle Provlund ska vara klar med uppgiften ”Utvecklingsplanen är klar” senast fre 12 mars 2027 (v. 10) i stället för fre 26 februari 2027 (v. 8).
  Uppföljning: Olle Provlund ska bokas till omkring mån 17 maj 2027 (v. 20) i stället för mån 3 maj 2027 (v. 18).
    olle: Din uppgift ”Utvecklingsplanen är klar” ska vara klar senast fre 12 mars 2027 (v. 10) i stället för fre 26 februari 2027 (v. 8).
    olle: Uppföljning: Olle Provlund ska bokas till omkring mån 17 maj 2027 (v. 20) i stället för mån 3 maj 2027 (v. 18).

new:
  2 deltagare har en ny uppgift: ”Kortet är hämtat”. Den första ska vara klar med den senast fre 4 september 2026 (v. 36).
  2 deltagare har en ny uppgift: ”Kortet är hämtat”. Den första ska vara klar med den senast fre 5 februari 2027 (v. 5).
    ada: Du har en ny uppgift: ”Kortet är hämtat”. Den ska vara klar senast fre 4 september 2026 (v. 36).
    bo: Du har en ny uppgift: ”Kortet är hämtat”. Den ska vara klar senast fre 12 februari 2027 (v. 6).
    deltagare-7: Du har en ny uppgift: ”Kortet är hämtat”. Den ska vara klar senast fre 4 september 2026 (v. 36).
    olle: Du har en ny uppgift: ”Kortet är hämtat”. Den ska vara klar senast fre 5 februari 2027 (v. 5).

new for a cohort:
  2 deltagare har en ny uppgift: ”Uppsatsen är inlämnad”. Den första ska vara klar med den senast fre 14 maj 2027 (v. 19).
    bo: Du har en ny uppgift: ”Uppsatsen är inlämnad”. Den ska vara klar senast fre 14 maj 2027 (v. 19).
    olle: Du har en ny uppgift: ”Uppsatsen är inlämnad”. Den ska vara klar senast fre 14 maj 2027 (v. 19).

no longer:
  2 deltagare har inte längre uppgiften ”Utvecklingsplanen är klar”.
  2 deltagare har inte längre uppgiften ”Utvecklingsplanen är klar”.
    ada: ”Utvecklingsplanen är klar” fre 25 september 2026 (v. 39) är inte längre en av dina uppgifter.
    bo: ”Utvecklingsplanen är klar” fre 5 mars 2027 (v. 9) är inte längre en av dina uppgifter.
    deltagare-7: ”Utvecklingsplanen är klar” fre 25 september 2026 (v. 39) är inte längre en av dina uppgifter.
    olle: ”Utvecklingsplanen är klar” fre 26 februari 2027 (v. 8) är inte längre en av dina uppgifter.

another title:
  Utvecklingsplanen är klar heter nu Planen är klar.
    ada: Utvecklingsplanen är klar heter nu Planen är klar.
    bo: Utvecklingsplanen är klar heter nu Planen är klar.
    deltagare-7: Utvecklingsplanen är klar heter nu Planen är klar.
    olle: Utvecklingsplanen är klar heter nu Planen är klar.

another text:
  Beskrivningen av uppgiften ”Utvecklingsplanen är klar” är ny: ”Gå igenom målen”.
    ada: Beskrivningen av uppgiften ”Utvecklingsplanen är klar” är ny: ”Gå igenom målen”.
    bo: Beskrivningen av uppgiften ”Utvecklingsplanen är klar” är ny: ”Gå igenom målen”.
    deltagare-7: Beskrivningen av uppgiften ”Utvecklingsplanen är klar” är ny: ”Gå igenom målen”.
    olle: Beskrivningen av uppgiften ”Utvecklingsplanen är klar” är ny: ”Gå igenom målen”.

renamed:

leaves before:
  Bo Skissvik slutar i programmet. Sista dagen är fre 26 februari 2027 (v. 8), och 3 datum efter den utgår.
    bo: Din sista dag i programmet är fre 26 februari 2027 (v. 8). 3 datum efter den dagen utgår.
