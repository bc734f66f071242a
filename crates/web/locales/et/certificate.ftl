### Arenguprogrammi tunnistused ja tõendid: väljaandmine, kontrollimine, kehtetuks tunnistamine; osalejate lood.

programme-tab-certificates = Tunnistused
programme-tab-report = Aruanne

certificate-title = Tunnistused
certificate-what = Kes on teinud kõik, mida tingimused nõuavad, saab tunnistuse. Kõik teised, kes osalesid, saavad tõendi selle kohta, mida nad tegid.
certificate-rule = Tingimused
certificate-from = Tunnistusi saab välja anda siis, kui viimane kohtumine on alanud: { $at }.
certificate-no-time = Tunnistusi saab välja anda siis, kui viimane kohtumine on alanud. Ühel kohtumisel ei ole veel aega.
certificate-unrecorded = Seni on arvestatud nii, nagu poleks sellel kohtumisel keegi käinud.
certificate-to-cohort = Osavõtulehtede juurde
certificate-differing = { $count ->
    [one] Ühel väljaantud paberil on kirjas midagi muud, kui praegu kirja läheks.
   *[other] { $count } väljaantud paberil on kirjas midagi muud, kui praegu kirja läheks.
}
certificate-differing-what = Vahepeal on muutunud tingimused, nimi või see, mis on märgitud. Paberid kehtivad edasi sellisena, nagu nad on, kuni annad uued välja; siis kaotavad vanad kehtivuse.
certificate-differs = erineb praegusest
certificate-table = Mida iga osaleja on teinud ja mis talle kuulub
certificate-meetings = Kohtumised
certificate-practicum = Praktikum
certificate-dialogue = Dialoog kodukohas
certificate-due = Praegu kuulub
certificate-held = Välja antud
certificate-of = { $attended } / { $meetings }
certificate-attended = osales { $attended } kohtumisel { $meetings }-st
certificate-held-yes = peetud
certificate-held-no = veel pidamata
certificate-nothing-due = veel mitte midagi
certificate-none = ei ole
certificate-revoked-by-hand = Paber, mis anti välja { $day }, on tunnistatud kehtetuks. Uue väljaandmiseks märgi nimi.
certificate-kind-certificate = Tunnistus
certificate-kind-attestation = Tõend
certificate-lack-meetings = { $count ->
    [one] Puudu on üks kohtumine.
   *[other] Puudu on { $count } kohtumist.
}
certificate-lack-practicum = Puudu on praktikum.
certificate-lack-dialogue = Puudu on dialoog kodukohas.
certificate-issue-what = Igaüks saab kirja lingiga oma paberile. Kelle paberil on kirjas sama mis praegu, selle oma jääb kehtima.
certificate-issue-all = Anna kõigile
certificate-issue-ticked = Anna märgitutele
certificate-issued-title = Välja antud
certificate-issued-what = Igal paberil on kood, mille järgi saab igaüks seda kontrollida.
certificate-revoke = Tunnista kehtetuks
certificate-revoke-title = Kehtetuks tunnistamine
certificate-revoke-what = Kes koodi kontrollib, näeb sellest hetkest, et paber ei kehti. Seda ei saa tagasi võtta, aga uue saad välja anda.
certificate-revoked-already = See paber ei kehti enam.
certificate-revoked-on = Tunnistatud kehtetuks: { $day }.
certificate-replaced-on = Asendatud uuega: { $day }.
certificate-delete-title = Kas kustutada see paber jäädavalt?
certificate-delete-text = Tee seda siis, kui paberi omanik palub. Pärast ei leia seda koodi järgi enam keegi.

certificate-when = Aeg
certificate-hours = Maht
certificate-meeting-hours = { $hours ->
    [one] üks akadeemiline tund kohtumistel
   *[other] { $hours } akadeemilist tundi kohtumistel
}
certificate-completed = on läbinud arenguprogrammi
certificate-took-part = osales arenguprogrammis
certificate-done = Mis on tehtud
certificate-issued = Välja antud
certificate-trainer = koolitaja
certificate-hosts = Andja
certificate-code = Kood
certificate-qr = QR-kood viib lehele, kus seda paberit saab kontrollida
certificate-check-note = Sellel lehel saab igaüks kontrollida, kas paber kehtib.

certificate-own-title = Tunnistus
certificate-own-ready = { $kind } on valmis.
certificate-own-code = Kood on { $code }.
certificate-own-check = Mida näevad teised
certificate-own-issued = Välja antud: { $day }.
certificate-own-not-yet = Pärast viimast kohtumist annavad korraldajad tunnistused ja tõendid välja. Siis saad kirja.
certificate-own-all-done = Oled teinud kõik, mida tunnistuseks vaja.
certificate-own-lacks = Mis on tunnistusest veel puudu
certificate-own-else = Kui nii jääb, saad tõendi selle kohta, mida tegid. Kui midagi on siin valesti, anna korraldajatele teada.

certificate-check-title = Tunnistuse kontrollimine
certificate-check-lead = Kirjuta siia kood, mis on paberil QR-koodi kõrval.
certificate-check = Kontrolli
certificate-check-another = Kontrolli järgmist
certificate-valid = Kehtib.
certificate-valid-what = Võrdle nime ja programmi paberiga, mis on sinu ees.
certificate-invalid = Ei kehti.
certificate-unknown = Koodiga { $code } paberit ei ole.
certificate-unknown-what = Vaata iga täht veel kord üle. Ei leia ka paberit, mille omanik on lasknud kustutada.

# looked up by name
field-certificate-code = Kood
# looked up by name
field-revoke-reason = Miks see enam ei kehti?
# looked up by name
hint-revoke-reason = Seda näevad ainult organisatsiooni liikmed.

flash-certificates-issued = Välja antud. Kirjad on teel.
flash-nothing-to-issue = Midagi ei olnud välja anda: neil inimestel on olemas, mis neile kuulub, või ei kuulu neile veel midagi.
flash-certificate-revoked = Paber ei kehti enam.

story-title = Minu lugu
story-what = Mida programm sulle andis ja mis juhtus sinu dialoogil? Enne kui lubad, ei loe seda keegi. Lubatud lood jõuavad programmi aruandesse ja oma loo saad alati tagasi võtta.
story-hint = Kuni { $most } tähemärki.
story-is-released = Sinu lugu tohivad lugeda ka teised: see on programmi aruandes, kui aruanne on avaldatud.
story-is-kept = Praegu näed seda ainult sina.
story-invitation = Räägi teistele, mida programm sulle andis.
# looked up by name
field-story = Sinu lugu
# looked up by name
field-story-language = Mis keeles see on?
# looked up by name
field-story-named = Lisa juurde minu nimi ja omavalitsus
# looked up by name
field-story-release = Luban seda teistel lugeda
# looked up by name
hint-story-release = Võta linnuke ära ja salvesta, siis on see jälle ainult sinu oma.
flash-story-released = Salvestatud, teised tohivad seda lugeda.
flash-story-kept = Salvestatud. Seda näed ainult sina.
