### Arenguprogrammi ülevaade ja kava, liikmetele.

programme-now = Kuidas on lood
programme-stands-draft = See on mustand, mida näevad ainult liikmed.
programme-stands-announced = Leht on avalik. Kandideerimine algab { $date } kell { $clock }.
programme-stands-open = Kandideerida saab { $till }: { $left }.
programme-stands-choosing = Kandideerimine on lõppenud, otsused on veel teada andmata.
programme-stands-choosing-by = Kandideerimine on lõppenud. Vastuse oled lubanud { $date }.
programme-stands-chosen = Kõik teavad, kas nad valiti. Esimene kohtumine on { $date } kell { $clock }.
programme-stands-running = Lend õpib.
programme-stands-past = Viimane kohtumine on peetud.
programme-stands-cancelled = Programm jääb ära.
programme-do-share = Jaga avalikku lehte: isiklikult ja inimeste kaudu, keda teised usaldavad. Kui leht on loetav ka teises keeles, jõuab see rohkemateni.
programme-do-answer = Vasta küsimustele ja loe ette läbi, mida infokohtumisele tulijad küsida tahavad.
programme-do-reviewers = Lepi kokku, kes avaldusi hindab ja mille järgi.
programme-do-review = Vaata, et iga avaldus saaks nii mitu hindamist, kui oled otsustanud.
programme-do-choose = Vali nende tingimuste järgi, mis kuulutuses kirjas, ja vaata, kelle iga tingimus välja jätab.
programme-do-release = Anna otsused teada kõigile korraga ja lubatud päeval.
programme-do-accepting = { $offered ->
    [0] Kõik pakutud kohad on vastuse saanud. Kui keegi loobub, küsitakse järgmiselt reservist.
    [one] Üks pakutud koht ootab veel vastust. Helista, enne kui pakkumine aegub.
   *[other] { $offered } pakutud kohta ootab veel vastust. Helista, enne kui pakkumine aegub.
}
programme-do-places = Pane paika esimeste kohtumiste koht või link. Osalejad saavad igast muutusest teate.
programme-do-pairs = Pane kokku õpipaarid, et partnerid saaksid esimesel kohtumisel tuttavaks.
programme-do-attendance = Märgi pärast iga kohtumist, kes kohal oli: sellest sõltub tunnistus.
programme-do-worksheets = Vaata kohtumiste vahel töölehti ja õpipäevikuid ning vasta, kui küsitakse.
programme-do-home = Aita osalejatel kavandada dialoogi, mille nad kodus peavad.
programme-do-certificates = Väljasta tunnistused ja tõendid.
programme-do-report = Pane kirja, kuidas läks ja mis sellest sai, rahastajale ja järgmistele tulijatele.
programme-do-cohort = Kui teed seda uuesti, alusta järgmist lendu koopiana.

programme-people = Inimesed
programme-people-applied = Kandideeris
programme-people-drafts = Avaldus pooleli
programme-people-offered = Koht pakutud
programme-people-taking-part = Osaleb
programme-people-guests = Infokohtumisel
programme-next = Järgmine kohtumine
programme-fact-when = Millal
programme-fact-call = Kandideerimine
programme-fact-hours = Maht
programme-fact-meetings = Kohtumisi
programme-call-span = { $opens } – { $closes }
programme-span = { $from } – { $to }
programme-hours = { $own ->
    [0] { $all ->
        [one] 1 akadeemiline tund
       *[other] { $all } akadeemilist tundi
    }
   *[other] { $all } akadeemilist tundi: { $meetings } kohtumistel, { $own } iseseisvalt
}
programme-to-plan = Vaata kogu kava
programme-copy = Alusta järgmist lendu
programme-copy-what = Uus mustand, kus on kõik peale kuupäevade ja inimeste.
programme-close-what = Keegi ei ole veel kandideerinud, nii et lehe saab tagasi võtta.
programme-cancel = Jäta programm ära
programme-cancel-title = Kas jätta programm ära?
programme-cancel-told = { $count ->
    [0] Keegi ei ole kandideerinud, nii et teatada ei ole kellelegi.
    [one] Üks inimene on kandideerinud või end kirja pannud. Ta saab kirja sinu põhjendusega; kui ta aadressi ei andnud, tuleb helistada.
   *[other] { $count } inimest on kandideerinud või end kirja pannud. Nad saavad kirja sinu põhjendusega; kes aadressi ei andnud, sellele tuleb helistada.
}
programme-cancel-final = Leht jääb alles ja ütleb, et programm jääb ära. Uuesti seda avada ei saa, aga kopeerida saab.
programme-cancel-reason = Miks see ära jääb?
programme-cancel-reason-hint = Seda saavad kõik lugeda. Piisab ühest lausest.
programme-cancel-button = Jäta ära ja teata
programme-cancel-keep = Ei, las jääb
flash-programme-published = Programm on avalik.
flash-programme-cancelled = Programm jääb ära. Kes andis e-posti aadressi, saab kirja.
flash-cohort-copied = Siin on järgmine lend. Lisa kuupäevad.

