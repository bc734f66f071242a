### Valik: kes saab koha, miks ja mis tingimustel; otsuste avaldamine ja see, mida kandidaatidele öeldakse.

selection-tab = Valik
selection-title = Valik
selection-chosen = saab koha
selection-reserve = reservis
selection-not = ei osutunud valituks
selection-reserve-rank = reservis, { $rank }.
selection-rank = reservis { $rank }.
selection-group-chosen = Saavad koha
selection-group-reserve = Reserv järjekorras
selection-group-not = Ei osutunud valituks
selection-count-chosen = saab koha
selection-count-reserve = reservis
selection-count-not = ei osutunud valituks

selection-nobody = Veel ei ole, kelle seast valida
selection-nobody-what = Esitatud avaldused tulevad siia koos hindajate antud punktidega.
selection-pool = { $n ->
    [one] Avaldusi on üks.
   *[other] Avaldusi on { $n }.
}
selection-pool-few = { $n ->
    [one] Ühel on vähem hinnanguid kui vaja ja see jääb kõrvale, kui sa seda ise sisse ei lase.
   *[other] { $n } on vähem hinnanguid kui vaja ja need jäävad kõrvale, kui sa neid ise sisse ei lase.
}
selection-run = Koosta valik
selection-run-again = Koosta uuesti
selection-run-hands = Käsitsi tehtud muudatused lähevad sellega kaotsi.
selection-is-held = Kellelegi ei ole veel midagi öeldud. Kuni avaldamiseni saad valikut muuta.
selection-stale = Pärast valiku koostamist on midagi muutunud: mõni avaldus, hinnang või tingimus. Koosta valik enne avaldamist uuesti.
selection-is-released = Otsused on avaldatud ja kõigile teatatud.
selection-erased = Nende avaldused, kes ei osale, on tähtaja möödumisel kustutatud. Mis otsustati ja miks, on kirjas otsuste protokollis.

selection-by-score = Valitud suurimate punktidega, mida tingimused lubavad, kokku { $total }.
selection-by-lot = Loositud kõigi vahel, kes piiri ületasid; algväärtusega „{ $seed }“ tuleb sama tulemus.
selection-by-draw = Avalikult loositud: otsustas number { $number }.
selection-proof-best = Nendel tingimustel ei ole ühelgi teisel valikul rohkem.
selection-proof-at-most = Otsing jäi pooleli: mõnel teisel valikul võiks olla kuni { $total } punkti.
selection-proof-fair = Võimalused olid nii võrdsed, kui tingimused lubavad.
selection-proof-least = Otsing jäi pooleli: väikseim võimalus võinuks olla kuni { $chance } %.
selection-tie = Sama palju oleks teistelgi; võrdsete vahel otsustasid koodid, mis on juhuslikud.

selection-vain = Kõiki tingimusi korraga täita ei saa.
selection-vain-least = Kõige vähem tuleks järele anda nii:
selection-vain-what = Nii saaks:
selection-to-condition = Muuda
selection-change-places = Kohti: { $to }, mitte { $from }.
selection-change-min = { $value }: vähemalt { $to }, mitte { $from }.
selection-change-max = { $value }: kõige rohkem { $to }, mitte { $from }.
selection-change-one = { $value }: ühe asemel lubada { $to }.
selection-change-spread = Maakondi vähemalt { $to }, mitte { $from }.

selection-breach-few = { $value }: { $there }, aga vaja on vähemalt { $least }.
selection-breach-many = { $value }: { $there }, aga lubatud on { $most }.
selection-breach-one = { $value }: ühe asemel { $there }.
selection-breach-spread = Maakondi { $there }, aga vaja on vähemalt { $least }.
selection-breach-places = Inimesi { $there }, kohti { $asked }.

selection-stands = Tingimused
selection-col-condition = Tingimus
selection-col-there = Praegu
selection-col-met = Täidetud
selection-met = täidetud
selection-unmet = täitmata
selection-stand-places = { $n ->
    [one] Üks koht
   *[other] { $n } kohta
}
selection-stand-role-both = { $role }: { $least } kuni { $most }
selection-stand-role-least = { $role }: vähemalt { $least }
selection-stand-role-most = { $role }: kõige rohkem { $most }
selection-stand-municipality = Igast omavalitsusest kõige rohkem üks
selection-stand-organisation = Igast organisatsioonist kõige rohkem üks
selection-stand-counties = { $n ->
    [one] Vähemalt ühest maakonnast
   *[other] Vähemalt { $n } maakonnast
}
selection-stand-over = { $n ->
    [0] nagu soovitud
   *[other] { $n } liiga palju
}

