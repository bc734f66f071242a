### Õpipaarid, nende praktikum ja osalejate dialoogid kodus.

pair-tab = Õpipaarid
pair-dialogues-tab = Dialoogid kodus
pair-part-of = Osa programmist

pair-what = Õpipaar kavandab ja peab koos ühe harjutusdialoogi. Paari saavad eri omavalitsuste inimesed, kelle vahemaa ei ole liiga pikk ja kes on seni teinud erinevaid asju. Kui osalejaid on paaritu arv, tuleb üks kolmik.
pair-nobody = Veel ei ole, keda paari panna
pair-nobody-what = Paarid saab teha siis, kui vähemalt kaks inimest on koha vastu võtnud.
pair-none = Paare veel ei ole
pair-none-ready = Kõik on öelnud, mida nad seni on teinud.
pair-none-silent = Oma kogemusest ei ole veel rääkinud: { $names }. Paarid saad teha ka kohe.
pair-make = Tee paarid
pair-alone = { $count ->
    [one] { $names } on ilma paariliseta.
   *[other] Ilma paariliseta on { $names }.
}
pair-alone-what = Kui paned paarid uuesti kokku, saab uue paarilise nii vähe teisi kui võimalik.
pair-rematch = Pane uuesti kokku
pair-untold = { $count ->
    [one] Ühele paarile ei ole teada antud. Nad ise seda veel ei näe, nii et saad seda muuta.
   *[other] { $count } paarile ei ole teada antud. Nad ise seda veel ei näe, nii et saad neid muuta.
}
pair-tell = { $count ->
    [one] Anna paarile teada
   *[other] Anna { $count } paarile teada
}
pair-number = { $number }. paar
pair-told = teavad
pair-not-told = veel ei tea
pair-by-hand = käsitsi kokku pandud
pair-refused = Nii ei saa paare teha:
pair-refused-unsure = Paaride tegemiseks ei leitud võimalust:
pair-no-too-few = Vaja on vähemalt kaht osalejat.
pair-no-too-many = Inimesi on korraga paari panemiseks liiga palju.
pair-no-both = { $a } ja { $b } peaksid olema koos ja ühtlasi lahus. Võta üks soov tagasi.
pair-no-language = { $a } ja { $b } peaksid olema koos, aga neil ei ole ühist keelt. Võta soov tagasi.
pair-no-room = { $names } peaksid kõik koos olema, aga ühte paari nii palju ei mahu. Võta mõni soov tagasi.
pair-no-body-for = { $name } jääb paariliseta: teistega ei ole ühist keelt või peavad nad olema lahus.
pair-no-way = Keegi jääb ikka üle, parimal leitud moel { $names }. Võta mõni soov tagasi või pane nad käsitsi kokku.

pair-why-different-km = { $a } ({ $ma }) ja { $b } ({ $mb }) on eri omavalitsustest, vahemaa on linnulennult { $km } km.
pair-why-different = { $a } ja { $b } on eri omavalitsustest, vahemaa ei ole teada.
pair-why-far = See on pikk maa: lähemal ei olnud kedagi vaba.
pair-why-same = { $a } ja { $b } on samast omavalitsusest ({ $m }).
pair-why-unknown = Ei ole teada, kas { $a } ja { $b } on eri omavalitsustest.
pair-why-employer = { $a } ja { $b } töötavad samas kohas.
pair-why-wished = { $a } ja { $b } pidid kokku saama.
pair-why-apart = { $a } ja { $b } ei pidanud kokku saama.
pair-why-languages = Ühised keeled: { $languages }.
pair-why-no-language = Ühist keelt nad ei nimetanud.
pair-because-wished = Nad pidid kokku saama.
pair-because-kept = Nad olid koos juba enne.
pair-because-no-other-way = Kuidas ka inimesi paari panna, vähem selliseid paare ei tuleks.
pair-because-not-found = Võimalust, kus selliseid paare oleks vähem, ei leitud.
pair-because-by-hand = Nad on käsitsi kokku pandud.
pair-more-leading = { $more } on vestlusi juhtinud rohkem kui { $less }.
pair-more-inviting = { $more } on inimesi, kellelt harva küsitakse, kutsunud rohkem kui { $less }.
pair-more-wording = { $more } on küsimusi sõnastanud rohkem kui { $less }.
pair-more-writing = { $more } on teiste öeldut kirja pannud rohkem kui { $less }.

