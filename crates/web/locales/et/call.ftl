### Arenguprogrammi kandideerimine: selle osad, nagu korraldajad neid kavandavad.

call-title = Kandideerimine
call-lead = Mis ajast mis ajani saab kandideerida, mida küsitakse ja kuidas valitakse. Iga osa salvestad eraldi.
call-preview = Vaata vormi kandideerija pilguga
call-preview-what = Selline on vorm kandideerijale. Mida siia kirjutad, seda ei salvestata.
call-preview-more = Küsitakse ainult osalejatelt
call-public = Kandideerimise leht

call-times = Ajad ja kohad
call-times-lead = Kandideerimine algab ja lõpeb ise, sekundi pealt.
call-times-public = Programm on avalik: uus aeg kehtib kohe ja on lehel näha.
call-opens = Algab
call-closes = Lõpeb
call-closes-hint = Mis tuleb täpselt sel hetkel, on hiljaks jäänud. Mustandid jäävad alles ja kirjutajatele öeldakse, kuidas lood on.
call-places = Kohti
call-answer-by = Kandideerijad saavad vastuse
call-accept-days = Pakutud kohta hoitakse
call-days = { $days ->
    [one] { $days } päev
   *[other] { $days } päeva
}
# looked up by name
field-opens-date = Alguse kuupäev
# looked up by name
field-opens-time = Alguse kellaaeg
# looked up by name
field-opens-repeated = Sel ööl keeratakse kella tagasi. Kumba aega mõtled?
# looked up by name
field-closes-date = Lõpu kuupäev
# looked up by name
field-closes-time = Lõpu kellaaeg
# looked up by name
field-closes-repeated = Sel ööl keeratakse kella tagasi. Kumba aega mõtled?
# looked up by name
field-call-places = Mitu kohta on?
# looked up by name
field-call-answer-by = Mis ajaks saavad kandideerijad vastuse?
# looked up by name
hint-call-answer-by = See on kirjas kandideerimise lehel ja kirjades.
# looked up by name
field-accept-days = Mitu päeva pakutud kohta hoitakse?
# looked up by name
hint-accept-days = Kes õigel ajal ei vasta, selle koht läheb järgmisele reservist.

call-questions = Küsimused
call-questions-none = Peale nime, kontakti, töökoha ja rolli ei küsita veel midagi.
call-question-add = Lisa küsimus
call-question-new = Uus küsimus
call-question-edit = Muuda küsimust
call-question-how = Kuidas vastatakse
call-question-up = Tõsta ülespoole
call-question-down = Tõsta allapoole
call-question-text = Küsimus ({ $language } keeles)
call-question-help = Mis aitab vastata ({ $language } keeles)
call-question-choices = Valikud ({ $language } keeles)
call-question-choices-hint = Ainult valikuga küsimusele: iga valik omal real, igas keeles samas järjekorras.
call-question-remove = Võta küsimus ära
call-question-remove-title = Kas võtta see küsimus ära?
call-question-remove-text = See kaob kandideerimisvormist kõigis keeltes.
call-question-refused = Seda ei salvestatud.
call-answered = Keegi on juba kandideerima asunud. Sõnastust saad parandada, küsimusi ümber tõsta ja valikuid lõppu lisada; küsimus ise, selle liik ja valikute järjekord jäävad, sest vastused tuginevad neile.
call-usual = Alusta tavapäraste küsimustega
call-usual-what = Neli mõtlemapanevat küsimust ja kolm hindamiskriteeriumi, kõigis keeltes. Kõike saad muuta.
call-kind-short = Üks rida
call-kind-long = Mõni lõik
call-kind-choice = Üks mitmest valikust
call-kind-file = Fail
call-stage-apply = Kandideerimisel
call-stage-accepted = Ainult osalejatelt
call-required = peab vastama
call-not-required = võib vahele jätta
call-for-reviewers = hindajad loevad
call-not-for-reviewers = hindajatele ei näidata
# looked up by name
field-question-kind = Kuidas vastatakse?
# looked up by name
field-question-stage = Millal küsitakse?
# looked up by name
field-question-required = Vastama peab
# looked up by name
field-question-for-reviewers = Hindajad loevad vastust
# looked up by name
hint-question-for-reviewers = Jäta märkimata, kui vastusest võib pimehindaja aru saada, kes see on.
# looked up by name
field-question-most = Vastuse suurim pikkus tähemärkides
# looked up by name
hint-question-most = Kui jätad tühjaks: ühel real 200, lõikudes 2000.

call-roles = Sihtrollid
call-roles-lead = Kellena töötavad inimesed, kellele programm on mõeldud? Kandideerija valib neist ühe. Kui see on oluline, ütle, mitut igas rollis otsid.
call-roles-none = Rolli ei küsita.
call-roles-row = { $number }. roll
call-roles-name = { $number }. rolli nimi ({ $language } keeles)
call-roles-least = { $number }. roll: vähemalt
call-roles-most = { $number }. roll: kõige rohkem
call-roles-note = Nimeta rida jääb välja. Ridu tuleb juurde, kui salvestad.
call-role-exactly = täpselt { $count }
call-role-between = { $least } kuni { $most }
call-role-least = vähemalt { $least }
call-role-most = kõige rohkem { $most }
call-role-any = nii palju, kui neid on