programme-plan-lead = Kõik programmi kohta ühes kohas. Iga osa muudetakse eraldi.
programme-plan-lead-reader = Kõik programmi kohta ühes kohas. Muuta saab omanik või korraldaja.
programme-words = Mida programm ütleb
programme-words-lead = See on avaliku lehe tekst. Olemas peab olema ainult nimi; mis jääb tühjaks, seda lehel ei ole. Rida, mille alguses on „-“, saab loendi punktiks.
programme-translation-lead = Kui tõlge on olemas, loeb inimene programmi oma keeles, muidu nii, nagu see esmalt kirjutati. Koolitajad ja kohtumised tõlgitakse nende oma vormides.
programme-remove-words-text = Kõik, mida programm, koolitajad ja kohtumised selles keeles ütlevad, läheb kaduma. Algtekst jääb alles.
programme-untranslated = nimi veel puudu: { $languages }
programme-basics = Keeled ja maht
programme-zone-hint = Tähtajad ja kohtumised on selles ajas.
programme-hours-title = Akadeemilised tunnid
programme-hours-hint = Akadeemiline tund on 45 minutit. Kui sa neid ei loe, jäta tühjaks.
programme-earlier = Ettepoole
programme-later = Tahapoole
programme-rows-note = Kui jätad nime tühjaks, kaob rida ära. Pärast salvestamist on jälle tühje ridu, kokku kõige rohkem { $most }.
programme-partners = Partnerid ja rahastaja
programme-partners-lead = Kes veel korraldab, aitab või maksab. Nende nimed on lehe lõpus.
programme-partners-none = Veel ei keegi.
programme-partner-row = { $n }. rida
programme-readings = Loe ja kuula
programme-readings-lead = Mis aitab mõista, millest programm räägib. Igaüks selles keeles, milles see on.
programme-readings-none = Veel mitte midagi.
programme-reading-row = { $n }. rida
programme-trainers = Koolitajad
programme-trainers-none = Veel ei keegi.
programme-trainer = Koolitaja
programme-trainer-lead = Programmi valitakse selle järgi, kes seda veab. Kirjuta nii, nagu tutvustaksid inimest laua taga.
programme-trainer-add = Lisa koolitaja
programme-trainer-mentor = (mentor, kontoga)
programme-trainer-no-member = ei keegi, ilma kontota
programme-trainer-about = Kes ta on ja kuidas ta töötab{ $ending }
programme-trainer-remove = Eemalda koolitaja
programme-trainer-remove-title = Kas eemaldada koolitaja?
programme-trainer-remove-text = Nimi ja tekst kaovad lehelt.
programme-certificate-lead = Kes kõike seda ei täida, saab tõendi selle kohta, milles ta osales.