pair-practicum = Praktikum
pair-practicum-read = Kava ja mida see õpetas
pair-practicum-none = Praktikum on veel kavandamata.
pair-practicum-no-time = Praktikum on kavandatud, aeg veel lahtine.
pair-practicum-planned = Praktikumi aeg: { $when }.
pair-practicum-held = { $people ->
    [one] Praktikum peeti { $date }, osales üks inimene.
   *[other] Praktikum peeti { $date }, osales { $people } inimest.
}
pair-earlier = Varasemate paaride praktikumid
pair-experience = Sinu senine kogemus
pair-experiences = Kogemus
pair-experience-scale = 0 (ei kordagi) kuni 4 (sageli), nii nagu nad ise ütlesid.
pair-silent = Vastamata: { $names }.
pair-not-answered = vastamata
pair-municipality = Omavalitsus
pair-languages = Keeled
pair-languages-any = ütlemata
pair-field-leading = Juhtimine
pair-field-inviting = Kutsumine
pair-field-wording = Sõnastamine
pair-field-writing = Kirjapanek
pair-wishes = Koos või lahus
pair-wishes-what = Kes peavad olema ühes paaris ja kes mitte. Seda teavad ainult need, kes seda lehte näevad. Arvesse läheb see järgmisel korral, kui paare teed.
pair-choose = vali
pair-wish-together = ühes paaris
pair-wish-apart = mitte ühes paaris
pair-wished-together = { $a } ja { $b }: ühes paaris
pair-wished-apart = { $a } ja { $b }: mitte ühes paaris
pair-wish-add = Lisa soov
pair-wish-remove = Eemalda
pair-hand = Pane ise kokku
pair-hand-what = Vali kaks või kolm inimest. Nad lahkuvad oma senisest paarist; kes seal üksi jääb, vajab uut paarilist.
pair-hand-button = Pane kokku
pair-anew = Tee kõik paarid uuesti
pair-anew-title = Kas teed kõik paarid uuesti?
pair-anew-text = Keegi ei jää kokku ainult sellepärast, et nad juba koos olid. Lahku läinud paaride kavad kaovad, peetud praktikumid lähevad ikka arvesse.

pair-own = Õpipaariline
pair-own-none = Sul ei ole veel õpipaarilist
pair-own-none-what = Paarid panevad kokku korraldajad. Et te teineteist täiendaksite, räägi, mida sa seni oled teinud. Aega kulub kaks minutit.
pair-own-none-said = Paarid panevad kokku korraldajad ja nad kirjutavad sulle. Sinu kogemus on neil teada.
pair-own-what = Koos kavandate ja peate ühe harjutusdialoogi. Kirjutage teineteisele ja leppige aeg kokku.
pair-own-why = Miks just teie?
pair-own-earlier = Mida oled varasemas paaris pidanud
pair-experience-fill = Räägi oma kogemusest
pair-experience-change = Muuda, mida oma kogemuse kohta ütlesid
pair-experience-what = Et kummalgi oleks teiselt õppida, otsime sulle paarilise, kes on seni teinud muud kui sina. Siin ei ole midagi tõestada: 0 on sama hea kui 4.
pair-experience-who-sees = Vastuseid näevad korraldajad ja juhendajad. Sinu paariline näeb, milles te teineteist täiendate, ning sinu nime, töökohta, omavalitsust ja e-posti aadressi; sina näed tema omi. Telefoninumbreid ei näidata.
pair-step-lowest = ei kordagi
pair-step-highest = sageli
pair-practicum-what = Harjutusdialoog mõne tuttava inimesega: üks teist juhib, teine paneb kirja ja pärast arutate selle läbi.
pair-practicum-who-sees = See on teie paari ühine tekst: kumbki saab seda muuta ning korraldajad ja juhendajad saavad seda lugeda. Ära nimeta osalejaid nimepidi.
pair-plan = Kavanda praktikum
pair-plan-title = Praktikumi kava
pair-plan-change = Muuda kava
pair-report = See on peetud
pair-report-title = Kuidas praktikum läks
pair-report-change = Muuda, mida see õpetas
pair-take-back = Seda siiski ei peetud
pair-rewritten = Sinu paariline salvestas vahepeal teistsuguse teksti. Pane need kokku ja salvesta uuesti.

