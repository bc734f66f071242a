### Arenguprogrammi lend: kohtumised, ajaküsitlused, materjalid, töölehed, õpipäevik, enesehinnang, teated.

programme-tab-cohort = Lend

cohort-title = Lend
cohort-people = Osalejad
cohort-meetings = Kohtumised
cohort-meeting = Kohtumine
cohort-materials = Materjalid
cohort-worksheets = Töölehed
cohort-journal = Õpipäevik
cohort-assessment = Enesehinnang
cohort-messages = Teated
cohort-mentoring = Juhendamine
cohort-no-meetings = Kohtumisi ei ole veel kavas.
cohort-nobody = Osalejaid veel ei ole
cohort-nobody-what = Siia jõuab igaüks, kes talle pakutud koha vastu võtab.
cohort-name = Nimi
cohort-employer = Töökoht
cohort-change = Muuda
cohort-delete = Kustuta
cohort-held = Peetud kohtumisi: { $held }.
cohort-unrecorded = { $count ->
    [one] Üks osavõtuleht on veel täitmata.
   *[other] { $count } osavõtulehte on veel täitmata.
}

cohort-sheet = Osavõtt
cohort-sheet-early = Kohtumine ei ole veel alanud. Seni saad märkida ainult neid, kes on puudumisest teatanud.
cohort-sheet-undo = Tagasivõtmiseks puuduta sama nuppu uuesti.
cohort-all-present = Kõik ülejäänud on kohal
cohort-sign-in = Registreerimisleht (PDF)
cohort-sign-in-note = Korraldajad hoiavad seda lehte tunnistuste jaoks.
cohort-signature = Allkiri
cohort-mark-present = Kohal
cohort-mark-apologised = Teatas puudumisest
cohort-mark-absent = Puudub
cohort-apologised-themselves = Teatas ise.

cohort-poll-title = Millal ja kus
cohort-poll-new = Küsi, millal sobib
cohort-poll-see = Vaata vastuseid
cohort-poll-new-what = Paku kaks kuni kuus võimalust. Iga osaleja saab kirja, näeb, kes veel millal saab, ja vastab sinu määratud päevani.
cohort-poll-option = { $number }. võimalus
cohort-poll-minutes = Minuteid
cohort-poll-ask = Küsi osalejatelt
cohort-poll-none = Selle kohtumise kohta ei ole küsitud.
cohort-poll-until = Osalejad saavad vastata { $until }.
cohort-poll-answer-until = Märgi iga võimaluse juurde, kas saad tulla. Muuta saad { $until }.
cohort-poll-over = Vastata enam ei saa.
cohort-poll-taken-back = Küsimus võeti tagasi.
cohort-poll-table = Kes millal saab
cohort-poll-total = Kokku: { $answer }
cohort-poll-chosen = valitud
cohort-poll-decide = Vali üks
cohort-poll-decide-what = Kohtumine saab selle aja ja koha ning kõigile osalejatele antakse teada.
cohort-poll-decide-button = Otsusta
cohort-poll-remove = Kas võtad küsimuse tagasi?
cohort-poll-remove-what = Keegi ei saa enam vastata. Osalejatele sellest kirja ei lähe.
cohort-poll-remove-yes = Võta tagasi
cohort-suits-yes = Jah
cohort-suits-maybe = Vajadusel
cohort-suits-no = Ei

cohort-material = Materjal
cohort-material-new = Lisa materjal
cohort-material-open = Ava
cohort-material-whole = Kogu programm
cohort-material-worksheet = Tööleht
cohort-material-no-worksheet = ei ole
cohort-material-worksheet-hint = Üks neist, mis on Vestlusringiga kaasas. Kui sa pealkirja ei kirjuta, jääb talle enda oma.
cohort-material-from = nähtav { $date }
cohort-material-note = Märkus
cohort-material-note-hint = Mida sellega teha ja mis ajaks.
cohort-material-language = Keel
cohort-material-link = Link
cohort-material-file = Fail
cohort-material-file-back = Tagasi materjalide juurde
cohort-material-download = Laadi alla
cohort-material-save-file = Salvesta ja lisa fail
cohort-material-remove = Kas eemaldad selle materjali?
cohort-material-remove-what = Osalejad seda enam ei näe.
cohort-material-remove-yes = Eemalda
cohort-materials-none = Materjale veel ei ole
cohort-materials-none-what = Lisa midagi lugeda või kuulata või tööleht: ühe kohtumise või kogu programmi juurde.
cohort-materials-soon = Siia jõuab see, mida korraldajad lisavad.

