### The people of a dialogue: the list, one person, entering somebody, and the day itself.

people-title = Inimesed
people-erased = Tulijate nimed ja kontaktid on kustutatud, nagu lubatud. { $taken ->
    [one] Kirjas oli üks inimene
   *[other] Kirjas oli { $taken } inimest
}, kohale tuli { $came }.
people-count-taken = võetud kohti
people-count-free = vabu kohti
people-count-offered = vastuseta pakkumisi
people-count-waiting = ootab kohta
people-count-came = tuli kohale
people-add = Lisa inimene
people-export = Laadi nimekiri alla (CSV)
people-none = Keegi ei ole veel registreerunud.
people-none-what = Enamasti tullakse siis, kui kutsub tuttav. Kutsu inimesi ükshaaval ja lisa siia need, kes helistavad või panevad end kirja paberil.
people-none-draft = Registreerumine avaneb, kui kava on valmis. Siis saavad inimesed end ise kirja panna ja sina saad neid siin lisada.
people-none-invite = Kutsu inimesi
people-to-overview = Ülevaate juurde

people-search = Otsi nime, kontakti või vastust
people-search-button = Otsi
people-search-found = Leitud: {"{n}"}
people-search-none = Sellist siin ei ole.
people-search-clear = Näita kõiki

people-group-in = Koht olemas
people-group-offered = Koht pakutud
people-group-waiting = Ootab kohta
people-group-out = Ei tule
people-col-name = Nimi
people-col-state = Koht
people-col-contact = Kontakt
people-col-kind = Kellena kutsutud
people-col-about = Kellena kutsutud, vastused
people-col-since = Registreerus
people-since = registreerus { $day }. { $month }
people-col-acts = Mida saad teha
people-tell-by-phone = E-posti ei ole: anna teada telefoni teel.
people-tell-in-person = E-posti ega telefoni ei ole: anna teada suuliselt.
people-offered-until = vastamise tähtaeg: { $moment }
people-position = järjekorras { $position }.

people-short-age = vanus
people-short-gender = sugu
people-short-place = elukoht
people-short-connection = seos
people-short-languages = keeled
people-short-access = vajab
people-short-food = ei söö
people-short-before = varem osalenud
people-short-hopes = tahaks rääkida

people-act-check-in = Kohal
people-act-undo = Võta tagasi
people-act-absent = Ei tulnud
people-act-apologise = Ei saa tulla
people-act-offer = Paku kohta
people-act-accept = Ütles jah
people-act-withdraw = Loobub kohast
people-act-stop-waiting = Ei oota enam
people-act-return = Pane uuesti kirja
people-withdraw-title = Kas { $name } loobub kohast?
people-withdraw-text = Vabanev koht läheb järgmisele ootajale. Kellel on e-post, see saab kirja.
people-withdraw-yes = Jah, loobub
people-stop-waiting-title = Kas { $name } ei oota enam?
people-stop-waiting-text = Nimi läheb ootenimekirjast maha ja järgmised liiguvad edasi. Kui tal on e-post, saab ta selle kohta kirja.
people-stop-waiting-yes = Jah, ei oota enam
people-calls = Koht on pakutud, aga e-posti ei ole: anna ise teada
people-call = helista

people-crumbs = Kus sa oled
people-language = Kirjade keel
people-source = Kuidas kirja sai
people-consent-at = Nõusolek andmete hoidmiseks
people-kind-none = pole teada
people-not-known = pole teada
people-answers = Vastused
people-answers-hint = Pane kirja, mida inimene ütles; ülejäänu võib tühjaks jääda.
people-history = Mis on olnud
people-no-mail = Sellele inimesele me kirjutada ei saa.
people-edit = Muuda andmeid
people-edit-title = Muuda andmeid: { $name }
people-erase = Kustuta
people-erase-title = Kas kustutada kõik selle inimese andmed: { $name }?
people-erase-text = Nimi, kontakt, vastused ja kirjad kustutatakse ja neid ei saa tagasi. Vabanev koht läheb järgmisele ootajale.
people-erase-yes = Kustuta

people-slip = Isiklik link
people-slip-what = Sellel inimesel e-posti ei ole. Prindi see leht ja anna talle: paberile jäävad ainult küsimus, aeg, koht ja see kood.
people-slip-told = Selle koodi või aadressiga saad oma andmeid vaadata ja muuta ning kohast loobuda, kui tulla ei saa.
people-slip-secret = Kellel on link, see saab selle inimese eest tegutseda. Ära anna seda kellelegi teisele.
people-slip-qr = QR-kood, isiklik link: { $name }
people-copy = Kopeeri link
people-copied = Kopeeritud
people-copy-failed = Kopeerida ei õnnestunud. Märgi ülal olev aadress ja kopeeri see ise.

people-new-title = Lisa inimene
people-new-lead = Neile, kes helistasid, kirjutasid paberile või ütlesid sulle. Nad on kirjas samamoodi nagu need, kes registreerusid ise.
people-new-draft = Inimesi saab lisada siis, kui registreerumine on avatud.
people-new-past = Dialoog on peetud, nii et kedagi enam lisada ei saa. Tulnuid saad endiselt kohalolijaks märkida lehel „Kohapeal“.
people-new-cancelled = Dialoog jäeti ära.
people-name-hint = Nii, nagu ta soovib, et teda kutsutaks.
people-email-hint = Ilma aadressita saad lingi, mille talle prindid.
people-consent = Inimene on nõus, et hoiame neid andmeid selle dialoogi jaoks.
people-consent-why = Küsi seda temalt. Mõni aeg pärast dialoogi kustuvad andmed iseenesest.
people-full = Kõik kohad on võetud.
people-full-what = Kirjutatu on alles. Kui üks tool veel mahub, tee kavas kohti juurde ja proovi uuesti.
people-full-ask = Kirjutatu on alles. Kui üks tool veel mahub, palu korraldajal kohti juurde teha ja proovi uuesti.
people-full-places = Tee kohti juurde

people-csv-until = Pakkumine kuni

day-title = Kohapeal
day-draft = Registreerumine ei ole veel avatud, nii et kedagi ei saa kohalolijaks märkida.
day-cancelled = Dialoog jäeti ära, nii et kedagi kohalolijaks ei märgita.
day-not-yet = See päev ei ole veel käes: dialoog on { $span }. Kes juba varem kohal on, selle saad ära märkida. Seda, et keegi ei tulnud, saab kirja panna pärast algust.
day-count-here = kohal
day-count-still = veel tulemata
day-count-missing = ei tule
day-waiting = Ootavad kohta
day-out = Olid loobunud
day-none-what = Kes lihtsalt tuleb, selle saad lisada all.
day-search = Otsi nime
day-walk-in = Tuli registreerumata
day-walk-in-add = Lisa ja märgi kohale
day-email-hint = Kui ta soovib selle dialoogi kohta kirju saada.
day-more = Telefon ja vastused
