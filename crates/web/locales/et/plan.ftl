### The parts of a dialogue's plan, and the facilitator's script.

plan-title = Kava
plan-edit = Muuda
plan-missing = veel puudu
plan-lead = Kõik dialoogi kohta ühes kohas. Iga osa muudetakse eraldi.
plan-lead-reader = Kõik dialoogi kohta ühes kohas. Muuta saab omanik või korraldaja.
plan-script = Ava vestlusjuhi kava
plan-over = Dialoog on peetud, nii et aeg ja meetod jäävad nii, nagu need olid.

plan-words = Küsimus ja lubadus
plan-meeting = Aeg ja koht
plan-course = Meetod ja kulg
plan-places = Kohad
plan-crew = Kes juhib ja kes paneb kirja
plan-invitees = Keda kutsuda
plan-fields = Mida registreerumisel küsitakse

plan-why = Miks seda praegu küsitakse
plan-for-whom = Kellele see on
plan-influence = Mida see võib mõjutada
plan-answerer = Kes vastab
plan-answer-by = Mis ajaks
plan-spoken = Mis keeltes räägitakse
plan-translations = Tõlked
plan-translation-add = Tõlgi: { $language } keel
plan-translation-edit = Muuda tõlget: { $language } keel
plan-translation-of = Tõlge: { $language } keel
plan-translation-lead = Kui tõlge on olemas, näeb inimene dialoogi oma keeles, muidu nii, nagu see esmalt kirjutati.
plan-original = Algtekst: { $language } keel
plan-remove = Eemalda see tõlge
plan-remove-title = Kas eemaldada tõlge?
plan-remove-text = Selles keeles kirjutatu läheb kaduma. Algtekst jääb alles.
plan-remove-yes = Eemalda
plan-words-lead = Seda loevad inimesed enne, kui otsustavad tulla.
plan-words-promise = Lubadus
plan-words-promise-what = Dialoog, millele keegi ei vasta, jätab inimestele vähem usaldust, kui neil enne oli. Ütle, kes öeldut loeb ja millal ta vastab.
plan-question-hint = Üks avatud küsimus, mille peale igaüks oskab midagi oma elust rääkida.
plan-why-hint = Mis on juhtunud või muutunud? Piisab kahest-kolmest lausest. Mis pani sind soovima teisi kuulata?
plan-for-whom-hint = Keda sa loodad näha? Ütle ka, et ette valmistada ei ole vaja.
plan-influence-hint = Ole aus: mis on veel lahtine, mis on juba otsustatud ja kes otsustab.
plan-answerer-hint = Nimi ja amet: „Liis Kask, abivallavanem“.
plan-answer-by-hint = Viimane päev, mil vastus tuleb. See peab olema pärast dialoogi.
plan-spoken-hint = Keeled, milles saab ringis rääkida.

plan-meeting-lead = Täida see, mida juba tead, ja tule hiljem tagasi.
plan-meeting-told = Registreerumine on avatud. Kui aeg, koht või link muutub, saavad kõik, kellel on koht või kes seda ootavad, kirja ja nende kalender uueneb.
plan-date-hint = Vali päev, mis sobib neile, keda ootad: arvesta lõikuse, koolivaheaja ja vahetustega.
plan-zone = Ajavöönd
plan-repeated = Sel ööl keeratakse kella tagasi ja see kellaaeg tuleb kaks korda. Kumb?
plan-repeated-first = esimene, enne kella keeramist
plan-repeated-second = teine, pärast kella keeramist
plan-place-name-hint = Nii, nagu inimesed seda kutsuvad: „Räpina raamatukogu suur saal“.
plan-place-address-hint = Tänav, maja ja asula, et kaart selle leiaks.
plan-video-link-hint = Seda näevad ainult need, kellel on koht.
plan-access-label = Kuidas pääseb sisse ja mida tulija peab teadma
plan-access-hint = Trepid või mitte, parkimine, buss, silmusvõimendi, tõlge, lastehoid, söök. Kui midagi ei ole, ütle seegi.
plan-zone-note = ajavöönd { $zone }

