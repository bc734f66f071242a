### What is printed, and the picture for link previews.

paper-title = Paberid
paper-lead = Kõigil ei ole telefoni käepärast ja ringis ei peaks ekraane vaatama. Prindi, mida vaja; kõiki pabereid saab ka ekraanilugejaga kuulata.
paper-draft = Registreerumine ei ole veel avatud, nii et plakati kood ei vii enne avamist kuhugi.
paper-cancelled = Dialoog jäeti ära; seda ütleb ka plakat.
paper-languages = Paberid on olemas igas keeles, milles dialoogil on tekst.
paper-poster = Plakat
paper-poster-what = Seinale, poodi, bussipeatusse: küsimus, aeg, koht ja kood, millega end kirja panna.
paper-script = Vestlusjuhi kava
paper-script-what = Sellele, kes ringi juhib: sammud kellaaegadega, mida öelda, kokkulepped ja abikaardid, nii suures kirjas, et näeb käeulatusest lugeda.
paper-script-not-yet = Vestlusjuhi kava veel ei ole.
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
