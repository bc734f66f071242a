### Avalik loos: nimekiri nummerdatud rühmadest, number, mis loositakse kõigi silma all, ja mis sellest tuli.

draw-title = Avalik loos
draw-lead = Arvutis loosimise asemel võid lasta kõigil pealt vaadata: kõigepealt avaldatakse nimekiri tuhandest nummerdatud rühmast, millest igaüks vastab tingimustele; siis loositakse avalikult number 000 kuni 999 ja selle numbriga rühm saab kohad.
draw-instead = Loosi hoopis avalikult
draw-to-draw = Avalik loos
draw-to-selection = Valiku juurde
draw-not-by-lot = Selles programmis valitakse punktide järgi. Loosimiseks vali kõigepealt tingimustes „loosiga“.
draw-percent = { $n } %

draw-prepare = Koosta nimekiri
draw-prepare-again = Koosta nimekiri uuesti
draw-prepare-what = Nimekiri tuleneb ainult avaldustest ja tingimustest: uuesti koostades tuleb sama. Enne avaldamist ei näe seda keegi teine.
draw-list = Nimekiri
draw-is-held = Praegu näevad seda ainult korraldajad.
draw-is-public = Seda näevad kõik.
draw-look = Vaata lehte
draw-fits-less = { $n ->
    [0] Midagi nimekirjas oleva inimese andmetest on pärast avaldamist muutunud. Loosida saad ikkagi.
    [one] Üks nimekirjas olija ei saa enam kohta võtta. Loosida saad ikkagi: kui loos langeb temale, tuleb tema asemele samadel tingimustel loosiga keegi teine.
   *[other] { $n } nimekirjas olijat ei saa enam kohta võtta. Loosida saad ikkagi: kui loos langeb neile, tulevad nende asemele samadel tingimustel loosiga teised.
}
draw-fits-again = Pärast nimekirja koostamist on midagi muutunud. Koosta see uuesti.
draw-fits-no = Keegi kandideerijatest ei ole nimekirjas, keegi nimekirjas olija ei saa enam kohta võtta, kuigi ta ei ole loobunud, või on tingimused nüüd teised. Sellest loosida oleks ebaõiglane: tühista see, ütle, miks, ja koosta uuesti.

draw-publish = Avalda nimekiri
draw-publish-what = Ütle, kust number tuleb, nii et keegi ei saaks seda ise valida: loosiautomaat, kuulid, mida võtab keegi väljast, või number, mille avaldab keegi teine sinu nüüd öeldud ajal.
draw-publish-title = Kas avaldada nimekiri nüüd?
draw-publish-text = Siis näevad kõik rühmi koos avalduste koodidega, ilma nimedeta. Kuni number on loositud või sa loosi põhjendusega tühistad, ei valita kedagi teisiti.
draw-number = Number
draw-number-what = Kirjuta loositud number, 000 kuni 999. Enne kui midagi juhtub, näed, kes on selle rühmas.
draw-number-button = Vaata rühma
draw-number-title = Kas loositi number { $number }?
draw-number-text = Selle rühmas on: { $group }. Kui kinnitad, koostatakse valik selle järgi ja number jõuab avalikule lehele. Kirjad lähevad välja alles siis, kui sa otsused avaldad.
draw-number-yes = Jah, see loositi
draw-drawn = Number on { $number }
draw-drawn-next = Valik tuleneb sellest. Võid selle üle vaadata ja avaldada.
draw-correct = Paranda numbrit
draw-correct-what = Juhuks, kui see sai valesti kirjutatud. Vale number ja sinu põhjendus jäävad avalikule lehele.
draw-call-off = Tühista see loos
draw-call-off-what = Avalik leht ütleb siis, et see nimekiri enam ei kehti, ja miks.
draw-waits = Oodatakse numbrit
draw-waits-what = Nimekiri on avaldatud, nii et valik koostatakse numbri järgi, kui see on loositud.
draw-run-follows = Valik tuleneb avalikult loositud numbrist. Uuesti koostades tuleb sama; nende asemele, kes on vahepeal loobunud, tulevad teised.

draw-fact-number = Number
draw-fact-entered = Sisestatud
draw-fact-source = Kust number tuleb
draw-fact-when = Millal loositakse
draw-fact-published = Nimekiri avaldatud
draw-fact-group = Selle rühm
draw-fact-chances = Võimalused
draw-fingerprint = Nimekirja sõrmejälg (SHA-256)
draw-chance-same = Kõigil { $least }.
draw-chance-span = { $least } kuni { $most }.
draw-loss = Terveteks rühmadeks ümardamine ei võta kelleltki rohkem kui { $lost }.
draw-loss-none = Terveteks rühmadeks ümardamine ei võta kelleltki midagi.
draw-conditions = Tingimused, millele iga rühm vastab
draw-chances = Kõigi võimalus
draw-col-chance = Võimalus
draw-col-groups = Rühmi
draw-col-rounded = Ümardusest
draw-col-codes = Koodid
draw-groups = Kõik rühmad
draw-total-people = nimekirjas
draw-total-places = kohta
draw-total-groups = rühma
draw-witness = Tunnistaja
draw-witnesses = Numbri loosimise juures olid
draw-erased = Nimekiri kustutati koos nende andmetega, kes ei osale. Number ja sõrmejälg jäävad.
draw-earlier = Mis enam ei kehti
draw-earlier-list = Nimekiri { $fingerprint }…, avaldatud { $published }, tühistati. { $until }: { $reason }
draw-earlier-drawn = Nimekiri { $fingerprint }…, millest loositi { $wrong }, tühistati. { $until }: { $reason }
draw-earlier-number = Number { $wrong } parandati. { $until }: { $reason }

