### What is printed, and the picture for link previews.

paper-title = Paberid
paper-lead = Kõigil ei ole telefoni käepärast ja ringis ei peaks ekraane vaatama. Prindi, mida vaja; kõiki pabereid saab ka ekraanilugejaga kuulata.
paper-draft = Registreerumine ei ole veel avatud, nii et plakati ja tagasisidelehe kood ei vii enne avamist kuhugi.
paper-cancelled = Dialoog jäeti ära; seda ütleb ka plakat.
paper-languages = Paberid on olemas igas keeles, milles dialoogil on tekst.
paper-not-all = Kõiki pabereid veel printida ei saa.
paper-not-yet = Mis puudu on, on kirjas ülal.
paper-before = Enne
paper-day = Dialoogi päeval
paper-after = Lõpus
paper-poster = Plakat
paper-poster-what = Seinale, poodi, bussipeatusse: küsimus, aeg, koht ja kood, millega end kirja panna.
paper-script = Vestlusjuhi kava
paper-script-what = Sellele, kes ringi juhib: sammud kellaaegadega, mida öelda, kokkulepped ja abikaardid, nii suures kirjas, et näeb käeulatusest lugeda.
paper-sign-in = Osalejate leht
paper-sign-in-what = Uksele, kui telefoni või võrku ei ole: kõik, kellel on koht, ja tühjad read neile, kes lihtsalt tulevad.
paper-no-method = Seda meetodit see versioon ei tunne. Vali kavas mõni muu.
paper-to-plan = Paranda kavas

paper-when = Millal
paper-where = Kus
paper-online = Videolingi kaudu; lingi saab igaüks, kellel on koht
paper-answer = Kes vastab
paper-answer-by = { $answerer }, kirjalikult { $by }
paper-poster-kicker = Tule vestlusringi
paper-for = Kellele
paper-access = Ligipääs
paper-spoken = Keel
paper-free = Osalemine on tasuta
paper-host = Kutsub
paper-register = Pane end kirja
paper-register-note = Või kirjuta aadressil { $email }.
paper-register-note-phone = Või kirjuta aadressil { $email } või helista numbril { $phone }.
paper-qr = QR-kood, mis viib registreerumise lehele
paper-picture-kicker = Vestlusring

paper-number = Nr
paper-name = Nimi
paper-here = Kohal
paper-mail-column = E-post, kui soovid vastust
paper-blank = Tulid registreerumata? Kirjuta oma nimi siia.
paper-sign-in-note = Selle lehe järgi teavad korraldajad, kes käis, ja saadavad vastuse neile, kes soovivad. Siis nad hävitavad lehe.

paper-method = Meetod
paper-method-line = { $method }, { $minutes } minutit
paper-leads = Juhib
paper-writes = Paneb kirja
paper-bring = Vaja on
paper-rules = Kokkulepped
paper-steps = Sammud
paper-cards = Abikaardid
paper-minutes = { $minutes } min
paper-turn-minutes = { $turn }, igaühel { $minutes } min
paper-turn-seconds = { $turn }, igaühel { $seconds } s
paper-step-needs = Käepärast: { $things }

paper-ground-rules = Kokkulepped seinale
paper-ground-rules-what = Suur leht, mida näeb toolilt lugeda. Mõeldud A3-paberile; ühele ringile piisab ka A4-st.
paper-rules-foot = { $method } · { $host }
paper-table-signs = Lauasildid
paper-table-signs-what = Igale ringile üks, keskelt kokku murtud: ringi nimi ja kood, mis avab ringi lehe inimese enda telefonis.
paper-name-tags = Nimesildid
paper-name-tags-what = Eesnimed suures kirjas, ringi nimi neil, kel on ringis koht, ja tühjad sildid neile, kes lihtsalt tulevad.
paper-name-tags-title = Nimesildid: lõika mööda jooni
paper-no-circles = Lauasilte ja sedeleid saab printida siis, kui ringid on moodustatud.
paper-to-circles = Moodusta ringid

paper-scribe = Kirjapanija leht
paper-scribe-what = Käsitsi kirjutamiseks, kui võrku või arvutit ei ole: sammud kellaaegadega ja read. Igale ringile üks.
paper-circle = Ring
paper-circle-blank = nr …………
paper-scribe-exactly = Kirjuta täpselt, rääkija enda sõnadega. Ära võta kokku ega tõlgenda.
paper-scribe-no-names = Ära kirjuta nimesid ega muud, millest rääkija ära tuntakse.
paper-scribe-each = Igale mõttele oma rida. Kui ei jõua, palu korrata.
paper-scribe-release = tohib avaldada
paper-scribe-note = Loe kirjapandu enne lõppu ringile ette. Mida keegi kirja panna ei taha, tõmba maha. Tee kasti rist alles siis, kui rääkija on nõus; kui ta võttis sedeli, kirjuta selle number sõnade juurde. Anna leht korraldaja kätte; kui sõnad on sisestatud, hävitab ta lehe.

paper-feedback = Tagasisideleht
paper-feedback-what = Samad küsimused mis tagasisidevormil ja kood neile, kes vastavad parema meelega telefonis. Mis tuleb tagasi paberil, selle saad sisestada lehel „Tagasiside“.
paper-feedback-privacy = Nime ära kirjuta. Korraldaja sisestab vastused ilma nimedeta ja hävitab siis lehed. Küsimuse vastuseid näidatakse alles siis, kui neid on vähemalt { $least }.
paper-feedback-phone = Või vasta telefonis
paper-feedback-note = Jäta leht ukse juurde kasti või virna, kirjutatud pool allpool.

paper-slips = Sedelid oma sõnade jaoks
paper-slips-what = Kes sedeli võtab, saab hiljem lubada oma sõnad avaldada või need tagasi võtta. Keegi ei saa teada, kelle sõnad need on. Iga printimisega tulevad uued sedelid ja numbrid jätkuvad; varasemad jäävad kehtima.
paper-slips-full = Sedeleid on juba väga palju ja nii palju juurde ei tehta. Kasuta neid, mis on prinditud.
paper-slips-each = Mitu igale ringile
paper-slips-title = Sedelid oma sõnade jaoks: lõika lahti, igaüks võib ühe võtta
paper-slip-told = Ütle ülelugemisel see number ja millised sõnad on sinu omad. Koodiga saad hiljem lubada sõnad avaldada või võtta need tagasi. Hoia sedel alles: teist samasugust ei ole.
paper-slip-qr = QR-kood, mis viib sinu sõnade lehele