cohort-worksheets-what = Tööleht on ainult sinu, kuni sa seda jagad. Salvesta poolikult ja jätka, millal tahad.
cohort-worksheets-back = Kõik töölehed
cohort-worksheet-fill = Täida
cohort-worksheet-go-on = Jätka
cohort-worksheet-alone = endale
cohort-worksheet-pair = koos õpipaarilisega
cohort-worksheet-observer = vaatlemise ajal
cohort-worksheet-minutes = umbes { $minutes } min
cohort-worksheet-saved = Salvestatud { $at }.
cohort-worksheet-blank = Tühi leht printimiseks
cohort-worksheet-here = Täida siin
cohort-worksheet-print = Prindi see leht brauserist.
cohort-worksheet-half = Poolik on ka hea.
cohort-worksheet-remove = Kas kustutad kirjutatu?
cohort-worksheet-remove-button = Kustuta kirjutatu
cohort-worksheet-done = Tehtud
cohort-worksheet-of-five = { $number } viiest

cohort-journal-what = Õpipäevikut loed ainult sina. Võid sissekannet juhendajatega jagada ja selle igal ajal tagasi võtta.
cohort-journal-none = Sinu õpipäevik on tühi
cohort-journal-none-what = Pane kirja, mida märkasid, mida proovisid ja mida tahad järgmisena proovida.
cohort-entry = Päeviku sissekanne
cohort-entry-new = Uus sissekanne
cohort-entry-after = Pärast millist kohtumist?
cohort-entry-no-meeting = ei ole seotud
cohort-entry-share = Seda võib lugeda ka { $mentors }
cohort-entry-share-hint = Keegi teine seda ei loe ja sa saad jagamise tagasi võtta.
cohort-entry-remove = Kas kustutad selle sissekande?
cohort-erased-really = See kustutatakse jäädavalt koos kommentaaridega. Keegi ei saa seda tagasi tuua.
cohort-rewritten = Salvestasid mujal, võib-olla teises seadmes, teistsuguse teksti. Pane need kokku ja salvesta uuesti.
cohort-shared = jagatud
cohort-shared-with = Seda näeb ka { $mentors }.
cohort-only-you = Seda näed ainult sina.
cohort-share-with = Jaga: { $mentors }
cohort-share-end = Lõpeta jagamine

cohort-mentoring-what = Mida osalejad juhendajatega jagavad. Keegi teine seda ei loe ja osaleja võib jagamise igal ajal tagasi võtta.
cohort-mentoring-back = Kõik, mida on jagatud
cohort-not-mentor = See leht on juhendajatele
cohort-not-mentor-what = Juhendajad on programmi koolitajad, kes siia sisse logivad. Mida osaleja endale kirjutab, ei loe keegi teine: ei korraldaja ega omanik.
cohort-shared-no-worksheets = Keegi ei ole töölehte jaganud.
cohort-shared-no-entries = Keegi ei ole päeviku sissekannet jaganud.
cohort-comment = Sinu kommentaar
cohort-comments = Kommentaarid
cohort-comment-write = Kirjuta kommentaar
cohort-comment-send = Saada
cohort-comment-remove = Eemalda minu kommentaar

