new:
  Erfarenhetsutbyte läggs till: varannan tisdag kl. 13.00–15.00, tis 9 februari (v. 6)–tis 15 juni 2027 (v. 24).
  Ada Testsson och Ida Introdotter ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 10 februari 2027 (v. 6).
    ada: Erfarenhetsutbyte läggs till: varannan tisdag kl. 13.00–15.00, tis 9 februari (v. 6)–tis 15 juni 2027 (v. 24).
    ada: Du och Ida Introdotter ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 10 februari 2027 (v. 6).
    deltagare-7: Erfarenhetsutbyte läggs till: varannan tisdag kl. 13.00–15.00, tis 9 februari (v. 6)–tis 15 juni 2027 (v. 24).
    ida: Du och Ada Testsson ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 10 februari 2027 (v. 6).

new with two that are otherwise:
  Erfarenhetsutbyte läggs till: varannan tisdag kl. 13.00–15.00, tis 9 februari (v. 6)–tis 15 juni 2027 (v. 24). Undantag: tors 11 mars 2027 (v. 10) kl. 13.00–15.00 och tis 23 mars 2027 (v. 12) kl. 9.00–11.00.
  Ada Testsson och Ida Introdotter ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 10 februari 2027 (v. 6).
    ada: Erfarenhetsutbyte läggs till: varannan tisdag kl. 13.00–15.00, tis 9 februari (v. 6)–tis 15 juni 2027 (v. 24). Undantag: tors 11 mars 2027 (v. 10) kl. 13.00–15.00 och tis 23 mars 2027 (v. 12) kl. 9.00–11.00.
    ada: Du och Ida Introdotter ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 10 februari 2027 (v. 6).
    deltagare-7: Erfarenhetsutbyte läggs till: varannan tisdag kl. 13.00–15.00, tis 9 februari (v. 6)–tis 15 juni 2027 (v. 24). Undantag: tors 11 mars 2027 (v. 10) kl. 13.00–15.00 och tis 23 mars 2027 (v. 12) kl. 9.00–11.00.
    ida: Du och Ada Testsson ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 10 februari 2027 (v. 6).

removed:
  Erfarenhetsutbyte, varannan tisdag kl. 13.00–15.00, tas bort ur planen från tis 9 februari 2027 (v. 6).
  Ada Testsson och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
    ada: Erfarenhetsutbyte, varannan tisdag kl. 13.00–15.00, tas bort ur planen från tis 9 februari 2027 (v. 6).
    ada: Du och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
    deltagare-7: Erfarenhetsutbyte, varannan tisdag kl. 13.00–15.00, tas bort ur planen från tis 9 februari 2027 (v. 6).
    ida: Du och Ada Testsson ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).

cancelled:
  Erfarenhetsutbyte, varannan tisdag kl. 13.00–15.00, ställs in från tis 9 februari 2027 (v. 6).
  Ada Testsson och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
    ada: Erfarenhetsutbyte, varannan tisdag kl. 13.00–15.00, ställs in från tis 9 februari 2027 (v. 6).
    ada: Du och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
    deltagare-7: Erfarenhetsutbyte, varannan tisdag kl. 13.00–15.00, ställs in från tis 9 februari 2027 (v. 6).
    ida: Du och Ada Testsson ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).

another weekday:
  Ada Testsson och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
  Erfarenhetsutbyte är varannan torsdag kl. 13.00–15.00, från tors 11 februari 2027 (v. 6) till och med tors 3 juni 2027 (v. 22).
    ada: Du och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
    ada: Erfarenhetsutbyte är varannan torsdag kl. 13.00–15.00, från tors 11 februari 2027 (v. 6) till och med tors 3 juni 2027 (v. 22).
    deltagare-7: Erfarenhetsutbyte är varannan torsdag kl. 13.00–15.00, från tors 11 februari 2027 (v. 6) till och med tors 3 juni 2027 (v. 22).
    ida: Du och Ada Testsson ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).

another hour:
  Erfarenhetsutbyte är varannan tisdag kl. 9.00–11.00, från tis 9 februari 2027 (v. 6).
  Ada Testsson och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
    ada: Erfarenhetsutbyte är varannan tisdag kl. 9.00–11.00, från tis 9 februari 2027 (v. 6).
    ada: Du och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).
    deltagare-7: Erfarenhetsutbyte är varannan tisdag kl. 9.00–11.00, från tis 9 februari 2027 (v. 6).
    ida: Du och Ada Testsson ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 februari 2027 (v. 6).

another rhythm:
  Erfarenhetsutbyte är varje tisdag kl. 13.00–15.00, från tis 16 februari 2027 (v. 7).
  Ada Testsson och Ida Introdotter ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 17 februari 2027 (v. 7).
    ada: Erfarenhetsutbyte är varje tisdag kl. 13.00–15.00, från tis 16 februari 2027 (v. 7).
    ada: Du och Ida Introdotter ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 17 februari 2027 (v. 7).
    deltagare-7: Erfarenhetsutbyte är varje tisdag kl. 13.00–15.00, från tis 16 februari 2027 (v. 7).
    ida: Du och Ada Testsson ses onsdagar kl. 13.00–14.00 i stället för tisdagar kl. 13.00–14.00, från ons 17 februari 2027 (v. 7).