pair-dialogues-what = Iga osaleja peab oma kogukonnas ühe dialoogi. See on tema organisatsiooni tavaline dialoog, mis on siin programmiga seotud.
pair-dialogues-count = Seotud: { $linked }, osalejaid { $people }. Peetud: { $held }.
pair-dialogue-missing = Dialoogi veel ei ole.
pair-dialogue-came = { $came ->
    [one] tuli üks inimene
   *[other] tuli { $came } inimest
}
pair-dialogue-registered = kohti { $capacity }, võetud { $taken }
pair-summary-public = Kokkuvõte
pair-summary-none = Kokkuvõte ei ole avaldatud.
pair-unlink = Võta seos ära
pair-link-for = Seo kellegi eest
pair-link-for-what = Siduda saab iga avaliku dialoogi. Selle lehel on siis kirjas, et see on osa programmist, aga osaleja nime seal ei ole.
pair-link-button = Seo
pair-own-dialogue = Sinu oma dialoog
pair-own-dialogue-what = Pead oma kogukonnas ühe dialoogi. Kavanda see siinsamas Vestlusringis ja seo programmiga, et korraldajad näeksid, kuidas sul läheb.
pair-link = Seo dialoog
pair-link-other = Seo teine
pair-link-nothing = Praegu ei ole dialoogi, mida siduda. Siin on selle organisatsiooni avalikud dialoogid, mille liige sa oma kandideerimise aadressiga oled, ja kui logid sisse, ka mustandid.
pair-choose-dialogue = vali dialoog
pair-new-dialogue = Kavanda uus: { $name }
pair-log-in = Logi sisse, et kavandada uus või siduda mustand
pair-public-page = Avalik leht
pair-plan-it = Kavanda edasi
pair-checklist-what = Märgi ära, mis on tehtud. Päevi loetakse sinu dialoogi päevast.
pair-checklist-no-day = Märgi ära, mis on tehtud. Kui sinu dialoogil on päev, on iga rea juures kirjas, mis ajaks.
pair-late = { $count ->
    [one] Üks asi peaks juba tehtud olema
   *[other] { $count } asja peaksid juba tehtud olema
}
pair-due-by = Tee { $date }.
pair-due-late = Pidi tehtud olema { $date }.
pair-due-before = { $days ->
    [one] Päev varem.
   *[other] { $days } päeva varem.
}
pair-due-day = Samal päeval.
pair-due-after = { $days ->
    [one] Päev hiljem.
   *[other] { $days } päeva hiljem.
}

pair-card-experience = Et sinu õpipaariline sind täiendaks. Kaks minutit.
pair-card-partner = Sinuga koos õpib { $names }.
pair-card-plan = Saage tuttavaks ja tehke kava
pair-card-dialogue = Millise dialoogi sa kodus pead?
pair-card-dialogue-link = Seo oma dialoog

flash-pairs-made = Paarid on koos. Kellelegi ei ole veel teada antud.
flash-pairs-told = Paarid saavad kirja ja näevad teineteist oma lehel.
flash-practicum-held = Tubli töö. Praktikum läheb teil kõigil arvesse.
flash-dialogue-linked = Dialoog on programmiga seotud.
flash-dialogue-unlinked = Dialoog ei ole enam seotud. Dialoog ise jääb alles.
fault-not-a-dialogue = Sellel aadressil ei ole avalikku dialoogi. Kopeeri aadress dialoogi lehelt.

mail-pair-made-subject = Sinu õpipaariline: { $programme }
mail-pair-made-what = { $count ->
    [one] Sinuga koos õpib { $names }.
   *[other] Teid on kolm: sinuga koos õpivad { $names }.
}
mail-pair-made-next = Kirjutage teineteisele, leppige aeg kokku ja kavandage harjutusdialoog. Sinu lehel on koht kava jaoks ja hiljem selle jaoks, mida see teile õpetas.
mail-pair-made-button = Sinu leht:

# looked up by name
field-who = Kes
# looked up by name
field-pair-wish = Mida soovid
# looked up by name
field-pair-languages = Keeled, milles saad dialoogi pidada
# looked up by name
hint-pair-languages = Märkimata: sobib iga keel.
# looked up by name
field-leading = Kui tihti oled juhtinud vestlust rühmas?
# looked up by name
field-inviting = Kui tihti oled kutsunud inimesi, kellelt harva küsitakse?
# looked up by name
field-wording = Kui tihti oled sõnastanud küsimust aruteluks või küsitluseks?
# looked up by name
field-writing = Kui tihti oled kirja pannud, mida teised ütlevad?
field-practicum-question = Harjutusdialoogi küsimus
field-practicum-place = Kus
field-practicum-plan = Kes mida teeb
# looked up by name
hint-practicum-plan = Kes keda kutsub, kes juhib, kes kirja paneb, mida tahate proovida.
# looked up by name
field-practicum-people = Mitu inimest osales peale teie endi?
field-lessons = Mida see teile õpetas
# looked up by name
field-own-dialogue = Dialoog
# looked up by name
field-participant = Osaleja
# looked up by name
field-dialogue-address = Dialoogi lehe aadress