cohort-moment-before = enne
cohort-moment-after = lõpus
cohort-moment-month-later = kuu aega hiljem
cohort-code = Sinu kood
cohort-code-what = Mõtle välja kood, mida tead ainult sina ja mis sulle meelde jääb, näiteks ema nime kaks esimest tähte ja tema sünnipäeva päev: MA12. Hoiame seda ainult loetamatul kujul ja sinu vastused ei ole ühegi nimega seotud. Kui kasutad järgmine kord sama koodi, on näha, mis on muutunud.
cohort-assess-what = Osalejad hindavad ennast enne programmi, selle lõpus ja kuu aega hiljem enda välja mõeldud koodi all. Seda küsitakse ise: esimese kohtumise päeval, pärast viimast ja 30 päeva hiljem. Sina näed, kes on vastanud, aga mitte seda, mida.
cohort-assess-own-what = Hindad ennast enne programmi, selle lõpus ja kuu aega hiljem. Korraldajad näevad, et oled vastanud, aga mitte seda, mida. Tulemusi näidatakse ainult siis, kui vastajaid on vähemalt viis, ja kõik koos.
cohort-assess-until = Avatud { $until }.
cohort-assess-closed = Suletud.
cohort-assess-due = Küsitakse ise { $date }.
cohort-assess-not-asked = Veel küsimata.
cohort-assess-answered = Vastanud on { $answered }, osalejaid on { $of }
cohort-assess-missing = Vastamata: { $names }
cohort-assess-ask = Küsi kohe
cohort-assess-remind = Tuleta vastamata jätnutele meelde
cohort-assess-close = Sulge ja näita tulemusi
cohort-assess-close-title = Kas sulged selle enesehinnangu?
cohort-assess-close-what = Kes ei ole veel vastanud, see enam vastata ei saa. Tulemusi näed, kui vastajaid on vähemalt viis.
cohort-assess-results = Tulemused
cohort-assess-no-results = Tulemused tulevad siis, kui kõik on vastanud, kolm nädalat on möödas või sa ise sulged, ja kui vastajaid on vähemalt viis. Varem ei saaks keegi vaadata, ilma et ta teada saaks, kes mida vastas.
cohort-assess-results-what = Keskmised skaalal 1–5, juures vastajate arv. Väited on meie enda omad ega ole valideeritud mõõdik. Muutused on ümardatud poole pallini.
cohort-assess-statement = Väide
cohort-assess-count = { $answered ->
    [one] { $answered } vastus
   *[other] { $answered } vastust
}
cohort-assess-mean = { $whole },{ $tenth } ({ $answered })
cohort-assess-number = { $whole },{ $tenth }
cohort-assess-change = Muutus „{ $from }“ → „{ $to }“: samad { $matched } inimest
cohort-assess-done = Sellele oled vastanud. Aitäh.
cohort-assess-over = Vastata enam ei saa.
cohort-assess-not-yet = Seda ei ole veel küsitud.
cohort-assess-none-open = Praegu ei ole midagi vastata.
cohort-assess-once = Saata saab üks kord. Keegi, ka meie mitte, ei leia sinu vastuseid hiljem üles, et neid muuta.
cohort-assess-send = Saada

cohort-message-new = Kirjuta teade
cohort-message-all = Kõigile
cohort-message-chosen = Neile, kelle valin
cohort-message-unpolled = Neile, kes ei ole vastanud, millal sobib „{ $meeting }“
cohort-message-unassessed = Neile, kellel on enesehinnang täitmata ({ $moment })
cohort-message-subject = Pealkiri
cohort-message-body = Tekst
cohort-message-fallback = Piisab ühest keelest. Kes loeb teist keelt, saab selle teksti, mis on olemas.
cohort-message-preview = Välja läheb see
cohort-message-preview-button = Näita, milline see on
cohort-message-change = Muuda
cohort-message-send = { $count ->
    [one] Saada ühele inimesele
   *[other] Saada { $count } inimesele
}
cohort-message-to = { $count ->
    [one] ühele inimesele
   *[other] { $count } inimesele
}
cohort-message-to-names = Kellele: { $names }
cohort-message-states = Kes selle sai
cohort-message-no-mail = kirja enam ei hoita
cohort-message-no-address = e-posti aadressi ei ole: ütle ise edasi
cohort-messages-none = Teateid veel ei ole
cohort-messages-none-what = Mida kirjutad, läheb osalejatele kirjaga ja jääb nende lehele.
cohort-messages-soon = Mida korraldajad sulle kirjutavad, jääb ka siia.

cohort-own-back = Sinu oma leht
cohort-own-pages = Sinu lehed programmis
cohort-apologise = Ma ei saa tulla
cohort-apologise-send = Anna korraldajatele teada
cohort-apology-reason = Miks?
cohort-apology-who-sees = Seda loevad ainult korraldajad ja juhendajad. Kuu aega pärast kohtumist see kustutatakse.
cohort-come-after-all = Saan siiski tulla

