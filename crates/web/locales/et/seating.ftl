### Seating: who sits in which circle and why, how circles are composed, lists for the wall.

seating-circle = { $number }. ring
seating-people = { $people ->
    [one] üks inimene
   *[other] { $people } inimest
}
seating-picture = { $people ->
    [0] { $number }. ring: veel ei ole kedagi
    [one] { $number }. ring: laua ümber on üks inimene
   *[other] { $number }. ring: laua ümber on { $people } inimest
}
seating-erased = Tulijate nimed on kustutatud, nii et ringides ei ole enam kedagi.
seating-none = Ringe veel ei ole.
seating-none-what = { $people ->
    [one] Kohta ootab üks inimene. Vali, mille poolest peaksid inimesed ringis erinema, ja ta saab koha.
   *[other] Kohta ootab { $people } inimest. Vali, mille poolest peaksid inimesed ringis erinema, ja igaüks saab koha.
}
seating-nobody = Kedagi ei ole veel kohal.
seating-nobody-what = Ringid moodustuvad neist, kes on kohale tulnud. Võid ka enne proovida, kuidas oleks siis, kui tulevad kõik, kellel koht on.
seating-to-day = Märgi kohalolijad
seating-to-settings = Moodusta ringid
seating-again = Moodusta ringid uuesti
seating-to-wall = Nimekiri seinale
seating-to-crew = Muuda meeskonda
seating-back = Ringide juurde

seating-gap-none = Rohkem segada ei saa: ühelgi sama suurte ringidega paigutusel ei ole rohkem erinevusi.
seating-gap = Erinevusi on neis ringides { $percent } % vähem kui parimas mõeldavas paigutuses. Keeli ja soove ei ole selles arvestatud, nii et paremat paigutust ei pruugi ollagi.
seating-late = { $people ->
    [one] Ühel inimesel ei ole veel kohta:
   *[other] { $people } inimesel ei ole veel kohta:
}
seating-late-button = Anna neile koht
seating-late-title = Kohata
seating-gone = { $people ->
    [one] Üks inimene, kellel koht on, ei ole siin:
   *[other] { $people } inimest, kellel koht on, ei ole siin:
}
seating-gone-what = Kui kohad vabastad, vahetab ringi nii vähe teisi kui võimalik.
seating-gone-live = Kui kohad vabastad, ei pea keegi teine ringi vahetama.
seating-gone-button = Vabasta kohad
seating-no-facilitator = Vestlusjuht puudub:
seating-no-scribe = Kirjapanija puudub:
seating-numbers = ring { $numbers }
seating-begun = Üks ring on alanud, nii et ringe enam uuesti ei moodustata. Hilineja saab koha ja inimesi võid ükshaaval ümber tõsta.
seating-undo-composed = Võta tagasi: ringide moodustamine
seating-undo-repaired = Võta tagasi: kohtade vabastamine
seating-undo-late = Võta tagasi: hilinejate kohad
seating-undo-moved = Võta tagasi: ümbertõstmine

seating-state-unopened = Ei ole alanud
seating-state-live = Käib
seating-state-over = Lõppenud
seating-spoken = Ühine keel: { $languages }
seating-hands = Juhib: { $facilitator }. Paneb kirja: { $scribe }.
seating-hands-none = Kes juhib ja kes paneb kirja, on veel määramata
seating-hand-none = ei keegi
seating-empty = Siin ei istu kedagi.
seating-pinned = (käsitsi siia pandud)
seating-move-to = Kuhu: { $name }
seating-move = Tõsta ümber
seating-seat = Anna koht
seating-nowhere = ilma ringita
seating-unpin = Luba jälle ümber tõsta
seating-mix = Kes siin kohtuvad
seating-mix-missing = ei ole kedagi: { $values }
seating-unsaid = ütlemata

seating-mixed-kind = kellena kutsutud
seating-mixed-connection = seos küsimusega
seating-mixed-place = elukoht
seating-mixed-age = vanus
seating-mixed-gender = sugu
seating-mixed-before = varem osalenud
seating-weight-none = ei loe
seating-weight-low = loeb veidi
seating-weight-normal = loeb
seating-weight-high = loeb palju

