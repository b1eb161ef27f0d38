moved:
  Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00. Ny lokal: Sal Väst.
    ada: Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00. Ny lokal: Sal Väst.
    deltagare-7: Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00. Ny lokal: Sal Väst.
    karin: Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00. Ny lokal: Sal Väst.

moved over new year, another time:
  Erfarenhetsutbyte flyttas från tors 3 december 2026 (v. 49) kl. 13.00–15.00 till tors 14 januari 2027 (v. 2) kl. 9.00–11.00.
    ada: Erfarenhetsutbyte flyttas från tors 3 december 2026 (v. 49) kl. 13.00–15.00 till tors 14 januari 2027 (v. 2) kl. 9.00–11.00.
    deltagare-7: Erfarenhetsutbyte flyttas från tors 3 december 2026 (v. 49) kl. 13.00–15.00 till tors 14 januari 2027 (v. 2) kl. 9.00–11.00.

another time the same day:
  Lagen i vardagen tors 15 april 2027 (v. 15) har ny tid: kl. 13.00–15.00 i stället för kl. 9.00–11.00.
    ada: Lagen i vardagen tors 15 april 2027 (v. 15) har ny tid: kl. 13.00–15.00 i stället för kl. 9.00–11.00.
    deltagare-7: Lagen i vardagen tors 15 april 2027 (v. 15) har ny tid: kl. 13.00–15.00 i stället för kl. 9.00–11.00.
    olle: Lagen i vardagen tors 15 april 2027 (v. 15) har ny tid: kl. 13.00–15.00 i stället för kl. 9.00–11.00.

another place:
  Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ny lokal: Sal Väst.
    ada: Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ny lokal: Sal Väst.
    deltagare-7: Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ny lokal: Sal Väst.
    olle: Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ny lokal: Sal Väst.

no place:
  Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ingen lokal just nu.
    ada: Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ingen lokal just nu.
    deltagare-7: Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ingen lokal just nu.
    olle: Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00 har ingen lokal just nu.

cancelled:
  Erfarenhetsutbyte tors 15 oktober 2026 (v. 42) kl. 13.00–15.00 ställs in.
    ada: Erfarenhetsutbyte tors 15 oktober 2026 (v. 42) kl. 13.00–15.00 ställs in.
    deltagare-7: Erfarenhetsutbyte tors 15 oktober 2026 (v. 42) kl. 13.00–15.00 ställs in.

takes place after all:
  Erfarenhetsutbyte blir av trots allt, tors 11 februari 2027 (v. 6) kl. 13.00–15.00.
    ada: Erfarenhetsutbyte blir av trots allt, tors 11 februari 2027 (v. 6) kl. 13.00–15.00.
    deltagare-7: Erfarenhetsutbyte blir av trots allt, tors 11 februari 2027 (v. 6) kl. 13.00–15.00.

removed:
  Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00 utgår.
    ada: Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00 utgår.
    deltagare-7: Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00 utgår.

new:
  Erfarenhetsutbyte tillkommer tors 20 maj 2027 (v. 20) kl. 13.00–15.00, Salen.
    ada: Erfarenhetsutbyte tillkommer tors 20 maj 2027 (v. 20) kl. 13.00–15.00, Salen.
    deltagare-7: Erfarenhetsutbyte tillkommer tors 20 maj 2027 (v. 20) kl. 13.00–15.00, Salen.

another lecturer:
  Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 leds nu av Olle Provlund.
    ada: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 leds nu av Olle Provlund.
    deltagare-7: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 leds nu av Olle Provlund.
    karin: Du håller inte längre i Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.
    olle: Du håller nu i Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.

no lecturer:
  Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: det är inte bestämt vem som leder det.
    ada: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: det är inte bestämt vem som leder det.
    deltagare-7: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: det är inte bestämt vem som leder det.
    karin: Du håller inte längre i Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.

another text:
  Beskrivningen av 1 datum är ändrad.

