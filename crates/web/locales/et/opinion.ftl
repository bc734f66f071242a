### Arvamuskaardid: hääletamine, mis sellest tuli ja kuidas kaarti teha.

opinion-phase-draft = Mustand
opinion-phase-coming = Avaneb hiljem
opinion-phase-open = Avatud
opinion-phase-closed = Suletud
opinion-opens = Avaneb: { $moment }
opinion-closes = Hääletada saab kuni { $till }
opinion-closed-since = Suletud: { $moment }

opinion-agree = Olen nõus
opinion-disagree = Ei ole nõus
opinion-pass = Jätan vahele
opinion-key-agree = n
opinion-key-disagree = e
opinion-key-pass = j

opinion-vote-about = { $host } küsib: kas oled nõus? See võtab kaks minutit ja kontot ei ole vaja.
opinion-vote-draft = See on mustand. Keegi teine seda ei näe ja hääletada veel ei saa.
opinion-vote-draft-look = Nii näevad seda hääletajad.
opinion-vote-coming = Veel ei saa hääletada. Tule tagasi, kui kaart on avatud.
opinion-vote-closed = Hääletamine on läbi. Aitäh kõigile, kes osalesid.
opinion-what-for = Milleks seda küsitakse?
opinion-statement = Väide
opinion-progress = Hääletatud { $voted }, kokku { $all } väidet
opinion-progress-label = Väited, mille kohta oled hääletanud
opinion-chosen = Sinu valik: { $vote }
opinion-take-back = Võtan hääle tagasi
opinion-back = Tagasi eelmise väite juurde
opinion-late = { $n ->
        [one] { $n } sinu hääl tuli pärast lõppu ega lähe arvesse.
       *[other] { $n } sinu häält tuli pärast lõppu ega lähe arvesse.
    }
opinion-on = Edasi järgmise väite juurde
opinion-none = Praegu ei ole väiteid, mille üle hääletada
opinion-done = Oled kõigi väidete kohta hääletanud
opinion-done-what = Aitäh! Vaata mõne aja pärast uuesti: väiteid võib juurde tulla.
opinion-waiting = { $n ->
        [one] { $n } hääl on selles seadmes ja läheb teele, kui on ühendus.
       *[other] { $n } häält on selles seadmes ja lähevad teele, kui on ühendus.
    }
opinion-arrived = Kõik sinu hääled on kohal.
opinion-offline = Oled hääletanud kõige kohta, mis jõudis laadida. Hääled on selles seadmes ja lähevad teele, kui on ühendus; siis läheb ka hääletamine ise edasi.
opinion-no-cookie = Sinu häält ei loetud.
opinion-no-cookie-what = Brauser ei jätnud alles küpsist, mis sinu hääled koos hoiab. Luba sellel lehel küpsised ja hääleta uuesti.
opinion-how = Kuidas see käib?
opinion-how-pass = Jäta vahele, kui sa ei ole kindel, väide sulle korda ei lähe või sa ei saa sellest aru. See on ka vastus.
opinion-how-stop = Lõpetada võid, millal tahad. Mille kohta oled hääletanud, läheb arvesse.
opinion-how-undo = Kuni kaart on avatud, võid tagasi minna, teisiti hääletada või hääle tagasi võtta.
opinion-how-keys = Klaviatuuril, kui oled mõnel nupul: 1, 2, 3 või tähed N (nõus), E (ei ole), J (jätan vahele); U viib tagasi.
opinion-privacy = Mida minust teatakse?
opinion-privacy-what = Sinu hääli koos ajaga, mil need tulid, ja seda, mida pakud. Nime, aadressi ega seadet ei salvestata. Brauseri küpsises olev juhuslik saladus hoiab sinu hääled koos, et saaksid neid muuta või kustutada. Korraldaja saab hääled numbrite all alla laadida, teadmata, kelle omad need on; seda, kuidas üks inimene hääletas, ei avaldata. Mõni aeg pärast kaardi sulgemist ei vii sinu häälteni enam miski.
opinion-to-results = Vaata tulemusi
opinion-to-propose = Midagi on puudu: paku väide
opinion-to-mine = Vaata, laadi alla või kustuta oma hääled
opinion-to-vote = Hääleta
opinion-to-vote-on = Hääleta edasi
opinion-crumbs = Asud siin

