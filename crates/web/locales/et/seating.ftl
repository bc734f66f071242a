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
seating-why-pinned = käsitsi siia pandud

seating-broken-language = { $number }. ringis ei ole keelt, mida kõik räägivad.
seating-broken-apart = { $first } ja { $second } ei peaks koos istuma, aga mõlemad on { $number }. ringis.
seating-broken-together = { $first } ja { $second } peaksid koos istuma, aga ei istu.
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
seating-no-pinned = { $number }. ringi oled käsitsi pannud { $there } inimest, aga sinna mahuks { $most }. Luba mõni neist jälle ümber tõsta või vali vähem ringe.
seating-no-circle = { $name } ei saa kohta üheski ringis: soovid ja käsitsi määratud kohad on omavahel vastuolus. Võta midagi neist tagasi.
seating-no-crowd = Kõik üksteisest lahus peaksid istuma { $names }, aga ringe on ainult { $circles }. Vali rohkem ringe või võta mõni soov tagasi.
seating-no-at-once = { $kinds }. Kui ühes neist järele annad, on paigutus võimalik.
seating-no-other = Inimeste nimekiri muutus just sel hetkel. Proovi uuesti.
seating-kind-sizes = ühesuurused ringid (vali teine arv ringe)
seating-kind-language = ühine keel (ära nõua seda)
seating-kind-together = kes peaksid koos istuma (võta mõni soov tagasi)
seating-kind-apart = kes peaksid lahus istuma (võta mõni soov tagasi)
seating-kind-pinned = kelle koha oled käsitsi määranud (luba neid jälle ümber tõsta)
seating-kind-other = midagi muud

seating-wall = Nimekiri seinale
seating-wall-what = Prindi see leht: iga ring tuleb omale lehele.
seating-leads = Juhib { $name }

seating-day-unseated = { $people ->
    [one] Üks inimene on siin, aga tal ei ole ringis kohta.
   *[other] { $people } inimest on siin, aga neil ei ole ringis kohta.
}
seating-day-link = Ringide juurde