many other texts:
  Beskrivningen är ändrad för 5 datum.
  Beskrivningen av 1 datum är ändrad.

another title:
  Lagen i vardagen heter nu Lagen till vardags.
    ada: Lagen i vardagen heter nu Lagen till vardags.
    deltagare-7: Lagen i vardagen heter nu Lagen till vardags.
    olle: Lagen i vardagen heter nu Lagen till vardags.

joins:
  Sven Sidouppdrag börjar i Våren 2027: 1 tillfälle, tors 2 september 2027 (v. 35).
    sven: Att boka: Uppföljning: Sven Sidouppdrag, omkring mån 3 maj 2027 (v. 18).
    sven: Du är nu med på Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00.

leaves:
  Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 leds nu av Olle Provlund.
  Att boka: Uppföljning: Karin Provlund, omkring mån 3 maj 2027 (v. 18).
  Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00 leds nu av Olle Provlund.
  Bo Skissvik är inte längre med i Våren 2027: 1 tillfälle utgår, tors 2 september 2027 (v. 35).
  Ett namn i kalendern är ändrat. Nu står det Karin Provlund.
    ada: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 leds nu av Olle Provlund.
    bo: Uppföljning: Bo Skissvik mån 3 maj 2027 (v. 18) utgår.
    bo: Du är inte längre med på Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00.
    deltagare-7: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 leds nu av Olle Provlund.
    karin: Du håller inte längre i Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.
    karin: Att boka: Uppföljning: Karin Provlund, omkring mån 3 maj 2027 (v. 18).
    karin: Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00 leds nu av Olle Provlund.
    karin: Ditt namn i kalendern är nu Karin Provlund.
    olle: Du håller nu i Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.
    olle: Du håller nu i Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00.

changes cohort:
  Bo Skissvik börjar i Hösten 2026: 5 tillfällen, det första tors 15 oktober 2026 (v. 42).
  Bo Skissvik är inte längre med i Våren 2027: 1 tillfälle utgår, tors 2 september 2027 (v. 35).
    bo: Du är nu med på 5 tillfällen till, 15 oktober 2026–22 april 2027.
    bo: Att boka: Uppföljning: Bo Skissvik, omkring tis 1 december 2026 (v. 49).
    bo: Uppföljning: Bo Skissvik mån 3 maj 2027 (v. 18) utgår.
    bo: Du är inte längre med på Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00.

exempt:
  Ada Testsson är inte längre med på Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00.
    ada: Du är inte längre med på Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00.

make-up:
  Ada Testsson tar igen Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00.
    ada: Du tar igen Samtal med barn tors 2 september 2027 (v. 35) kl. 9.00–12.00.

a long pause:
  Ada Testsson är inte längre med på 5 av tillfällena, 15 oktober 2026–22 april 2027.
  Ada Testsson och Ida Introdotter ses inte 2 mars–25 maj 2027. Sedan ses de som förut, från tis 1 juni 2027 (v. 22).
    ada: Du är inte längre med på 5 av tillfällena, 15 oktober 2026–22 april 2027.
    ada: Du och Ida Introdotter ses inte 2 mars–25 maj 2027. Sedan ses ni som förut, från tis 1 juni 2027 (v. 22).
    ida: Du och Ada Testsson ses inte 2 mars–25 maj 2027. Sedan ses ni som förut, från tis 1 juni 2027 (v. 22).

another introducer:
  Ada Testsson får Sven Sidouppdrag som introduktör i stället för Ida Introdotter, från tis 1 september 2026 (v. 36). De ses varje vecka, tisdagar kl. 13.00–14.00.
    ada: Sven Sidouppdrag blir din introduktör från tis 1 september 2026 (v. 36), i stället för Ida Introdotter. Ni ses varje vecka, tisdagar kl. 13.00–14.00.
    ida: Sven Sidouppdrag tar över som introduktör för Ada Testsson från tis 1 september 2026 (v. 36). Dina samtal efter det utgår.
    ida: Du är inte längre med på Uppföljning: Ada Testsson tis 1 december 2026 (v. 49) kl. 10.00–11.00.
    sven: Du blir introduktör för Ada Testsson. Ni ses varje vecka, tisdagar kl. 13.00–14.00, från tis 1 september 2026 (v. 36).
    sven: Du är nu med på Uppföljning: Ada Testsson tis 1 december 2026 (v. 49) kl. 10.00–11.00.