meeting-one = Kohtumine
meeting-information = Infokohtumine
meeting-number = { $n }. kohtumine
meeting-add = Lisa kohtumine
meeting-none = Kohtumisi veel ei ole.
meeting-information-add = Lisa infokohtumine
meeting-information-none = Veel ei ole. Infokohtumisel saab koolitajatega tuttavaks ja saab küsida enne, kui kandideerida.
meeting-lead = Aeg ja koht võivad oodata: siis on lehel kirjas, et need lepitakse kokku hiljem.
meeting-information-lead = Inimesed saavad koolitajatega tuttavaks ja saavad küsida enne, kui kandideerivad. Nad panevad end kirja nime ja aadressiga, saavad lingiga kalendrikirje ja päev varem meeldetuletuse.
meeting-told = Kui aeg, koht või link muutub, saavad osalejad kirja ja nende kalender uueneb. Kui kuupäeva ja kellaaega ei ole, saavad nad teada, et aeg on kokku leppimata.
meeting-told-guests = Kui aeg, koht või link muutub, saavad kõik, kes end kirja panid, kirja ja nende kalender uueneb.
meeting-when = Millal
meeting-when-hint = Jäta kuupäev ja kellaaeg tühjaks, kuni need on kokku leppimata. Ajavöönd: { $zone }.
meeting-place-hint = Jäta tühjaks, kuni see on kokku leppimata.
meeting-video-hint = Seda näevad osalejad, infokohtumisel need, kes end kirja panid.
meeting-title-label = Nimi{ $ending }
meeting-agenda-label = Kava{ $ending }
meeting-agenda-hint = Mis toimub ja mis kaasa võtta. Lehel loevad seda kõik.
meeting-remove = Kustuta
meeting-remove-title = Kas kustutada: { $title }?
meeting-remove-text = See kaob kavast ja lehelt.
meeting-when-open = aeg lepitakse kokku
meeting-where-open = koht lepitakse kokku
meeting-where-link = videolingi kaudu
meeting-where-or-link = { $room } või videolingi kaudu
meeting-where-open-or-link = koht lepitakse kokku; ka videolingi kaudu

partner-organiser = Korraldab ka
partner-partner = Partner
partner-funder = Rahastaja

# looked up by name
field-programme-lead = Ühe-kahe lausega
# looked up by name
hint-programme-lead = Mis see on ja kellele. See on suures kirjas ja lingi eelvaates.
# looked up by name
field-programme-think = Millele enne kandideerimist mõelda
# looked up by name
hint-programme-think = Küsimused, igaüks omal real. Nendega leht algab.
# looked up by name
field-programme-about = Millest see räägib
# looked up by name
field-programme-for-whom = Kellele
# looked up by name
field-programme-gains = Mida osalemine võimaldab
# looked up by name
field-programme-topics = Teemad
# looked up by name
hint-programme-topics = Igaüks omal real.
# looked up by name
field-programme-approach = Kuidas õpitakse
# looked up by name
field-programme-free = Mis on tasuta
# looked up by name
field-programme-own-cost = Mis on osaleja kanda
# looked up by name
field-programme-certificate = Tunnistus, sinu oma sõnadega
# looked up by name
hint-programme-certificate = Kui jätad tühjaks, loetleb leht tingimused, mille oled seadnud.
# looked up by name
field-meeting-hours = Kohtumistel
# looked up by name
field-own-hours = Iseseisvalt
# looked up by name
field-attend-percent = Vähemalt nii mitu protsenti kohtumistest
# looked up by name
field-needs-practicum = Praktikum õpipartneriga peab olema peetud
# looked up by name
field-needs-dialogue = Dialoog kodus peab olema peetud
# looked up by name
field-partner = Nimi
# looked up by name
field-partner-link = Veebiaadress
# looked up by name
field-partner-part = Mida ta teeb
# looked up by name
field-reading = Kes kirjutas ja mis pealkirjaga
# looked up by name
field-reading-link = Veebiaadress
# looked up by name
field-reading-language = Keel
# looked up by name
field-trainer-name = Nimi
# looked up by name
hint-trainer-name = Nii, nagu see lehel on. Kui jätad tühjaks, tuleb siia liikme nimi.
# looked up by name
field-trainer-person = Liige
# looked up by name
hint-trainer-person = Koolitaja, kellel on konto, on ka osalejate mentor.
# looked up by name
field-trainer-about = Kes ta on ja kuidas ta töötab
# looked up by name
field-trainer-link = Veebiaadress
# looked up by name
field-meeting-title = Nimi
# looked up by name
field-meeting-agenda = Kava
# looked up by name
field-link-public = Näita videolinki lehel kõigile
# looked up by name
hint-link-public = Kui linnukest ei ole, saavad lingi ainult need, kes end kirja panid: siis tead, kes tuleb, ja võõrad sisse ei satu.