opinion-propose-title = Paku väide
opinion-propose-lead = Üks mõte korraga, et igaüks saaks öelda, kas ta on nõus. Enne loeb seda korraldaja, siis hääletavad teised.
# looked up by name
field-statement-text = Sinu väide
# looked up by name
hint-statement-text = Lühike lause, millega saab nõus olla või mitte. Ära nimeta kedagi nimepidi.
# looked up by name
field-statement-language = Mis keeles see on?
opinion-propose-send = Saada korraldajale
opinion-propose-sure = Minu väide ütleb muud: saada
opinion-similar = Midagi sarnast on juba olemas
opinion-similar-what = Kui mõni neist ütleb, mida mõtled, hääleta parem selle kohta.
opinion-similar-vote = Hääleta selle kohta
flash-proposed = Aitäh! Korraldaja loeb väite läbi, enne kui teised hääletavad.

opinion-mine-title = Minu hääled
opinion-mine-none = Siin ei ole sinu hääli
opinion-mine-none-what = Sa ei ole sellel kaardil hääletanud või tegid seda teises brauseris.
opinion-mine-forgotten = Kaart suleti mõne aja eest ja kellegi häälteni ei vii enam miski.
opinion-mine-votes = Mille kohta hääletasid
opinion-mine-chosen = Sinu hääl
opinion-mine-out = ei lähe arvesse: selle üle enam ei hääletata
opinion-text-gone = Selle tekst on kustutatud.
opinion-mine-proposed = Mida pakkusid
opinion-mine-reason = Korraldaja põhjendus: { $reason }
opinion-mine-rights = Sinu andmed
opinion-mine-export = Laadi failina alla
opinion-erase = Kustuta minu hääled
opinion-erase-title = Kas kustutada kõik sinu hääled?
opinion-erase-text = Sinu hääled sellel kaardil kustutatakse ja need ei lähe enam arvesse; samuti see, mida pakkusid ja mille kohta keegi teine ei ole hääletanud. Seda ei saa tagasi võtta.
opinion-erase-yes = Kustuta minu hääled
opinion-data-of = Kelle andmed: { $whose }
opinion-reject-all = Lükka kõik { $n } tagasi
opinion-reject-all-what = Kõik eelnevad ettepanekud jäetakse ühel ja samal põhjusel välja; mis vahepeal juurde tuleb, jääb ootama. Igaühe saad eraldi tagasi võtta.
flash-not-voted-on = Sinu häält ei arvestatud: selle väite üle praegu ei hääletata.
flash-vote-back = Sinu hääl on tagasi võetud.
flash-no-votes = Sellel kaardil ei ole sinu hääli.
flash-votes-erased = Sinu hääled sellel kaardil on kustutatud.

opinion-results-title = Tulemused
opinion-results-vote-first = Tulemusi näed kohe, kui oled mõne väite kohta hääletanud.
opinion-results-later = Tulemused ei ole veel avalikud. Korraldaja avaldab need.
opinion-preview = Nii näevad tulemusi kõik.
opinion-preview-back = Tagasi
opinion-tallies = Kõik väited
opinion-col-share = Kuidas hääletati
opinion-col-votes = Hääli
opinion-shares = nõus { $agree } %, ei ole nõus { $disagree } %, vahele jättis { $pass } %
opinion-you = (sina: { $vote })
opinion-few = { $n ->
        [one] Veel ühel väitel on alla { $least } hääle ja seda ei näidata.
       *[other] Veel { $n } väitel on alla { $least } hääle ja neid ei näidata.
    }
opinion-few-all = Väidet näidatakse, kui sellel on { $least } häält. Ühelgi ei ole veel nii palju.

desk-opinions = Arvamuskaardid
opinion-list-title = Arvamuskaardid
opinion-list-new = Tee arvamuskaart
opinion-list-first = Küsi kõigilt
opinion-list-first-what = Arvamuskaardil ütleb igaüks ühe puudutusega, kas ta on lühikeste väidetega nõus, ja sa näed, mis inimesi ühendab ja mis lahutab: enne dialoogi, et leida küsimus, mida tasub arutada, või pärast, et küsida paljudelt, mida vähesed välja mõtlesid.
opinion-list-empty-reader = Arvamuskaarte veel ei ole

opinion-new-title = Uus arvamuskaart
opinion-new-lead = Alusta sellest, mille üle hääletatakse. Sõnastust saad hiljem muuta, keel jääb.
opinion-new-language = Mis keeles sa kirjutad?
opinion-new-save = Salvesta ja jätka
opinion-dialogue = Kuulub dialoogi juurde
opinion-dialogue-hint = Dialoogi leht juhatab siis kaardi juurde.
opinion-no-dialogue = ei kuulu ühegi juurde
# looked up by name
field-opinion-question = Millest jutt käib?
# looked up by name
hint-opinion-question = Küsimus, millele väited vastavad: „Mis peaks meie teedel muutuma?“
# looked up by name
field-opinion-introduction = Miks sa küsid ja mis sellest saab
# looked up by name
hint-opinion-introduction = Paar lauset, mida inimesed enne hääletamist loevad: miks praegu, kes tulemusi loeb, mida need muuta saavad.

opinion-tab-label = Arvamuskaardi osad
opinion-tab-overview = Ülevaade
opinion-tab-plan = Küsimus ja ajad
opinion-tab-statements = Väited
opinion-tab-quotes = Ringidest
opinion-tab-results = Tulemused
opinion-tab-files = Failid

opinion-before = Enne avamist
opinion-check-question = Küsimus
opinion-check-introduction = Sissejuhatus
opinion-check-statements = Vähemalt { $least } väidet
opinion-statements-in = { $n ->
        [one] { $n } väide
       *[other] { $n } väidet
    }
opinion-now = Praegu
opinion-count-voters = { $n ->
        [one] inimene
       *[other] inimest
    }
opinion-count-votes = { $n ->
        [one] hääl
       *[other] häält
    }
opinion-count-statements = väidet
opinion-count-waiting = ootab sind
opinion-waiting-host = { $n ->
        [one] Üks väide ootab, et sa selle läbi loeksid.
       *[other] { $n } väidet ootavad, et sa need läbi loeksid.
    }
opinion-review = Loe läbi
opinion-is-published = Tulemused on avalikud.
opinion-is-forgotten = Hääletajad on unustatud: ühestki häälest ei vii enam miski kellegi brauserini. Seepärast ei saa kaarti uuesti avada.
opinion-open = Ava hääletamiseks
opinion-reopen = Ava uuesti
opinion-open-what = Hääletada saab igaüks, kellel on link; kontot ei ole vaja.
opinion-open-not-yet = Vaja on vähemalt { $least } väidet.
opinion-link = Hääletamise link
opinion-qr = Kood, mis viib hääletama
opinion-close = Sulge
opinion-close-what = Enam ei saa hääletada. Kaardi võid uuesti avada.
opinion-delete = Kustuta kaart
opinion-delete-title = Kas kustutada see arvamuskaart?
opinion-delete-text = Kustutatakse kõik väited ja hääled. Seda ei saa tagasi võtta.
opinion-delete-yes = Kustuta kõik
flash-opinion-opened = Kaart on avatud: jaga linki.
flash-opinion-coming = Kaart avaneb ise sinu määratud ajal. Linki võid jagada juba praegu.
flash-opinion-closed = Kaart on suletud. Enam ei saa hääletada.
flash-opinion-deleted = Kaart on kustutatud.

# looked up by name
field-opinion-languages = Väidete teised keeled
# looked up by name
hint-opinion-languages = Tõlked kirjutavad inimesed; hääletaja näeb neid kõrvuti.
opinion-translations = Küsimuse ja sissejuhatuse tõlked
opinion-translation-add = Tõlgi: { $language }
opinion-translation-edit = Tõlge: { $language }
opinion-translation-lead = Mille tühjaks jätad, seda näidatakse algkeeles. Kui mõlemad on tühjad, siis tõlget ei ole.
opinion-when = Millal
opinion-when-what = Enne kui sa kaardi avad, ei saa keegi hääletada. Kui siin on aeg, algab hääletamine alles siis, muidu kohe. Kui sulgemise aega ei ole, lõpeb see siis, kui sa kaardi suled. Ajad on vööndis { $zone }.
# looked up by name
field-opinion-opens-date = Avaneb
# looked up by name
field-opinion-opens-time = kell
# looked up by name
field-opinion-closes-date = Sulgub
# looked up by name
field-opinion-closes-time = kell
opinion-held = Kuidas see käib
# looked up by name
field-may-propose = Hääletajad võivad väiteid pakkuda
# looked up by name
hint-may-propose = Sa loed iga väite läbi, enne kui teised hääletavad.
# looked up by name
field-opinion-results = Kes näeb tulemusi
opinion-results-at-once = kes on hääletanud, kohe
opinion-results-published = kõik, kui ma need avaldan
# looked up by name
field-opinion-attribution = Kelle andmed need on
# looked up by name
hint-opinion-attribution = Seda näidatakse tulemuste juures, näiteks kui tood väited ja hääled mujalt mõne litsentsi alusel.

opinion-queue-title = Ootavad sind
opinion-queue-lead = Võta vastu, mis ütleb ühe asja, millega teised saavad nõus olla või mitte. Jäta välja, mis nimetab kedagi või on juba olemas. Aga mitte seda, mis sulle ei meeldi.
opinion-near = Peaaegu sama:
opinion-accept = Võta vastu
opinion-edit-first = Muuda enne
opinion-reject = Lükka tagasi
opinion-hint-several = Võib-olla ütleb see mitu asja korraga. Siis ei tea keegi, millega nõus ollakse.
opinion-hint-names = Võib-olla on need nimed: { $names }
opinion-hint-code = Selles on isikukood.
opinion-hint-address = Selles on e-posti aadress.
opinion-hint-phone = Selles võib olla telefoninumber.
opinion-hint-question = See on küsimus. Küsimusega ei saa nõus olla.
opinion-in-title = Mille üle hääletatakse
opinion-in-none = Väiteid veel ei ole.
opinion-col-source = Kust tuli
opinion-counts-few = { $n ->
        [0] hääli veel ei ole
        [one] { $n } hääl
       *[other] { $n } häält
    }
opinion-queue-more = { $n ->
        [one] Pärast neid ootab veel üks.
       *[other] Pärast neid ootab veel { $n }.
    }
opinion-counts = nõus { $agree }, ei ole nõus { $disagree }, jättis vahele { $pass }
opinion-seed-title = Lisa väiteid
opinion-seed-lead = Kümme kuni kolmkümmend on hea algus. Võta eri pooltelt, ka neilt, mis ei ole sinu omad: kes ei leia midagi, millega nõus olla, läheb ära.
# looked up by name
field-opinion-seeds = Väited, igaüks oma real
opinion-seeds-hint = Igaüks kuni { $most } tähemärki. Mis on juba olemas, seda teist korda ei lisata.
opinion-seeded = { $count ->
    [0] Midagi uut ei lisatud.
    [one] Lisati 1 väide.
   *[other] Lisati { $count } väidet.
}
opinion-seeded-known = { $count ->
    [one] 1 rida jäi välja: see väide on juba olemas.
   *[other] { $count } rida jäi välja: need väited on juba olemas.
}
opinion-seed-add = Lisa
opinion-out-title = Välja jäetud
opinion-withdrawn = { $n ->
        [one] Ühe väite tekst on kadunud: öeldu võeti tagasi või hoiti endale, või kustutasid selle sina.
       *[other] { $n } väite tekstid on kadunud: öeldu võeti tagasi või hoiti endale, või kustutasid need sina.
    }
opinion-undo = Võta tagasi
opinion-undo-title = Võta otsus tagasi
opinion-source-seed = korraldajalt
opinion-source-proposed = hääletajalt
opinion-source-words = ringis öeldust
opinion-source-imported = failist
opinion-state-waiting = Ootab
opinion-state-in = Hääletatakse
opinion-state-out = Välja jäetud
opinion-statement-number = Väide { $number }
opinion-reason-is = Välja jäetud, sest: { $reason }
opinion-from-words = Võetud öeldust, mille keegi dialoogi „{ $dialogue }“ ringis ütles ja teistel lugeda lubas. Kui ta selle tagasi võtab, kaob ka väide.
opinion-to-source = Vaata dialoogi
opinion-texts = Tekst
opinion-text-in = { $language }
opinion-text-fixed = Keegi on selle kohta hääletanud, seepärast sõnastus jääb. Jäta see välja ja lisa uus.
opinion-save-accept = Salvesta ja võta vastu
opinion-take-out = Jäta välja
opinion-reject-what = Selle üle ei hakata hääletama. Kes selle pakkus, näeb põhjust.
opinion-out-what = Keegi enam selle üle ei hääleta ja selle hääled ei lähe arvesse. Kes selle pakkus, näeb põhjust.
opinion-text-erase = Kustuta selle tekst
opinion-text-erase-what = Kui see nimetab kedagi või teeb haiget. Tekst kaob jäädavalt, ka allalaaditavatest failidest; alles jääb, et väide oli.
opinion-text-erase-title = Kas kustutada selle väite tekst?
opinion-text-erase-text = Seda ei saa tagasi tuua ja väite üle ei saa enam hääletada.
opinion-text-erase-yes = Kustuta tekst
opinion-reason = Põhjus
opinion-reason-hint = Paari sõnaga: nimetab kedagi, on juba olemas, ütleb kaks asja.
flash-statement-in = Nüüd saab selle üle hääletada.
flash-statement-out = See on välja jäetud.
flash-statements-out = Need on välja jäetud.
flash-statement-erased = Tekst on kustutatud.

opinion-quotes-title = Väited ringidest
opinion-quotes-lead = Mida sinu ringides öeldi ja mida ütleja lubas teistel lugeda. Pane see ühte lausesse, kuni { $most } tähemärki. Side öelduga jääb: kui see tagasi võetakse, kaob ka väide.
opinion-quotes-none = Midagi ei ole teistel lugeda lubatud
opinion-quotes-none-what = Siin seisab öeldu siis, kui ring on selle üle lugenud ja ütleja on lubanud seda teistele näidata.
opinion-lifted = Kaardil
opinion-lift = Tee sellest väide
opinion-lift-text = Väitena
opinion-lift-add = Lisa kaardile

opinion-publish-title = Kõigile
opinion-publish-at-once = Kes on hääletanud, näeb neid juba praegu. Kui sa need avaldad, näevad kõik.
opinion-publish-not-yet = Praegu näevad neid ainult liikmed.
opinion-publish = Avalda tulemused
opinion-retract = Võta tagasi
opinion-to-preview = Nii nagu avaldatakse
flash-results-published = Tulemused on avalikud.
flash-results-to-voters = Nüüd näevad tulemusi ainult need, kes on hääletanud.
flash-results-back = Tulemused ei ole enam avalikud.

opinion-export-title = Laadi alla
opinion-export-confidential = Konfidentsiaalne. Failid ütlevad, kuidas iga number hääletas. Kes teab, kuidas keegi mõne väite kohta hääletas, võib leida tema numbri ja lugeda ülejäänut: ära neid avalda ega edasi anna.
opinion-export-comments = Väited (comments.csv)
opinion-export-votes = Hääled ridadena (votes.csv)
opinion-export-participants = Hääled tabelina (participants-votes.csv)
opinion-confidential-name = konfidentsiaalne
opinion-import-title = Too sisse
opinion-import-lead = Väited ja hääled Polise eksportfailidest. Kes seal hääletas, on siin number.
opinion-import-comments = comments.csv, kuni { $most } MB
opinion-import-votes = votes.csv või participants-votes.csv, kui tahad ka hääli; kuni { $most } MB
# looked up by name
field-comments = Väited
# looked up by name
field-votes = Hääled
opinion-import = Too sisse
opinion-import-attribution = Kui andmed on kellegi omad, nimeta ta lehel „Küsimus ja ajad“. Polise avaandmed nõuavad viitamist: The Computational Democracy Project.
opinion-import-not = Faile saab tuua ainult uuele kaardile, millel ei ole väiteid ja mis ei ole olnud avatud. Kui tõid valed failid, kustuta see kaart ja tee uus.
flash-imported = Failid on loetud. Vaata väited üle.

conflict-opinion-not-open = Kaart ei ole veel avatud.
conflict-lifted-before = Sellest öeldust on väide juba tehtud. Muuda seda.
conflict-opinion-open = Kaart on avatud või avaneb ise. Sulge see enne.
conflict-opinion-begun = Kaardil on väiteid või see on olnud avatud. Faile saab tuua ainult uuele.
conflict-few-statements = Kaardi avamiseks on vaja vähemalt { $least } väidet.
conflict-voted-on = Keegi on vahepeal selle kohta hääletanud, seepärast sõnastus jääb. Jäta see välja ja lisa uus.
conflict-many-waiting = Korraldaja ei ole veel läbi lugenud { $most } väidet, mida pakkusid. Oota, kuni ta on seda teinud.
conflict-queue-full = Praegu ootab korraldajat palju ettepanekuid. Proovi hiljem uuesti.
conflict-forgotten = Kaart suleti nii ammu, et hääletajad on unustatud. Keegi ei leiaks enam oma hääli. Tee uus kaart.
fault-long-line = { $line }. rida on pikem kui { $most } tähemärki.
fault-first-line = Esimene rida peab nimetama veerud: väidete failis comment-id ja comment-body, häälte failis comment-id, voter-id ja vote või participant ja väidete numbrid. Salvesta fail CSV-na, komadega, UTF-8-s.
fault-bad-line = { $line }. rida: { $wrong ->
    [heads] üks veerg on nimetatud kaks korda või on väite number liiga suur või alla nulli.
    [cells] lahtreid on rohkem või vähem kui esimesel real.
    [number] inimese või väite number ei ole täisarv.
    [vote] hääl ei ole 1, 0 ega -1.
    [moderated] modereerimise otsus ei ole 1, 0 ega -1.
    [time] aeg ei ole millisekundites ega sekundites.
    [empty] väide on tühi.
    [again] selle numbriga väide oli juba eespool.
    [unknown] siin on väide, mida väidete failis ei ole.
   *[other] see ei ole UTF-8-s tekst.
} Midagi ei võetud vastu.
fault-too-large-file = Fail on suurem kui { $most } MB.