another introducer later:
  Ada Testsson får Sven Sidouppdrag som introduktör i stället för Ida Introdotter, från fre 5 februari 2027 (v. 5). De ses varje vecka, fredagar kl. 8.00–9.00.
    ada: Sven Sidouppdrag blir din introduktör från fre 5 februari 2027 (v. 5), i stället för Ida Introdotter. Ni ses varje vecka, fredagar kl. 8.00–9.00.
    ida: Sven Sidouppdrag tar över som introduktör för Ada Testsson från fre 5 februari 2027 (v. 5). Dina samtal efter det utgår.
    sven: Du blir introduktör för Ada Testsson. Ni ses varje vecka, fredagar kl. 8.00–9.00, från fre 5 februari 2027 (v. 5).

another rhythm:
  Ada Testsson och Ida Introdotter ses varannan vecka i stället för varje vecka, från tis 15 september 2026 (v. 38).
    ada: Du och Ida Introdotter ses varannan vecka i stället för varje vecka, från tis 15 september 2026 (v. 38).
    ida: Du och Ada Testsson ses varannan vecka i stället för varje vecka, från tis 15 september 2026 (v. 38).

another weekday:
  Ada Testsson och Ida Introdotter ses torsdagar kl. 8.00–9.00 i stället för tisdagar kl. 13.00–14.00, från tors 3 september 2026 (v. 36).
  Möte med introduktör: Ada Testsson och Ida Introdotter tis 29 juni 2027 (v. 26) kl. 13.00–14.00 utgår.
    ada: Du och Ida Introdotter ses torsdagar kl. 8.00–9.00 i stället för tisdagar kl. 13.00–14.00, från tors 3 september 2026 (v. 36).
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter tis 29 juni 2027 (v. 26) kl. 13.00–14.00 utgår.
    ida: Du och Ada Testsson ses torsdagar kl. 8.00–9.00 i stället för tisdagar kl. 13.00–14.00, från tors 3 september 2026 (v. 36).
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter tis 29 juni 2027 (v. 26) kl. 13.00–14.00 utgår.

another room for meetings:
  Ada Testsson och Ida Introdotter har en ny lokal för sina möten, Sal Väst, från tis 1 september 2026 (v. 36).
    ada: Du och Ida Introdotter har en ny lokal för era samtal, Sal Väst, från tis 1 september 2026 (v. 36).
    ida: Du och Ada Testsson har en ny lokal för era samtal, Sal Väst, från tis 1 september 2026 (v. 36).

no meetings any more:
  Deltagare och Sven Sidouppdrag ses inte längre, från mån 7 september 2026 (v. 37).
    deltagare-7: Du och Sven Sidouppdrag ses inte längre, från mån 7 september 2026 (v. 37).
    sven: Du och deltagare ses inte längre, från mån 7 september 2026 (v. 37).
    sven: Du är inte längre med på Uppföljning: deltagare ons 2 december 2026 (v. 49) kl. 10.00–11.00.

meetings for the first time:
  Bo Skissvik får Ida Introdotter som introduktör. De ses varje vecka, fredagar kl. 8.00–9.00, från fre 5 februari 2027 (v. 5).
    bo: Ida Introdotter blir din introduktör. Ni ses varje vecka, fredagar kl. 8.00–9.00, från fre 5 februari 2027 (v. 5).
    ida: Du blir introduktör för Bo Skissvik. Ni ses varje vecka, fredagar kl. 8.00–9.00, från fre 5 februari 2027 (v. 5).
    ida: Du är nu med på Uppföljning: Bo Skissvik mån 3 maj 2027 (v. 18).