draw-public-lead = Et kõik näeksid, et kellegi käsi ei ole mängus, loositakse kohad avalikult.
draw-public-waits = Number ei ole veel loositud
draw-public-waits-what = Allpool näed nimekirja ja seda, milliste numbritega koha saaksid.
draw-public-off = Loos tühistati
draw-public-group = Kohad saab see rühm:
draw-public-instead = Kohad on nende päralt, kui kirjad on saadetud. Kui keegi rühmast loobub, tuleb samadel tingimustel loosiga keegi teine; kes, see saab siia kirja.
draw-own = Kus olen mina?
draw-own-what = Sinu kood on kirjas, mis avalduse kinnitas, ja sinu enda lehel.
draw-own-code = Kood
draw-own-find = Otsi üles
draw-own-found = { $n ->
    [0] { $code }: mitte ühegi numbriga. Sinu võimalus on { $chance }.
    [one] { $code }: saad koha, kui tuleb üks kindel number tuhandest. Sinu võimalus on { $chance }.
   *[other] { $code }: saad koha, kui tuleb mõni { $n } numbrist tuhande seast. Sinu võimalus on { $chance }.
}
draw-own-not = Koodi { $code } nimekirjas ei ole. Vaata, kas kirjutasid selle nii, nagu kirjas; kellel oli vähem punkte, kui vaja, või kes on loobunud, seda nimekirjas ei ole.
draw-own-numbers = Numbrid
draw-how = Kuidas see käib
draw-step-list = Enne loosi on nimekiri tuhandest rühmast numbritega 000 kuni 999. Iga rühm vastab tingimustele ja nimekiri on tehtud nii, et kõigi võimalused on nii võrdsed, kui tingimused lubavad. See tuleneb ainult avaldustest ja tingimustest; keegi ei saa seda valida.
draw-step-codes = Nimekirjas on inimesed koodidena. Sinu koodi teavad peale sinu ainult korraldajad ja hindajad, nii et nimekirja saavad kontrollida kõik, nägemata, kes kandideeris.
draw-step-number = Siis loositakse kõigi silma all number 000 kuni 999. Kõik numbrid on võrdselt tõenäolised.
draw-step-group = Selle numbriga rühm saab kohad. Kes on rohkemates rühmades, selle võimalus oli suurem; kui palju, seda ütleb tabel.
draw-check = Kontrolli ise
draw-check-what = Salvesta rühmade fail enne numbri loosimist. Selle sõrmejälg (SHA-256, Linuxis ja Macis: sha256sum või shasum -a 256) peab olema see, mis siin, ja selleks jääma; siis ei ole ühtki rühma vahetatud. Kui sageli kood failis on, näitab tema võimalust.
draw-check-short = Kõigi rühmade fail, millest igaüks leiab oma koodi, on sellel lehel. Selle sõrmejälg näitab, et midagi ei ole vahetatud:
draw-csv = Kõik rühmad failina (CSV)
draw-pdf = Loos paberil (PDF) koos kõigi rühmadega
draw-all = Kõigi võimalus
draw-all-what = Võimalus on täpne; tuhat tervet rühma saab sellele ainult ligi. Viimane veerg ütleb, mida see annab või võtab.
draw-card = Avalikult on nimekiri tuhandest rühmast, mille seast loositakse üks. Sina oled seal { $code }.
draw-card-look = Vaata minu võimalust

flash-draw-prepared = Nimekiri on koostatud. Vaata see enne avaldamist üle.
flash-draw-published = Nimekiri on avalik.
flash-draw-called-off = Loos on tühistatud.
flash-number-drawn = Number on kirjas ja valik tuleneb sellest.
conflict-draw-announced = Avaliku loosi nimekiri on avaldatud. Kirjuta selle number või tühista loos kõigepealt.
conflict-draw-stale = Keegi kandideerijatest ei ole loosi nimekirjas või on tingimused nüüd teised. Koosta nimekiri uuesti.
conflict-draw-changed = Loos on pärast lehe avamist muutunud. Vaata see uuesti üle.

draw-differs = Lõpuks ei saanud kohta kõik rühmast:
draw-differs-in = { $code } tuli loosiga.
draw-differs-out = { $code } oli loobunud.
draw-differs-in-by-hand = { $code } lisati korraldajate otsusega käsitsi.
draw-differs-out-by-hand = { $code } jäeti korraldajate otsusega käsitsi välja.
draw-call-off-title = Kas tühistada see loos?
conflict-draw-early = Number loositakse ajal, mida kõigile öeldi. Enne seda ei saa seda sisestada.

# looked up by name
field-number-from = Kust number tuleb
# looked up by name
hint-number-from = Näiteks: „Külavanem võtab rahvamajas kolm kuuli, ülekanne on netis“.
# looked up by name
field-draws-date = Päev
# looked up by name
field-draws-time = Kell
# looked up by name
field-draws-repeated = Kell näitab seda aega kaks korda. Kumba mõtled?
# looked up by name
field-number = Number
# looked up by name
field-number-reason = Miks oli number vale?
# looked up by name
field-off-reason = Miks?
# looked up by name
hint-off-reason = Seda saavad kõik lugeda; ära nimeta kedagi.
# looked up by name
hint-number-reason = Seda saavad kõik lugeda; ära nimeta kedagi.