seating-why-differs = { $what }: teisiti kui { $from } kaaslasel { $others }-st
seating-why-differs-all = { $what }: teisiti kui kõigil teistel
seating-why-language = keel: siin räägivad kõik { $languages } keelt
seating-why-together = istub koos, nagu soovisid: { $names }
seating-why-apart = ei istu koos, nagu soovisid: { $names }
seating-why-need = { $need }: see ring on selleks ette valmistatud
seating-why-pinned = käsitsi siia pandud

seating-broken-language = { $number }. ringis ei ole keelt, mida kõik räägivad.
seating-broken-apart = { $first } ja { $second } ei peaks koos istuma, aga mõlemad on { $number }. ringis.
seating-broken-together = { $first } ja { $second } peaksid koos istuma, aga ei istu.
seating-broken-need = { $name } vajab ringi, kus on olemas { $need }, aga { $number }. ring ei ole selleks ette valmistatud.
seating-broken-needs = { $need }: ette saab valmistada kõige rohkem { $most ->
    [one] ühe ringi
   *[other] { $most } ringi
}, aga vajajad istuvad ringides { $numbers }.
seating-broken-few = { $number }. ringis on liiga vähe inimesi: kava järgi peab neid olema vähemalt { $least }.
seating-broken-many = { $number }. ringis on liiga palju inimesi: kava järgi mahub neid kõige rohkem { $most }.

seating-title = Moodusta ringid
seating-lead = Igasse ringi tulevad võimalikult erinevad inimesed, et kohtuksid need, kes muidu ei kohtuks. Pärast saad inimesi ümber tõsta ja tehtut tagasi võtta.
# looked up by name
field-whom = Kes saavad koha
seating-whom-here = kes on kohale märgitud
seating-whom-holders = kõik, kellel koht on: et näha, kuidas oleks
# looked up by name
field-circles = Mitu ringi
seating-circles-hint = Tühjaks jättes tuleb ringe nii palju, kui on vestlusjuhte ja kui kavas märgitud ringi suurus lubab. Praegu oleks ringe { $circles } ja { $people ->
    [one] üks inimene
   *[other] { $people } inimest
}.
seating-mix-title = Mille poolest peaksid inimesed ringis erinema
seating-mix-what = Arvestada saab ainult seda, mida registreerumisel küsitakse. Mis on sinu küsimuse juures tähtis, see loegu rohkem.
seating-mix-none = Registreerumisel ei küsita midagi, mille järgi inimesi segada, nii et nad jagatakse ringidesse lihtsalt ühtlaselt.
seating-mix-ask = Vali, mida registreerumisel küsitakse
# looked up by name
field-shared-language = Igas ringis on kõigil ühine keel
seating-language-hint = Kes oma keeli ei öelnud, võib istuda igas ringis.
seating-compose = Moodusta ringid
seating-begun-settings = Üks ring on alanud, nii et ringe enam uuesti ei moodustata.
seating-refused = Kõiki neid tingimusi korraga täita ei saa:
seating-refused-unsure = Paigutust, milles kõik kehtiks, ei leitud:
seating-wishes = Koos või lahus
seating-wishes-what = Kui keegi tuli abilise või tõlgiga või kui kaks inimest ei peaks kohtuma. Seda näevad ainult need, kes ringe moodustavad.
seating-wishes-nobody = Soove saab lisada siis, kui inimesed on registreerunud.
# looked up by name
field-first = Üks
# looked up by name
field-second = Teine
# looked up by name
field-wanted = Soov
seating-wish-choose = vali inimene
seating-wish-together = ühte ringi
seating-wish-apart = mitte ühte ringi
seating-wish-add = Lisa soov
seating-wish-remove = Eemalda
seating-wished-together = { $first } ja { $second } istuvad ühes ringis
seating-wished-apart = { $first } ja { $second } ei istu ühes ringis