by the month:
  Erfarenhetsutbyte är andra tisdagen i månaden kl. 13.00–15.00, från tis 23 februari 2027 (v. 8) till och med tis 8 juni 2027 (v. 23).
  Ada Testsson och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 23 februari 2027 (v. 8).
    ada: Erfarenhetsutbyte är andra tisdagen i månaden kl. 13.00–15.00, från tis 23 februari 2027 (v. 8) till och med tis 8 juni 2027 (v. 23).
    ada: Du och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 23 februari 2027 (v. 8).
    deltagare-7: Erfarenhetsutbyte är andra tisdagen i månaden kl. 13.00–15.00, från tis 23 februari 2027 (v. 8) till och med tis 8 juni 2027 (v. 23).
    ida: Du och Ada Testsson ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 23 februari 2027 (v. 8).

ends earlier:
  Erfarenhetsutbyte är sista gången tis 23 mars 2027 (v. 12) i stället för tis 15 juni 2027 (v. 24).
  Ada Testsson och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 6 april 2027 (v. 14).
    ada: Erfarenhetsutbyte är sista gången tis 23 mars 2027 (v. 12) i stället för tis 15 juni 2027 (v. 24).
    ada: Du och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 6 april 2027 (v. 14).
    deltagare-7: Erfarenhetsutbyte är sista gången tis 23 mars 2027 (v. 12) i stället för tis 15 juni 2027 (v. 24).
    ida: Du och Ada Testsson ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 6 april 2027 (v. 14).

goes on:
  Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 29 juni (v. 26) till ons 30 juni 2027 (v. 26) kl. 13.00–14.00.
  Erfarenhetsutbyte fortsätter till och med tis 5 oktober 2027 (v. 40) i stället för tis 15 juni 2027 (v. 24).
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 29 juni (v. 26) till ons 30 juni 2027 (v. 26) kl. 13.00–14.00.
    ada: Erfarenhetsutbyte fortsätter till och med tis 5 oktober 2027 (v. 40) i stället för tis 15 juni 2027 (v. 24).
    deltagare-7: Erfarenhetsutbyte fortsätter till och med tis 5 oktober 2027 (v. 40) i stället för tis 15 juni 2027 (v. 24).
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från tis 29 juni (v. 26) till ons 30 juni 2027 (v. 26) kl. 13.00–14.00.

one is moved:
  Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från ons 10 mars (v. 10) till tis 9 mars 2027 (v. 10) kl. 13.00–14.00.
  Erfarenhetsutbyte flyttas från tis 9 mars (v. 10) kl. 13.00–15.00 till tors 11 mars 2027 (v. 10) kl. 9.00–11.00.
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från ons 10 mars (v. 10) till tis 9 mars 2027 (v. 10) kl. 13.00–14.00.
    ada: Erfarenhetsutbyte flyttas från tis 9 mars (v. 10) kl. 13.00–15.00 till tors 11 mars 2027 (v. 10) kl. 9.00–11.00.
    deltagare-7: Erfarenhetsutbyte flyttas från tis 9 mars (v. 10) kl. 13.00–15.00 till tors 11 mars 2027 (v. 10) kl. 9.00–11.00.
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från ons 10 mars (v. 10) till tis 9 mars 2027 (v. 10) kl. 13.00–14.00.

one is cancelled:
  Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från ons 10 mars (v. 10) till tis 9 mars 2027 (v. 10) kl. 13.00–14.00.
  Erfarenhetsutbyte tis 9 mars 2027 (v. 10) kl. 13.00–15.00 ställs in.
    ada: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från ons 10 mars (v. 10) till tis 9 mars 2027 (v. 10) kl. 13.00–14.00.
    ada: Erfarenhetsutbyte tis 9 mars 2027 (v. 10) kl. 13.00–15.00 ställs in.
    deltagare-7: Erfarenhetsutbyte tis 9 mars 2027 (v. 10) kl. 13.00–15.00 ställs in.
    ida: Möte med introduktör: Ada Testsson och Ida Introdotter flyttas från ons 10 mars (v. 10) till tis 9 mars 2027 (v. 10) kl. 13.00–14.00.

five are cancelled:
  Erfarenhetsutbyte är inte längre 9, 23 mars, 6, 20 april och 18 maj 2027.
  Ada Testsson och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 mars 2027 (v. 10).
    ada: Erfarenhetsutbyte är inte längre 9, 23 mars, 6, 20 april och 18 maj 2027.
    ada: Du och Ida Introdotter ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 mars 2027 (v. 10).
    deltagare-7: Erfarenhetsutbyte är inte längre 9, 23 mars, 6, 20 april och 18 maj 2027.
    ida: Du och Ada Testsson ses tisdagar kl. 13.00–14.00 i stället för onsdagar kl. 13.00–14.00, från tis 9 mars 2027 (v. 10).

others give it:
  Erfarenhetsutbyte, varannan tisdag, hålls av Ida Introdotter från tis 9 februari 2027 (v. 6).
    ada: Erfarenhetsutbyte, varannan tisdag, hålls av Ida Introdotter från tis 9 februari 2027 (v. 6).
    deltagare-7: Erfarenhetsutbyte, varannan tisdag, hålls av Ida Introdotter från tis 9 februari 2027 (v. 6).
    ida: Du håller nu i 10 tillfällen till, 9 februari–15 juni 2027.

a note:
  Det som står om Erfarenhetsutbyte är nytt 10 gånger, från tis 9 februari 2027 (v. 6).
    ada: Det som står om Erfarenhetsutbyte är nytt 10 gånger, från tis 9 februari 2027 (v. 6).
    deltagare-7: Det som står om Erfarenhetsutbyte är nytt 10 gånger, från tis 9 februari 2027 (v. 6).

under another key:
