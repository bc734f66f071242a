### Arenguprogrammi aruanne: arvud, korraldajate sõnad, avalik osa, paber ja tabelifail.

report-title = Aruanne
report-kicker = Programmi aruanne
report-lead = Iga arv viib kirjete juurde, millest see kokku tuleb. Kirjuta, mida programm andis, ja avalda aruanne: siis näevad kõik koguarve ja seda, mida avaldamise reeglid lubavad.
report-public-since = Aruanne on avalik: { $at }.
report-see = Vaata
report-preview = Nii, nagu teised näevad
report-preview-what = Nii hakkavad aruannet nägema kõik.
report-preview-back = Tagasi aruande juurde
report-pdf = Aruanne (PDF)
report-xlsx = Rahastajale (XLSX)
report-publish = Avalda
report-back = Võta tagasi
report-back-title = Kas võtta aruanne tagasi?
report-back-text = Avalik leht ja PDF kaovad, kuni aruande uuesti avaldad.
report-write-first = Avaldamiseks kirjuta all kokkuvõte.
report-words = Mida kirjutad sina
report-rewritten = Keegi on aruannet vahepeal salvestanud. Sinu tekst on siin alles: kui selle uuesti salvestad, jääb kehtima see.
report-lessons = Mida õppisime
report-next = Mis saab edasi

report-figures = Arvudes
report-figure = Mis
report-value = Kui palju
report-applications = Avaldusi
report-applied-from = Kandideerijate omavalitsusi
report-places = Kohti
report-participants = Osalejaid
report-municipalities = Osalejate omavalitsusi
report-counties = Osalejate maakondi
report-hours = Akadeemilisi tunde
report-meetings = Peetud kohtumisi
report-attendance = Osavõtt
report-percent = { $percent } %
report-practicums = Peetud praktikume
report-practicum-people = Inimesi praktikumides
report-dialogues = Dialooge kodukohas
report-dialogue-people = Inimesi nendes dialoogides
report-feedback = Andis pärast tagasisidet
report-certificates = Tunnistusi
report-attestations = Tõendeid

report-by-county = Avaldused maakonniti
report-county = Maakond
report-from-counties = { $count ->
    [one] Avaldused tulid ühest maakonnast. Maakonda, kust tuli alla kümne, eraldi ei näidata.
   *[other] Avaldused tulid { $count } maakonnast. Maakondi, kust tuli alla kümne, eraldi ei näidata.
}
report-rounded = Ümardatud viieni.
report-hidden-counties = { $count ->
    [one] Ümardatud viieni. Ühte maakonda ei näidata, et väikese arvu taga ei saaks ära tunda inimest.
   *[other] Ümardatud viieni. { $count } maakonda ei näidata, et väikese arvu taga ei saaks ära tunda inimest.
}
report-attendance-title = Kohtumistel osalemine
report-no-sheet = täitmata
report-dialogues-title = Dialoogid, mida osalejad kodukohas pidasid
report-dialogues-sheet = Dialoogid
report-people = { $count ->
    [one] üks inimene
   *[other] { $count } inimest
}
report-summary-link = Kokkuvõte
report-feedback-title = Mida inimesed pärast dialooge ütlesid
report-feedback-sheet = Tagasiside
report-feedback-what = { $count ->
    [one] Tagasisidet andis üks inimene. Vastuseid näidatakse alates viiest.
   *[other] Tagasisidet andis { $count } inimest. Vastuseid näidatakse alates viiest.
}
report-question = Küsimus
report-day = Päev
report-answer = Vastus
report-answers = Vastuseid
report-assessment-title = Kuidas osalejad end ise hindasid
report-assessment-what = Skaalal 1–5, ilma nimedeta. Väited on meie enda sõnastatud, mitte valideeritud skaala. Keskmisi näidatakse alates viiest vastusest. Muutused on ümardatud poole pallini.
report-records = Kes on vastanud
report-moment = Millal
report-mean = Keskmine, 1–5
report-answered = Vastas
report-stories-title = Osalejad räägivad
report-foot = Koguarvud on sellised, nagu nad on. Inimeste arvud kohtade kaupa on ümardatud viieni ja alla kümne jäetud välja. Vastuseid näidatakse alates viiest.
report-made = { $host }, { $at }
report-read-on = Aruanne veebis:
report-qr = QR-kood viib aruande juurde veebis
report-to-programme = Programmi leht

# looked up by name
field-report-summary = Kokkuvõte
# looked up by name
hint-report-summary = Mida programm andis, mõne lõiguga. See on aruande alguses.
# looked up by name
field-report-lessons = Mida õppisite?
# looked up by name
field-report-next = Mis saab edasi?

programme-pdf = Programm printimiseks (PDF)
worksheet-pdf = PDF
programme-report-link = Loe selle programmi aruannet

flash-report-published = Aruanne on avalik.
flash-report-back = Aruanne ei ole enam avalik.
