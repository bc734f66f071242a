### Kuidas oli: vorm, mis sellest tuli, paberilt sisestamine.

feedback-title = Kuidas oli?
feedback-lead = See võtab poolteist minutit. Iga küsimuse võid vahele jätta.
feedback-privacy = Keegi ei näe, kes või millal vastas: nime, aega ega ringi kirja ei panda. Korraldaja näeb küsimuse vastuseid alles siis, kui neid on vähemalt { $least }, ja see, mida ise kirjutad, seisab sinu teistest vastustest eraldi.
feedback-send = Saada
feedback-until = Vastata saab { $till }.
feedback-busy = Praegu vastab väga palju inimesi korraga
feedback-busy-what = Midagi ei läinud kaduma: oota minut ja saada vorm uuesti.
feedback-thanks = Aitäh
feedback-thanks-what = Sinu vastused on kirjas, ilma nimeta. Neist on korraldajal abi, et järgmine dialoog õnnestuks paremini.
feedback-again = Vastata tahab veel keegi
feedback-to-dialogue = Dialoogi lehele

feedback-not-yet = Veel on vara
feedback-not-yet-what = Vastata saab siis, kui dialoog on alanud: { $moment }.
feedback-not-yet-draft = Dialoog on veel mustand. Vastata saab siis, kui dialoog on alanud.
feedback-cancelled = Seda dialoogi ei peetud
feedback-cancelled-what = Dialoog jäeti ära, nii et tagasisidet ei koguta.
feedback-over = Vastamise aeg on läbi
feedback-over-what = Vastata sai kaks nädalat pärast dialoogi. Korraldajale võid ikka kirjutada.

field-experience = Milline kogemus see sulle oli?
feedback-scale-bad = halb
feedback-scale-good = hea
field-heard = Tundsin, et mind kuulati
field-understood = Mõistan teiste vaateid paremini kui enne
feedback-scale-not = üldse mitte
feedback-scale-fully = täiesti
field-necessary = Kas selliseid dialooge on vaja pidada?
# looked up by name
feedback-necessary-very = väga vaja
# looked up by name
feedback-necessary-yes = on vaja
# looked up by name
feedback-necessary-unsure = raske öelda
# looked up by name
feedback-necessary-no = ei ole vaja
field-source = Kust sa kutse said?
# looked up by name
feedback-source-personal = keegi kutsus mind
# looked up by name
feedback-source-poster = plakatilt
# looked up by name
feedback-source-social-media = sotsiaalmeediast
# looked up by name
feedback-source-newsletter = infokirjast
# looked up by name
feedback-source-school-or-work = koolist või töölt
# looked up by name
feedback-source-other = mujalt
# looked up by name
feedback-before-first = ei, see oli esimene kord
# looked up by name
feedback-before-once = jah, ühe korra
# looked up by name
feedback-before-several = jah, mitu korda
field-missing = Kes oleks veel pidanud siin olema?
field-worked = Mis läks hästi?
field-improve = Mis võiks olla paremini?

feedback-tab = Tagasiside
feedback-tab-over = Vormi enam täita ei saa.
feedback-form = Vorm
feedback-qr = QR-kood, mis viib tagasisidevormile
feedback-to-screen = Näita ekraanil
feedback-enter = Sisesta paberilt
feedback-so-far = { $count ->
    [0] Vastuseid veel ei ole.
    [one] Üks vastus.
   *[other] { $count } vastust.
}
feedback-none-what = Kui dialoog lõpeb, näita koodi ekraanil või jaga vorm paberil kätte. Kõige meelsamini vastatakse siis, kui ollakse veel koos.
feedback-few-what = Vastuseid näidatakse siis, kui neid on vähemalt { $least }: nii ei saa keegi aru, kes mida vastas.
feedback-each = Iga küsimuse vastuseid näidatakse siis, kui neid on vähemalt { $least }.
feedback-answered = { $count ->
    [one] Üks vastus.
   *[other] { $count } vastust.
}
feedback-mean = { $count } vastust, keskmine { $whole },{ $tenth } viiest.
feedback-too-few = { $count ->
    [0] Sellele ei ole keegi vastanud.
    [one] Üks vastus. Vastuseid näidatakse siis, kui neid on vähemalt { $least }.
   *[other] { $count } vastust. Vastuseid näidatakse siis, kui neid on vähemalt { $least }.
}
feedback-col-answer = Vastus
feedback-col-share = Osakaal
feedback-col-count = Vastuseid
feedback-heard-note = „Tundsin, et mind kuulati“ on üks küsimus kaheksast, millest koosneb kontrollitud skaala: ära võrdle seda uuringutega, kus küsiti kõiki kaheksat.
feedback-words-erased = Mida inimesed oma sõnadega kirjutasid, kustutati koos registreeringutega. Arvud jäävad alles.
feedback-screen = Võta enne minekut poolteist minutit: suuna telefoni kaamera koodile.
feedback-back = Tagasi tagasiside juurde

feedback-enter-what = Üks leht teise järel, nii nagu paberil kirjas. Mis seal tühjaks jäi, jääb tühjaks ka siin.
feedback-entered = Sisestatud: { $count }.
feedback-entered-next = Vorm on järgmise jaoks jälle tühi.
feedback-take-back = Võta tagasi
feedback-enter-next = Sisesta
feedback-enter-done = Rohkem ei ole