meetings end earlier:
  Ada Testsson och Ida Introdotter ses sista gången tis 30 mars 2027 (v. 13) i stället för tis 29 juni 2027 (v. 26).
    ada: Du och Ida Introdotter ses sista gången tis 30 mars 2027 (v. 13) i stället för tis 29 juni 2027 (v. 26).
    ida: Du och Ada Testsson ses sista gången tis 30 mars 2027 (v. 13) i stället för tis 29 juni 2027 (v. 26).

meetings go on longer:
  Deltagare och Sven Sidouppdrag ses sista gången tis 30 mars 2027 (v. 13) i stället för mån 28 december 2026 (v. 53).
    deltagare-7: Du och Sven Sidouppdrag ses sista gången tis 30 mars 2027 (v. 13) i stället för mån 28 december 2026 (v. 53).
    sven: Du och deltagare ses sista gången tis 30 mars 2027 (v. 13) i stället för mån 28 december 2026 (v. 53).

meetings begin later:
  Ada Testsson och Ida Introdotter ses första gången tis 3 november 2026 (v. 45) i stället för tis 1 september 2026 (v. 36).
    ada: Du och Ida Introdotter ses första gången tis 3 november 2026 (v. 45) i stället för tis 1 september 2026 (v. 36).
    ida: Du och Ada Testsson ses första gången tis 3 november 2026 (v. 45) i stället för tis 1 september 2026 (v. 36).

one meeting moved:
  Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 6 oktober (v. 41) till tors 8 oktober 2026 (v. 41) kl. 13.00–14.00.
  Möte med introduktör: Ada Testsson och Ida Introdotter tis 13 oktober 2026 (v. 42) kl. 13.00–14.00 ställs in.
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 6 oktober (v. 41) till tors 8 oktober 2026 (v. 41) kl. 13.00–14.00.
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter tis 13 oktober 2026 (v. 42) kl. 13.00–14.00 ställs in.
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 6 oktober (v. 41) till tors 8 oktober 2026 (v. 41) kl. 13.00–14.00.
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter tis 13 oktober 2026 (v. 42) kl. 13.00–14.00 ställs in.

review moved:
  Uppföljning: Ada Testsson flyttas från tis 1 december (v. 49) kl. 10.00–11.00 till tis 8 december 2026 (v. 50) kl. 13.00–14.00.
  Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 8 december (v. 50) till ons 9 december 2026 (v. 50) kl. 13.00–14.00.
    ada: Uppföljning: Ada Testsson flyttas från tis 1 december (v. 49) kl. 10.00–11.00 till tis 8 december 2026 (v. 50) kl. 13.00–14.00.
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 8 december (v. 50) till ons 9 december 2026 (v. 50) kl. 13.00–14.00.
    ida: Uppföljning: Ada Testsson flyttas från tis 1 december (v. 49) kl. 10.00–11.00 till tis 8 december 2026 (v. 50) kl. 13.00–14.00.
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 8 december (v. 50) till ons 9 december 2026 (v. 50) kl. 13.00–14.00.

review not booked any more:
  Uppföljning: Ada Testsson tis 1 december 2026 (v. 49) kl. 10.00–11.00: tiden är avbokad. Boka en ny, omkring tis 1 december 2026 (v. 49).
    ada: Uppföljning: Ada Testsson tis 1 december 2026 (v. 49) kl. 10.00–11.00: tiden är avbokad. Boka en ny, omkring tis 1 december 2026 (v. 49).
    ida: Uppföljning: Ada Testsson tis 1 december 2026 (v. 49) kl. 10.00–11.00: tiden är avbokad. Boka en ny, omkring tis 1 december 2026 (v. 49).

new cohort:
  Hösten 2027 är ny i planen: 2 datum, det första tors 7 oktober 2027 (v. 40).
    olle: Lagen i vardagen tillkommer tors 7 oktober 2027 (v. 40) kl. 9.00–11.00.
    olle: Att boka: Uppföljning: Olle Provlund, omkring ons 1 december 2027 (v. 48).

an event:
  Facklig dialog: Avsatt tid flyttas från tors 28 maj (v. 22) till fre 29 maj 2026 (v. 22) kl. 10.00–11.00.
    karin: Facklig dialog: Avsatt tid flyttas från tors 28 maj (v. 22) till fre 29 maj 2026 (v. 22) kl. 10.00–11.00.
    olle: Facklig dialog: Avsatt tid flyttas från tors 28 maj (v. 22) till fre 29 maj 2026 (v. 22) kl. 10.00–11.00.

another name:
  Ida Introdotter heter nu Ida Nyman.
    ada: Ida Introdotter heter nu Ida Nyman.
    ida: Ditt namn i kalendern är nu Ida Nyman.

a name that nobody may see any more:
  Ett namn visas inte längre i kalendern.
    ada: Ett namn visas inte längre i kalendern.
    ida: Ett namn visas inte längre i kalendern.

another name of a place:
  Salen heter nu Stora salen.
    ada: Salen heter nu Stora salen.
    bo: Salen heter nu Stora salen.
    deltagare-7: Salen heter nu Stora salen.
    karin: Salen heter nu Stora salen.
    olle: Salen heter nu Stora salen.

another address:
  Salen har en ny adress: Provgatan 2.
    ada: Salen har en ny adress: Provgatan 2.
    bo: Salen har en ny adress: Provgatan 2.
    deltagare-7: Salen har en ny adress: Provgatan 2.
    karin: Salen har en ny adress: Provgatan 2.
    olle: Salen har en ny adress: Provgatan 2.

a link to a place:
  Rummet har en ny länk. Den finns i kalendern.
    ada: Rummet har en ny länk. Den finns i kalendern.
    ida: Rummet har en ny länk. Den finns i kalendern.

another way to a place:
  Ny vägbeskrivning till Salen: ”Ring på”.
    ada: Ny vägbeskrivning till Salen: ”Ring på”.
    bo: Ny vägbeskrivning till Salen: ”Ring på”.
    deltagare-7: Ny vägbeskrivning till Salen: ”Ring på”.
    karin: Ny vägbeskrivning till Salen: ”Ring på”.
    olle: Ny vägbeskrivning till Salen: ”Ring på”.

another id of a place:

another name of an organisation:
  Kommunen heter nu Kommunförbundet.
    ada: Kommunen heter nu Kommunförbundet.
    bo: Kommunen heter nu Kommunförbundet.
    deltagare-7: Kommunen heter nu Kommunförbundet.
    karin: Kommunen heter nu Kommunförbundet.
    olle: Kommunen heter nu Kommunförbundet.

another name of a role:
  Möte med introduktör heter nu Samtalspartner.
    ada: Möte med introduktör heter nu Samtalspartner.
    deltagare-7: Möte med introduktör heter nu Samtalspartner.
    ida: Möte med introduktör heter nu Samtalspartner.
    sven: Möte med introduktör heter nu Samtalspartner.

another time zone:
  Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.
    ada: Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.
    bo: Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.
    deltagare-7: Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.
    ida: Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.
    karin: Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.
    olle: Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.
    sven: Alla tider gäller nu i tidszonen Europe/Helsinki i stället för Europe/Stockholm.

to prepare:
  Att förbereda inför Samtal med barn: ”Läs kapitel 3”.
    ada: Att förbereda inför Samtal med barn: ”Läs kapitel 3”.
    bo: Att förbereda inför Samtal med barn: ”Läs kapitel 3”.
    deltagare-7: Att förbereda inför Samtal med barn: ”Läs kapitel 3”.
    karin: Att förbereda inför Samtal med barn: ”Läs kapitel 3”.