call-conditions = Tingimused
call-conditions-lead = Need kehtivad kogu rühma kohta. Valikul on näha, mida iga tingimus maksma läheb.
call-one-per-municipality = Igast omavalitsusest kõige rohkem üks
call-one-per-organisation = Igast asutusest kõige rohkem üks
call-counties-least = Vähemalt { $count } maakonnast
call-choose-best = Parimad hinded, mida tingimused lubavad
call-choose-lottery = Aus loosimine nende vahel, kes on üle lävendi
call-line = Kelle hinne on alla { $line } punkti sajast, seda ei valita
# looked up by name
field-one-per-municipality = Igast omavalitsusest kõige rohkem üks
# looked up by name
field-one-per-organisation = Igast asutusest kõige rohkem üks
# looked up by name
field-counties-least = Vähemalt mitmest maakonnast?
# looked up by name
hint-counties-least = 0 ei nõua midagi.
# looked up by name
field-choose = Kes valitakse?
# looked up by name
field-score-line = Lävend: vähim hinne sajast
# looked up by name
hint-score-line = 0 ei jäta kedagi välja.

call-reviewing = Hindamine
call-reviewing-lead = Hindajad hindavad iga avaldust kriteeriumide järgi.
call-blind = Hindajad ei näe enne otsuste teatavaks tegemist nimesid, kontakte, tööandjaid ega omavalitsusi
call-not-blind = Hindajad näevad nimesid ja tööandjaid
call-reviews-least = { $count ->
    [one] Iga avaldus vajab { $count } hinnangut
   *[other] Iga avaldus vajab { $count } hinnangut
}
# looked up by name
field-blind = Hindajad ei näe nimesid
# looked up by name
hint-blind = Ka korraldaja, kes ise hindab, näeb nimesid alles siis, kui otsused on teatavaks tehtud.
# looked up by name
field-reviews-least = Mitut hinnangut iga avaldus vajab?

call-criteria = Kriteeriumid
call-criteria-lead = Mille järgi hinnatakse? Iga kriteerium saab 0 kuni 5 punkti; kaal ütleb, kui palju see teiste kõrval loeb.
call-criteria-none = Kriteeriume veel ei ole.
call-criteria-row = { $number }. kriteerium
call-criteria-name = { $number }. kriteeriumi nimi ({ $language } keeles)
call-criteria-help = { $number }. kriteerium: mida tähendab kõrge ja madal hinne ({ $language } keeles)
call-criteria-weight = { $number }. kriteeriumi kaal
call-criteria-note = Nimeta rida jääb välja. Üks rida tuleb juurde, kui salvestad.
call-weight = kaal { $weight }

call-late = Hilinenud avaldused
call-late-what = Kui kandideerimine on lõppenud, ei saa enam keegi ise kandideerida. Kellel see siiski peaks võimalik olema, sellele tee link ja saada see talle. Link toimib sinu nimetatud päeva lõpuni.
call-late-make = Tee link
call-late-link = Hilinenud avalduse link
call-late-open = toimib kuni: { $until }
call-late-over = toimis kuni: { $until }
call-late-revoked = tagasi võetud
call-late-used = { $count ->
    [0] keegi ei ole veel kasutanud
    [one] sellega on alustatud { $count } avaldust
   *[other] sellega on alustatud { $count } avaldust
}
call-late-revoke = Võta link tagasi
call-late-revoke-title = Kas võtta see link tagasi?
call-late-revoke-text = Selle lingiga ei saa enam keegi avaldust alustada ega esitada. Mis on esitatud, jääb.
# looked up by name
field-late-note = Kellele ja miks?
# looked up by name
field-late-until = Kuni selle päeva lõpuni

usual-question-care = Kuidas sa saad teada, mis sinu kogukonna inimestele päriselt loeb?
usual-question-care-help = Kus sa kuuled nende rõõme ja muresid, ja keda kuuled liiga vähe?
usual-question-culture = Kuidas sinu kodukohas rasketest asjadest räägitakse?
usual-question-culture-help = Too üks näide, mis läks hästi või ei läinud.
usual-question-you = Milline sa oled vestluse algataja ja teistsuguse arvamuse kuulajana?
usual-question-you-help = Mis tuleb sul kergelt välja ja mida tahad õppida?
usual-question-governance = Milline oleks sinu omavalitsus, kui inimesed selle juhtimises rohkem kaasa räägiksid?
usual-question-governance-help = Mida prooviksid kõigepealt ja kes sind aitaks?
usual-criterion-motivation = Motivatsioon
usual-criterion-motivation-help = Kõrge: ütleb selgelt, miks ja miks just nüüd. Madal: sobiks igasse avaldusse.
usual-criterion-use = Kasu kogukonnale
usual-criterion-use-help = Kõrge: õpitu läheb kodus kohe käiku. Madal: pole selge, kus seda kasutada saab.
usual-criterion-ready = Valmisolek
usual-criterion-ready-help = Kõrge: aega ja tuge on ning ta on valmis teistelt õppima. Madal: mõlemas võib kahelda.