seating-no-nobody = Kohta ei ole kellelegi anda. Märgi inimesed kohale või vali kõik, kellel koht on.
seating-no-sizes = { $people ->
    [one] Ühest inimesest nii palju ringe ei saa. Vali vähem ringe.
   *[other] { $people } inimesest nii palju ringe ei saa. Vali vähem ringe.
}
seating-no-too-large = Ringe on palju rohkem kui inimesi. Vali vähem ringe.
seating-no-group = Koos peaksid istuma { $names }, aga ringi mahuks { $most }. Võta mõni soov tagasi või vali vähem ringe.
seating-no-apart = Koos ei peaks istuma { $names }, aga teised soovid või sinu käsitsi määratud kohad viivad nad ühte ringi. Võta midagi neist tagasi.
seating-no-language = Soovide või käsitsi määratud kohtade tõttu istuksid ühes ringis { $names }, aga ühist keelt neil ei ole. Võta mõni soov tagasi, luba neid jälle ümber tõsta või ära nõua ühist keelt.
seating-no-pinned = { $number }. ringi peaks kindlasti sattuma { $there } inimest, sest oled nad sinna pannud või on see ring nende vajaduseks ette valmistatud, aga sinna mahuks { $most }. Luba mõni neist jälle ümber tõsta, valmista ette rohkem ringe või vali vähem ringe.
seating-no-circle = { $name } ei saa kohta üheski ringis: vajadused, soovid ja käsitsi määratud kohad on omavahel vastuolus. Võta midagi neist tagasi.
seating-no-room = { $need }: seda vajab { $people ->
    [one] üks inimene
   *[other] { $people } inimest
}, aga selleks ette valmistatud ringidesse mahuks { $room }. Valmista ette rohkem ringe või vali vähem ja suuremaid ringe.
seating-no-crowd = Kõik üksteisest lahus peaksid istuma { $names }, aga ringe on ainult { $circles }. Vali rohkem ringe või võta mõni soov tagasi.
seating-no-at-once = { $kinds }. Kui ühes neist järele annad, on paigutus võimalik.
seating-no-other = Inimeste nimekiri muutus just sel hetkel. Proovi uuesti.
seating-kind-sizes = ühesuurused ringid (vali teine arv ringe)
seating-kind-language = ühine keel (ära nõua seda)
seating-kind-together = kes peaksid koos istuma (võta mõni soov tagasi)
seating-kind-apart = kes peaksid lahus istuma (võta mõni soov tagasi)
seating-kind-pinned = kelle koha oled käsitsi määranud (luba neid jälle ümber tõsta)
seating-kind-needs = ettevalmistatud ringid (valmista neid ette rohkem)
seating-kind-other = midagi muud

seating-wall = Nimekiri seinale
seating-wall-what = Prindi see leht: iga ring tuleb omale lehele. Kui inimesed ringe vahetavad, on esimesel lehel kirjas, kes kuhu läheb.
seating-leads = Juhib { $name }

seating-day-unseated = { $people ->
    [one] Üks inimene on siin, aga tal ei ole ringis kohta.
   *[other] { $people } inimest on siin, aga neil ei ole ringis kohta.
}
seating-day-link = Ringide juurde