selection-col-who = Kandidaat
selection-col-code = Kood
selection-col-role = Roll
selection-col-score = Punktid
selection-col-why = Miks
selection-col-decision = Otsus
selection-col-language = Keel
selection-col-told = Mida talle öeldakse
selection-one-municipality = Sama omavalitsus
selection-one-organisation = Sama organisatsioon
selection-rule-full = { $value }: kohti on { $most } ja need on täis.
selection-rule-taken = { $value }: ainsa koha sai { $who }.
selection-rule-needed = { $value }: vaja on vähemalt { $least }.
selection-rule-spread = Maakondi peab olema vähemalt { $least }.
selection-why-few = Hinnanguid { $has }, vaja { $needs }.
selection-why-conflicts = Kõik hindajad on seotud.
selection-why-line = Alla { $line } punkti piiri.
selection-why-score = Ühelgi kohata jäänul ei ole rohkem punkte.
selection-why-next = Järgmisena saaks selle koha { $who }, punkte { $score }.
selection-why-only = Nendel tingimustel ei saaks seda kohta keegi teine.
selection-why-below = Neist, kelle koht võiks tema oma olla, on kõige vähem punkte saanud { $who }: { $score }.
selection-why-kept = { $who } sai vähem punkte ({ $score }), aga jääb tingimuste pärast sisse. { $because }
selection-why-held = Kõik kohad on võetud.
selection-why-drawn = Loositi välja; võimalus oli { $chance } %.
selection-why-instead = Tuli loosiga kellegi asemele, kes loositud rühmast enam kohta võtta ei saa.
selection-why-not-drawn = Loos ei langenud temale; võimalus oli { $chance } %.

selection-hand = Käsitsi muudetud
selection-by-hand = Käsitsi muudetud: { $reason }
selection-by-hand-only = Käsitsi muudetud.
selection-hand-what = Ütle, miks: põhjus jääb otsuste protokolli, kandidaat seda ei näe. Valitute hulgast reservi tõstetu on seal esimene, kõik teised viimased.
selection-hand-breaks = „{ $outcome }“ rikuks:
selection-hand-save = Muuda
selection-to-reviews = Hinnangud
selection-note = Mida kandidaadile öeldakse
selection-told = Põhjus:
selection-letter = Kiri
selection-letter-offer = Kirjas pakutakse kohta ja öeldakse, mis ajaks vastata.
selection-offer = Paku kohta käsitsi
selection-offer-what = See läheb mööda nii tingimustest kui ka reservi järjekorrast. Põhjus jääb alles.

selection-letters = Mida kellelegi öeldakse
selection-letters-look = Vaata üle, mida kellelegi öeldakse
selection-letters-what = Igaühe põhjus tema enda keeles ja see, mille oled juurde kirjutanud. Ava inimene, kui tahad midagi lisada või tervet kirja näha.
selection-letters-none = Koosta kõigepealt valik.
selection-letters-caption = Põhjused ja märkused

selection-release = Avalda otsused
selection-release-title = Kas avaldada otsused nüüd?
selection-release-what = Kõigile teatatakse korraga: valitutele pakutakse kohta, teised saavad teada, et on reservis või ei osutunud valituks, igaüks koos põhjusega. Pärast seda enam midagi muuta ei saa.
selection-release-counts = Kohta pakutakse: { $chosen }. Reservi jääb: { $reserve }. Ei osutunud valituks: { $not }. Igaüks saab kirja ja tagasi seda võtta ei saa.

selection-stuck = { $n ->
    [one] Üks koht on vaba ja ise ei tõuse sinna keegi
   *[other] { $n } kohta on vabad ja ise ei tõuse sinna keegi
}
selection-stuck-nobody = Reservis ei ole enam kedagi.
selection-stuck-what = Reservist ei sobi tingimustega keegi. Järele tuleks anda nii; samuti saad inimese lehel kohta käsitsi pakkuda:

selection-record = Otsuste protokoll
selection-record-released = Avaldatud
selection-record-how = Kuidas valiti
selection-record-broken = { $n ->
    [one] Ühest tingimusest astuti käsitsi üle.
   *[other] { $n } tingimusest astuti käsitsi üle.
}
selection-record-conditions = Tingimused
selection-record-review = Hindamine
selection-record-reviewed = { $n ->
    [one] Üks hindaja; iga avaldus vajas hinnanguid: { $needs }.
   *[other] { $n } hindajat; iga avaldus vajas hinnanguid: { $needs }.
}
selection-record-few = Sisse lasti ka need, kel hinnanguid oli vähem.
selection-record-criteria = Kriteeriumid
selection-record-entries = Otsused
selection-record-pdf = Protokoll paberil (PDF)
selection-record-total-entries = avaldust
selection-record-total-chosen = valitud
selection-record-total-reserve = reservis
selection-record-changes = Käsitsi muudetud
selection-record-signed = Otsustas
selection-record-foot = Protokoll on programmi korraldajatele ja rahastajale. Avaldused on koodi all; kelle andmed on kustutatud, selle nime siin enam ei ole.

# looked up by name
field-seed = Loosi algväärtus
# looked up by name
hint-seed = Mis tahes tekst. Sama algväärtuse, samade inimeste ja tingimustega tuleb sama tulemus. Kui jätad tühjaks, võetakse see juhuslikult.
# looked up by name
field-reserve-most = Kui palju on reservis kõige rohkem?
# looked up by name
field-few-reviews = Lase sisse ka need, kel on vähem hinnanguid kui vaja
# looked up by name
field-outcome = Otsus
# looked up by name
field-hand-reason = Miks?
# looked up by name
field-despite = Mõtlen just nii, kuigi see rikub tingimusi
# looked up by name
field-decision-note = Lisa midagi oma sõnadega
# looked up by name
hint-decision-note = Kandidaadi keeles. See on kirjas ja tema lehel põhjuse all.

decision-title = Otsus
decision-chosen = Osutusid valituks.
decision-reserve = Oled reservis { $rank }.
decision-reserve-no-rank = Oled reservis.
decision-not = Seekord me sulle kohta pakkuda ei saa.
decision-why-chosen = Hindajad andsid sinu avaldusele palju punkte ja see sobib tingimustega, mille järgi rühm kokku pandi.
decision-why-chosen-by-lot = Häid avaldusi oli rohkem kui kohti ja liisk langes sinule.
decision-why-chosen-by-hand = Korraldajad kaalusid avaldused veel kord läbi ja andsid sulle koha.
decision-why-score = Kandidaate oli rohkem kui kohti ja hindajad andsid teistele rohkem punkte.
decision-why-line = Hindajad andsid vähem punkte, kui koha saamiseks vaja oli.
decision-why-lot = Häid avaldusi oli rohkem kui kohti, nii et kohad loositi.
decision-why-municipality = Igast omavalitsusest sai tulla üks inimene ja sinu omast valiti keegi teine.
decision-why-organisation = Igast organisatsioonist sai tulla üks inimene ja sinu omast valiti keegi teine.
decision-why-role = Sinu rollis inimestele oli kindel arv kohti ja need said teised.
decision-why-mix = Rühm pandi kokku nii, et esindatud oleksid eri rollid ja maakonnad, ja selle juures jäi koht teistele.
decision-why-reviews = Sinu avaldust sai hinnata liiga vähe hindajaid, et seda teistega võrrelda.
decision-why-weighed = Korraldajad kaalusid avaldused veel kord läbi ja andsid kohad teistele.
decision-reserve-thanks = Aitäh, et kandideerisid programmi „{ $title }“.
decision-reserve-next = Kui mõni koht vabaneb ja on sinu kord, pakume seda sulle kirjaga. Praegu ei ole sul vaja midagi teha. Kui sa enam tulla ei saa, loobu kohast reservis.
decision-not-thanks = Aitäh, et kandideerisid programmi „{ $title }“ ja selleks aega võtsid.
decision-not-next = Kui tahad rohkem teada, kirjuta meile.
decision-button = Vaata oma avaldust
decision-own-what = Selle lingiga näed otsust ja saad avalduse tagasi võtta. Ära seda teistele anna.