opinion-agree-many = Nõus
opinion-disagree-many = Ei ole nõus
opinion-pass-many = Jätavad vahele
opinion-of-dialogue = Arvamuskaart
opinion-unites = Mis ühendab
opinion-unites-what = Siin ütleb enamik ühte ja sama, olgu nad ükskõik mis rühmas.
opinion-unites-none = Veel ei ole midagi, mis igas rühmas kehtiks.
opinion-unites-none-one = Veel ei ole midagi, mille suhtes oleksid kõik ühel meelel.
opinion-holds-agree = Nõus on vähemalt umbes { $score } %, olgu nad muidu kummal pool tahes.
opinion-holds-disagree = Ei ole nõus vähemalt umbes { $score } %, olgu nad muidu kummal pool tahes.
opinion-between = Häälte järgi võib see olla { $low }–{ $high }.
opinion-divides = Mis lahutab
opinion-divides-what = Siin on rühmad teineteisest kaugel, ja vaevalt et juhuslikult.
opinion-apart = Inimesed on teineteisest { $score } palli kaugusel sajast: 0 tähendab, et kõik ütlevad sama, 100, et kõik ühed on kõigi teiste vastu.
opinion-divides-none = Midagi, mis inimesi selgelt lahutaks, ei ole.
opinion-unknown = Mida veel keegi ei tea
opinion-unknown-what = Nende kohta on hääletanud liiga vähesed, et midagi öelda.
opinion-groups = Rühmad
opinion-groups-what = Kes hääletavad ühtemoodi, on ühes rühmas. Keegi ei valinud rühma ja kedagi ei näidata punktina.
opinion-groups-one = Inimesed ei jagune rühmadesse: kes on ühes asjas nõus, võib teises eri meelt olla.
opinion-groups-few = Rühmi on, aga neis on liiga vähe inimesi, et näidata, mida nad arvavad.
opinion-sure-clear = Rühmad on selged: kui arvestada ainult pooli inimesi, tulevad peaaegu samad rühmad.
opinion-sure-roughly = Rühmad on ligikaudsed: kui arvestada ainult pooli inimesi, tulevad sarnased, aga mitte samad rühmad.
opinion-sure-shaky = Rühmad on ebakindlad: kui arvestada ainult pooli inimesi, tulevad teised rühmad. Võta neid vihjena.
opinion-picture = { $n ->
        [one] Pilt: üks rühm piirjoonena. All olev tabel ütleb sama sõnadega.
       *[other] Pilt: { $n } rühma piirjoontena. All olev tabel ütleb sama sõnadega.
    }
opinion-picture-what = Lähestikku olevad rühmad hääletavad sarnaselt. Piirjoone sees on enamik rühmast. Arvud on viieni ümardatud ja alla kümne inimesega rühmi ei näidata.
opinion-about-people = umbes { $n } inimest
opinion-group = Rühm { $letter }
opinion-col-group = Rühm
opinion-col-people = Inimesi
opinion-col-stands = Mis seda iseloomustab
opinion-unshown = { $n ->
        [one] Veel üks rühm on näitamiseks liiga väike.
       *[other] Veel { $n } rühma on näitamiseks liiga väikesed.
    }
opinion-too-few = hääli on näitamiseks liiga vähe
opinion-to-dialogue = Kavanda sellest dialoog

opinion-voices = Ühest suust hääletajad
opinion-voices-what = Need inimesed hääletavad ühtemoodi väidete kohta, milles teised samalt poolelt lahku lähevad. See võib olla kampaania, üks inimene mitme nime all või mõni ring sõpru. Kedagi välja ei jäeta: vaata kaarti koos nendega ja ilma ning otsusta, mida sellest rääkida.
opinion-voices-one = { $people } inimest, { $statements } väidet
opinion-voices-without = See on kaart ilma nendeta. Väidete hääled on endiselt kõigi omad.
opinion-voices-to-without = Näita kaarti ilma nendeta
opinion-voices-to-with = Näita kaarti koos kõigiga
opinion-divides-one = Siin ollakse teineteisest kaugel, ja vaevalt et juhuslikult.
opinion-unites-one = Siin ütleb enamik ühte ja sama, ka need, kes muidu eri meelt on.