seating-ready = olemas: { $need }
seating-needs = Vajadused
seating-needs-what = Mõni inimene saab osaleda ainult ringis, mis on tema jaoks ette valmistatud: kus on tõlk, kuhu pääseb ilma astmeteta, kus on silmusvõimendi. Pane kirja, mida on vaja, mitmes ringis see olla saab ja kes seda vajab. Seda näevad ainult need, kes ringe moodustavad.
seating-needs-said = Mida inimesed kirjutasid
seating-needs-open = Veel märkimata
seating-needs-nobody = Ükski koha saanu ei kirjutanud, et tal oleks midagi vaja.
seating-needs-unasked = Registreerumisel ei küsita, mida on osalemiseks vaja.
seating-needs-noted = Milleks ringe ette valmistatakse
seating-need-most = { $circles ->
    [one] Ette saab valmistada ühe ringi
   *[other] Ette saab valmistada { $circles } ringi
}
seating-need-these = Valmis ringid: { $numbers }
seating-need-of-nobody = Keegi seda veel ei vaja.
seating-need-change = Muuda
seating-need-add = Lisa vajadus
seating-need-title = Vajadus
seating-need-what = Seda arvestatakse ringide moodustamisel ja hilinejatele koha andmisel. Kes juba istub, jääb oma kohale.
# looked up by name
field-need-name = Mida on vaja
# looked up by name
hint-need-name = Sõna või kaks, näiteks „tõlk“. See on näha ringi juures, mis selleks ette valmistatakse.
# looked up by name
field-ready-circles = Mitu ringi saab ette valmistada
# looked up by name
hint-ready-circles = Ükskõik millised: kaks tõlki, kaks ringi. Kõigis voorudes on need samad.
# looked up by name
field-ready-numbers = Või missugused
# looked up by name
hint-ready-numbers = Kui seda ühest ringist teise viia ei saa, siis ringide numbrid, näiteks 1, 3. See loeb rohkem kui arv.
seating-need-people = Kes seda vajab
seating-need-people-none = Keegi ei ole veel registreerunud.
seating-need-others = Kõik teised
seating-need-everybody = Kõik
seating-need-drop = Eemalda vajadus
seating-need-drop-title = Kas eemaldada see vajadus?
seating-need-drop-what = Ringe selleks enam ette ei valmistata ja vajajate nimekiri kustub. Mida inimesed ise kirjutasid, jääb alles.

# looked up by name
field-rounds = Kui tihti ringe vahetatakse
# looked up by name
hint-rounds = Igas voorus kohtub igaüks teistega. Vestlusjuht ja kirjapanija jäävad oma ringi.
seating-rounds-choice = { $rounds ->
    [one] ei vahetata: üks voor
   *[other] { $rounds } vooru
}
seating-then = { $before }, siis { $number }.
seating-rounds = Kui inimesed ringe vahetavad
seating-rounds-what = Ülal on esimene voor. Vestlusjuht ja kirjapanija jäävad oma ringi. Kui tõstad kellegi ümber, saab ta hilisemateks voorudeks uued ringid, teised jäävad, kuhu olid.
seating-rounds-circles = Kes kus istub
seating-rounds-circle = Ring
seating-rounds-people = Kõik nimepidi
seating-ways = Kes kuhu läheb
seating-round = { $round }. voor
seating-met-once = Keegi ei istu kellegagi koos kaks korda.
seating-met-again = { $pairs ->
    [one] Üks paar istub koos rohkem kui ühe korra.
   *[other] { $pairs } paari istub koos rohkem kui ühe korra.
}
seating-met-wished = { $pairs ->
    [one] Üks paar istub koos rohkem kui ühe korra
   *[other] { $pairs } paari istub koos rohkem kui ühe korra
}, { $wished ->
    [one] üks neist
   *[other] { $wished } neist
} sinu soovil.
seating-met-all = Lõpuks on igaüks istunud kõigi teistega.
seating-met = Lõpuks on igaüks istunud koos { $met } inimesega { $others }-st.
seating-met-between = Lõpuks on igaüks istunud koos { $least } kuni { $most } inimesega { $others }-st.
seating-round-gap-none = { $round }. voor: rohkem segada ei saa.
seating-round-gap = { $round }. voor: erinevusi on { $percent } % vähem kui parimas mõeldavas paigutuses.
seating-round-broken = { $round }. voor: { $what }

seating-next = Kes tulevad järgmisena
seating-next-what = Kui inimesed ringe vahetavad, jäävad kohtadele siin esimese vooru nimed. Siis lähtu sellest, kes mitmendal kohal istub.

seating-whole = Kogu pilt
seating-whole-what = Täpp on inimene, tulp on ring ja joon näitab, kui palju neid seal oleks, kui kõik oleksid ühtlaselt jagatud.
seating-whole-alt = { $what }: kui palju on keda igas ringis, võrreldes ühtlase jaotusega. Arvud on tabelis pildi all.
seating-whole-table = Tabelina
seating-whole-share = Ühtlane osa
seating-whole-rest = { $values ->
    [one] üks haruldasem vastus
   *[other] { $values } haruldasemat vastust kokku
}