plan-course-lead = Meetod on kokkulepitud kulg: kes millal räägib, kui kaua ja kuidas lõpetatakse.
plan-course-people = { $least }–{ $most } inimest
plan-course-length = { $least }–{ $most } min, tavaliselt { $usual }
plan-course-not = Ei sobi, kui
plan-course-steps = Sammude minutid
plan-course-steps-what = Jäta lahter tühjaks ja minutid jagatakse sinu eest. Sinu kirjutatud minutid jäävad, teised sammud kohanduvad.
plan-course-step = Samm
plan-course-clock = Kell
plan-course-minutes = Minutid
plan-course-least = vähemalt { $least }
plan-course-closing = Lõpetamisele jääb vähemalt { $least } minutit: loetakse üle, mis kirja sai, kuuldakse, mis saab edasi, ja keegi ei lahku poolelt mõttelt.
plan-course-try = Proovi
plan-course-tried = Nii see oleks. Midagi ei ole veel salvestatud.
plan-course-total = kokku { $minutes } minutit
plan-course-unknown = Seda meetodi versiooni siin enam ei tunta. Vali alt mõni.
plan-course-other = Kui valid teise meetodi, vajuta „Proovi“, et näha selle samme.
plan-course-told = Registreerumine on avatud. Kui pikkus muutub, saavad kõik, kellel on koht või kes seda ootavad, kirja.
plan-course-key-talk = vestlus
plan-course-key-other = algus ja lõpp
plan-course-label = { $minutes } minutit, { $steps } sammu; vestlusele jääb { $talk } minutit.
plan-minutes-short = min
plan-step-by-hand = käsitsi pandud

plan-places-lead = Kutsu rohkem inimesi, kui on kohti: keegi jääb ikka haigeks.
plan-places-of = { $capacity } kohta
plan-places-none = Kohtade arv on otsustamata.
plan-places-circle = ühes ringis { $least }–{ $most } inimest
plan-places-circle-title = Inimesi ühes ringis
plan-places-circle-what = Kui inimesi on rohkem, kui ühte ringi mahub, istutakse korraga mitmes ringis.
plan-places-waiting = Ootenimekiri on olemas; pakutud kohta hoitakse { $hours ->
    [one] 1 tund
   *[other] { $hours } tundi
}.
plan-places-no-waiting = Ootenimekirja ei ole.
plan-places-closes = Registreerumine lõpeb { $hours ->
    [one] 1 tund
   *[other] { $hours } tundi
} enne algust.
plan-places-closes-start = Registreeruda saab kuni alguseni.
plan-capacity-hint = Mitu inimest kokku saab tulla. Hiljem võid arvu suurendada ja uued kohad lähevad ootajatele.
plan-waiting-list-hint = Kui kõik kohad on võetud, saab jääda ootama; vaba koht pakutakse sellele, kes on kõige kauem oodanud.
plan-offer-hours-hint = Kui kaua on ootajal aega jah öelda, enne kui koht läheb järgmisele.
plan-close-hours-hint = 0 tähendab kuni alguseni.

plan-crew-lead = Kes juhib, see ei vali küsimuses poolt. Kes paneb kirja, see samal ajal ei juhi.
plan-crew-facilitators = Kes juhib
plan-crew-scribes = Kes paneb kirja
plan-crew-none = veel ei keegi
plan-crew-members = Liikmed
plan-crew-no-account = Teised, igal real üks nimi
plan-crew-no-account-hint = Inimesed, kellel siin kontot ei ole. Vestlusjuhtide nimed on dialoogi lehel kõigile näha, kirjapanijate nimesid näevad ainult liikmed.