cohort-card-next = Järgmine kohtumine
cohort-card-no-meeting = Ühtegi kohtumist ei ole ees.
cohort-card-apologised = { $meeting }. Oled teada andnud, et ei saa tulla.
cohort-card-meetings-link = Kõik kohtumised
cohort-card-poll = Millal sobib sulle „{ $meeting }“? Vasta { $until }.
cohort-card-poll-link = Märgi, millal saad
cohort-card-poll-again = Vaata või muuda
cohort-card-assess = Hinda ennast ({ $moment }), aega on { $until }. Umbes kümme minutit, ilma nimeta.
cohort-card-assess-link = Täida
cohort-card-materials = { $count ->
    [0] Praegu ei ole midagi.
    [one] Üks asi lugeda või teha.
   *[other] { $count } asja lugeda või teha.
}
cohort-card-worksheets = { $count ->
    [0] Sa ei ole veel ühtegi alustanud.
    [one] Oled ühte alustanud.
   *[other] Oled alustanud { $count } töölehte.
}
cohort-card-journal = { $count ->
    [0] Tühi. Loed seda ainult sina.
    [one] Üks sissekanne.
   *[other] { $count } sissekannet.
}
cohort-card-open = Ava

flash-apologised = Korraldajad teavad, et sa ei saa tulla.
flash-comes-after-all = Tore, et saad tulla.
flash-shared = Juhendajad saavad seda nüüd lugeda.
flash-shared-no-more = Nüüd näed seda ainult sina.
flash-gone = See on jäädavalt kustutatud.
flash-assessed = Aitäh, vastused on kohal.
flash-assessment-asked = Kes ei ole vastanud, saab kirja.
flash-poll-asked = Osalejatelt on küsitud.
flash-poll-decided = Kohtumisel on aeg ja koht ning kõigile antakse teada.
flash-message-sent = Teade on teel.

mail-poll-opened-subject = Millal sulle sobib? { $programme }
mail-poll-opened-what = Otsime aega ja kohta: „{ $meeting }“. Märgi oma lehel, millised võimalused sulle sobivad. Aega on { $until }.
mail-poll-opened-button = Märgi, millal saad:
mail-assessment-subject = Enesehinnang: { $programme }
mail-assessment-before = Enne programmi algust palume sul vaadata, kus sa praegu oled: mõned väited hinnata, umbes kümme minutit.
mail-assessment-after = Programm on jõudnud lõpule. Palun hinda samu väiteid veel kord, sama koodiga nagu esimesel korral.
mail-assessment-month-later = Kuu aega on möödas. Palun hinda samu väiteid viimast korda, sama koodiga nagu varem.
mail-assessment-privacy = Sinu vastused ei ole ühegi nimega seotud. Vorm on avatud { $until }.
mail-assessment-button = Täida oma lehel:
mail-commented-subject = { $name } kirjutas sulle: { $programme }
mail-commented-what = { $name } kommenteeris midagi, mida sa jagad. Loe seda oma lehelt.
mail-commented-button = Sinu oma leht:
mail-message-button = Sinu oma leht, kus see teade samuti olemas on:

# looked up by name
field-poll-until = Mis ajaks tuleb vastata?
# looked up by name
field-poll-answers = Vastused
# looked up by name
field-material-title = Pealkiri
# looked up by name
field-material-note = Märkus
# looked up by name
field-link = Link
# looked up by name
field-worksheet = Tööleht
# looked up by name
field-meeting = Kohtumine
# looked up by name
field-visible-from = Nähtav alates
# looked up by name
hint-visible-from = Tühjalt: kohe.
# looked up by name
field-day = Päev
# looked up by name
field-entry-text = Mida tahad meelde jätta?
field-code = Kood
# looked up by name
hint-code = Kolm kuni kakskümmend tähte ja numbrit. Suured tähed ja tühikud ei loe.
# looked up by name
field-comment = Sinu kommentaar
# looked up by name
field-to-whom = Kellele?
# looked up by name
field-to = Osalejad
# looked up by name
field-subject-et = Pealkiri eesti keeles
# looked up by name
field-subject-en = Pealkiri inglise keeles
# looked up by name
field-body-et = Tekst eesti keeles
# looked up by name
field-body-en = Tekst inglise keeles