a note:
  Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator”.
    ada: Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator”.
    deltagare-7: Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator”.
    karin: Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator”.

a note on what is cancelled:
  Ny anteckning om Erfarenhetsutbyte tors 11 februari 2027 (v. 6) kl. 13.00–15.00: ”Nytt datum kommer”.
    ada: Ny anteckning om Erfarenhetsutbyte tors 11 februari 2027 (v. 6) kl. 13.00–15.00: ”Nytt datum kommer”.
    deltagare-7: Ny anteckning om Erfarenhetsutbyte tors 11 februari 2027 (v. 6) kl. 13.00–15.00: ”Nytt datum kommer”.

a long note:
  Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med …”.
    ada: Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med …”.
    deltagare-7: Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med …”.
    karin: Ny anteckning om Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00: ”Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med dator (https://dator.example) och nyckelkort. - Ingång B Ta med …”.

moved, with a new way to prepare:
  Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00.
  Att förbereda inför Samtal med barn: ”Vad vill du veta?”.
    ada: Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00.
    ada: Att förbereda inför Samtal med barn: ”Vad vill du veta?”.
    bo: Att förbereda inför Samtal med barn: ”Vad vill du veta?”.
    deltagare-7: Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00.
    deltagare-7: Att förbereda inför Samtal med barn: ”Vad vill du veta?”.
    karin: Samtal med barn flyttas från tors 4 mars (v. 9) till tors 11 mars 2027 (v. 10) kl. 9.00–12.00.
    karin: Att förbereda inför Samtal med barn: ”Vad vill du veta?”.

a link of its own:
  Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 har en ny länk. Den finns i kalendern.
    ada: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 har en ny länk. Den finns i kalendern.
    deltagare-7: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 har en ny länk. Den finns i kalendern.
    karin: Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00 har en ny länk. Den finns i kalendern.

a link for meetings:
  Ada Testsson och Ida Introdotter har en ny länk till sina möten, från tis 1 september 2026 (v. 36).
    ada: Du och Ida Introdotter har en ny länk till era samtal, från tis 1 september 2026 (v. 36). Den finns i kalendern.
    ida: Du och Ada Testsson har en ny länk till era samtal, från tis 1 september 2026 (v. 36). Den finns i kalendern.

a host:
  Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00 har en ny värd: Kommunen.
    ada: Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00 har en ny värd: Kommunen.
    deltagare-7: Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00 har en ny värd: Kommunen.

moved and left without a place:
  Lagen i vardagen flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00. Ingen lokal är bestämd.
    ada: Lagen i vardagen flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00. Ingen lokal är bestämd.
    deltagare-7: Lagen i vardagen flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00. Ingen lokal är bestämd.
    olle: Lagen i vardagen flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00. Ingen lokal är bestämd.

moved and called otherwise:
  Lagen till vardags flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00.
  Lagen i vardagen heter nu Lagen till vardags.
    ada: Lagen till vardags flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00.
    ada: Lagen i vardagen heter nu Lagen till vardags.
    deltagare-7: Lagen till vardags flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00.
    deltagare-7: Lagen i vardagen heter nu Lagen till vardags.
    olle: Lagen till vardags flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00.
    olle: Lagen i vardagen heter nu Lagen till vardags.

moved, given by somebody else, with a note:
  Lagen i vardagen flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00. Nu leds det av Karin Provlund. Anteckningen är också ny: ”Ta med dator”.
    ada: Lagen i vardagen flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00. Nu leds det av Karin Provlund. Anteckningen är också ny: ”Ta med dator”.
    deltagare-7: Lagen i vardagen flyttas från tors 15 april (v. 15) till tors 22 april 2027 (v. 16) kl. 9.00–11.00. Nu leds det av Karin Provlund. Anteckningen är också ny: ”Ta med dator”.
    karin: Du håller nu i Lagen i vardagen tors 22 april 2027 (v. 16) kl. 9.00–11.00.
    olle: Du håller inte längre i Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00.

leaves early:
  Ada Testsson slutar i programmet. Sista dagen är sön 31 januari 2027 (v. 4), och 25 datum efter den utgår.
    ada: Din sista dag i programmet är sön 31 januari 2027 (v. 4). 25 datum efter den dagen utgår.
    ida: Ada Testsson slutar i programmet. Sista dagen är sön 31 januari 2027 (v. 4), och 22 datum efter den utgår.

leaves before a review:
  Ada Testsson slutar i programmet. Sista dagen är sön 15 november 2026 (v. 46), och 38 datum efter den utgår.
    ada: Din sista dag i programmet är sön 15 november 2026 (v. 46). 38 datum efter den dagen utgår.
    ida: Ada Testsson slutar i programmet. Sista dagen är sön 15 november 2026 (v. 46), och 34 datum efter den utgår.

a pause:
  Ada Testsson och Ida Introdotter ses inte 2 mars–25 maj 2027. Sedan ses de som förut, från tis 1 juni 2027 (v. 22).
  Ada Testsson är inte längre med på Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.
  Ada Testsson är inte längre med på Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00.
  Ada Testsson är inte längre med på Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00.
    ada: Du och Ida Introdotter ses inte 2 mars–25 maj 2027. Sedan ses ni som förut, från tis 1 juni 2027 (v. 22).
    ada: Du är inte längre med på Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.
    ada: Du är inte längre med på Lagen i vardagen tors 15 april 2027 (v. 15) kl. 9.00–11.00.
    ada: Du är inte längre med på Erfarenhetsutbyte tors 22 april 2027 (v. 16) kl. 13.00–15.00.
    ida: Du och Ada Testsson ses inte 2 mars–25 maj 2027. Sedan ses ni som förut, från tis 1 juni 2027 (v. 22).

a pause of those who meet every other week:
  Ada Testsson och Ida Introdotter ses inte 3 november 2026–12 januari 2027. Sedan ses de som förut, från tis 19 januari 2027 (v. 3).
  Ada Testsson är inte längre med på Erfarenhetsutbyte tors 3 december 2026 (v. 49) kl. 13.00–15.00.
    ada: Du och Ida Introdotter ses inte 3 november 2026–12 januari 2027. Sedan ses ni som förut, från tis 19 januari 2027 (v. 3).
    ada: Du är inte längre med på Erfarenhetsutbyte tors 3 december 2026 (v. 49) kl. 13.00–15.00.
    ida: Du och Ada Testsson ses inte 3 november 2026–12 januari 2027. Sedan ses ni som förut, från tis 19 januari 2027 (v. 3).

two pauses:
  Ada Testsson och Ida Introdotter ses inte 3 november–15 december 2026. Sedan ses de som förut, från tis 22 december 2026 (v. 52).
  Ada Testsson är inte längre med på Erfarenhetsutbyte tors 3 december 2026 (v. 49) kl. 13.00–15.00.
  Ada Testsson och Ida Introdotter ses inte 2 februari–23 mars 2027. Sedan ses de som förut, från fre 2 april 2027 (v. 13).
  Ada Testsson är inte längre med på Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.
  Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 30 mars (v. 13) till fre 2 april 2027 (v. 13) kl. 13.00–14.00.
    ada: Du och Ida Introdotter ses inte 3 november–15 december 2026. Sedan ses ni som förut, från tis 22 december 2026 (v. 52).
    ada: Du är inte längre med på Erfarenhetsutbyte tors 3 december 2026 (v. 49) kl. 13.00–15.00.
    ada: Du och Ida Introdotter ses inte 2 februari–23 mars 2027. Sedan ses ni som förut, från fre 2 april 2027 (v. 13).
    ada: Du är inte längre med på Samtal med barn tors 4 mars 2027 (v. 9) kl. 9.00–12.00.
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 30 mars (v. 13) till fre 2 april 2027 (v. 13) kl. 13.00–14.00.
    ida: Du och Ada Testsson ses inte 3 november–15 december 2026. Sedan ses ni som förut, från tis 22 december 2026 (v. 52).
    ida: Du och Ada Testsson ses inte 2 februari–23 mars 2027. Sedan ses ni som förut, från fre 2 april 2027 (v. 13).
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 30 mars (v. 13) till fre 2 april 2027 (v. 13) kl. 13.00–14.00.

another weekday, room and link for meetings:
  Ada Testsson och Ida Introdotter har en ny länk till sina möten, från ons 2 september 2026 (v. 36).
  Ada Testsson och Ida Introdotter ses onsdagar kl. 15.00–16.00 i stället för tisdagar kl. 13.00–14.00, från ons 2 september 2026 (v. 36). Ny lokal: Salen.
    ada: Du och Ida Introdotter har en ny länk till era samtal, från ons 2 september 2026 (v. 36). Den finns i kalendern.
    ada: Du och Ida Introdotter ses onsdagar kl. 15.00–16.00 i stället för tisdagar kl. 13.00–14.00, från ons 2 september 2026 (v. 36). Ny lokal: Salen.
    ida: Du och Ada Testsson har en ny länk till era samtal, från ons 2 september 2026 (v. 36). Den finns i kalendern.
    ida: Du och Ada Testsson ses onsdagar kl. 15.00–16.00 i stället för tisdagar kl. 13.00–14.00, från ons 2 september 2026 (v. 36). Ny lokal: Salen.

every third week after some:
  Ada Testsson och Ida Introdotter ses var tredje vecka i stället för varje vecka, från tis 22 september 2026 (v. 39).
    ada: Du och Ida Introdotter ses var tredje vecka i stället för varje vecka, från tis 22 september 2026 (v. 39).
    ida: Du och Ada Testsson ses var tredje vecka i stället för varje vecka, från tis 22 september 2026 (v. 39).

many make-ups:
  Bo Skissvik tar igen 5 tillfällen, 15 oktober 2026–22 april 2027.
  Uppföljning: Bo Skissvik ska bokas till omkring tis 15 december 2026 (v. 51) i stället för mån 3 maj 2027 (v. 18).
    bo: Du tar igen 5 tillfällen, 15 oktober 2026–22 april 2027.
    bo: Uppföljning: Bo Skissvik ska bokas till omkring tis 15 december 2026 (v. 51) i stället för mån 3 maj 2027 (v. 18).

rhythm and weekday:
  Ada Testsson och Ida Introdotter ses onsdagar kl. 15.00–16.00 i stället för tisdagar kl. 13.00–14.00, från ons 2 september 2026 (v. 36).
  Ada Testsson och Ida Introdotter ses varannan vecka i stället för varje vecka, från ons 16 september 2026 (v. 38).
    ada: Du och Ida Introdotter ses onsdagar kl. 15.00–16.00 i stället för tisdagar kl. 13.00–14.00, från ons 2 september 2026 (v. 36).
    ada: Du och Ida Introdotter ses varannan vecka i stället för varje vecka, från ons 16 september 2026 (v. 38).
    ida: Du och Ada Testsson ses onsdagar kl. 15.00–16.00 i stället för tisdagar kl. 13.00–14.00, från ons 2 september 2026 (v. 36).
    ida: Du och Ada Testsson ses varannan vecka i stället för varje vecka, från ons 16 september 2026 (v. 38).

other contact:
  Beskrivningen av 1 datum är ändrad.
  Beskrivningen är ändrad för 68 datum.
  Beskrivningen är ändrad för 2 datum.

an invitation to one more:
  Sven Sidouppdrag är nu med på Facklig dialog: Avsatt tid tors 28 maj 2026 (v. 22) kl. 10.00–11.00.
    sven: Du är nu med på Facklig dialog: Avsatt tid tors 28 maj 2026 (v. 22) kl. 10.00–11.00.