plan-invitees-lead = Ring on hea, kui kohtuvad inimesed, kes muidu ei kohtuks. Nimeta, milliseid inimesi sa loodad ja mitut.
plan-invitees-help-title = Kellele mõelda
plan-invitees-help-know = Kes tunneb teemat töö või oma elu kaudu?
plan-invitees-help-affected = Keda see puudutab, täna või kümne aasta pärast?
plan-invitees-help-unasked = Kellelt tavaliselt ei küsita?
plan-invitees-help-influence = Kes saab otsustada või peab vastama?
plan-invitees-help-how = Kutsu isiklikult, nende keeles ja inimeste kaudu, keda nad usaldavad; ja kutsu rohkem, kui tulla jõuab.
plan-invitees-row = { $n }. Keda
plan-invitees-hoped = { $n }. Mitu
plan-invitees-note = Kui jätad nime tühjaks, kaob rühm ära; selle inimeste kohad jäävad neile alles. Kõige rohkem { $most } rühma.
plan-invitees-count = loodetud { $hoped }
plan-invitees-none = Rühmi ei ole veel nimetatud. Siis on lihtsalt kõik oodatud.

plan-fields-lead = Küsi nii vähe kui võimalik. Iga küsimuse juures lööb keegi käega, ja mida küsitakse, seda tuleb ka hoida ja kustutada.
plan-fields-always = Nime ja seda, kuidas inimest kätte saada, küsitakse alati.
plan-fields-ask = Küsi seda
plan-fields-required = Vastama peab
plan-fields-why = Miks seda küsitakse
plan-fields-why-hint = Kui jätad tühjaks, loeb inimene: „{ $why }“
plan-fields-gone = Vastused sellele, mida sa enam ei küsi, kustutatakse.
plan-fields-none = Ainult nime ja seda, kuidas inimest kätte saada.
plan-fields-must = vastama peab
plan-fields-may = võib tühjaks jätta

plan-script-title = Vestlusjuhi kava
plan-script-print = Prindi otse brauserist või võta
plan-script-pdf = PDF
plan-script-rules = Kokkulepped
plan-script-course = Kulg
plan-script-notes = Vestlusjuhile
plan-script-materials = Käepärast
plan-script-help = Abikaardid
plan-script-help-what = Rasketeks hetkedeks; kõige leebem võte on eespool.
plan-script-turn = igaühele { $seconds } s
plan-script-no-plan = Minutid ei sobi meetodiga. Vaata kulg uuesti üle.
plan-script-in = Kava on dialoogi keeles: { $language } keel.

# looked up by name
field-question = Küsimus
# looked up by name
field-why = Miks seda praegu küsitakse
# looked up by name
field-for-whom = Kellele see on
# looked up by name
field-influence = Mida see võib mõjutada
# looked up by name
field-answerer = Kes vastab
# looked up by name
field-answer-by = Mis ajaks vastus tuleb
# looked up by name
field-spoken = Mis keeltes räägitakse
# looked up by name
field-date = Kuupäev
# looked up by name
field-time = Kellaaeg
# looked up by name
field-repeated = Kumb kahest
# looked up by name
field-attendance = Kuidas osaletakse
# looked up by name
field-place-name = Koha nimi
# looked up by name
field-place-address = Aadress
# looked up by name
field-video-link = Videolink
# looked up by name
field-method = Meetod
# looked up by name
field-minutes = Pikkus minutites
# looked up by name
field-step = Sammu minutid
# looked up by name
field-capacity = Kohti
# looked up by name
field-circle-least = Vähemalt
# looked up by name
field-circle-most = Kõige rohkem
# looked up by name
field-waiting-list = Kohta saab oodata
# looked up by name
field-offer-hours = Mitu tundi pakutud kohta hoitakse
# looked up by name
field-close-hours = Mitu tundi enne algust registreerumine lõpeb
# looked up by name
field-hoped = Mitu
# looked up by name
field-facilitator-names = Kes juhib, kontota
# looked up by name
field-scribe-names = Kes paneb kirja, kontota
# looked up by name
field-why-age = Miks: vanus
# looked up by name
field-why-gender = Miks: sugu
# looked up by name
field-why-place = Miks: elukoht
# looked up by name
field-why-connection = Miks: seos küsimusega
# looked up by name
field-why-languages = Miks: keeled
# looked up by name
field-why-access = Miks: vajadused
# looked up by name
field-why-food = Miks: söök
# looked up by name
field-why-before = Miks: varem osalenud
# looked up by name
field-why-hopes = Miks: millest rääkida
