### The summary of a dialogue: how the host writes it, and how everybody reads it.

summary-title = Kokkuvõte
summary-lead = Räägi kõigile, mida dialoog andis: millest räägiti ja mis edasi saab. Kuni avaldamiseni on see mustand.
summary-prefilled = Osad on täidetud sellega, mille ringid kaasa võtsid, üks teise järel. Tee neist üks tekst; salvestatud ei ole veel midagi.
summary-public-since = Avalik alates: { $when }.
summary-public-what = Mida siin salvestad, seda näevad kõik kohe.
summary-see = Vaata avalikku lehte
summary-pdf = Kokkuvõte PDF-ina
summary-back = Võta tagasi
summary-back-title = Kas võtta kokkuvõte tagasi?
summary-back-text = Sellest saab jälle mustand ning teised selle lehte ja PDF-i enam ei näe. Saad selle uuesti avaldada.
summary-back-yes = Jah, võta tagasi
summary-quotes = Tsitaadid
summary-quotes-choose = Milliseid tsitaate näidata
summary-quotes-what = Ainult sõnad, mille ring kinnitas ja mida ütleja lubas avaldada. Ütleja võib need ka hiljem tagasi võtta: siis kaovad need kokkuvõttest kohe.
summary-quotes-none = Ühegi mõtte avaldamiseks ei ole veel luba. Kui keegi annab selle hiljem oma sedeliga, saad tema sõnad siin valida.
summary-promise = Kes vastab ja mis ajaks, tuleb kavast. Kokkuvõttes on see edasiste sammude järel.
summary-no-promise = Kirjas ei ole, kes vastab või mis ajaks. Inimesed tahavad teada, mis nende öeldust saab.
summary-promise-edit = Muuda, kes vastab ja mis ajaks
summary-save-see = Salvesta ja vaata, kuidas see paistab
summary-preview = Nii hakkavad seda kõik lugema.
summary-preview-what = Praegu ei näe seda veel keegi teine.
summary-preview-public = See on avalik.
summary-preview-back = Tagasi teksti juurde
summary-publish = Avalda

summary-kicker = Dialoogi kokkuvõte
summary-description = Mida inimesed selles dialoogis ütlesid ja mis edasi saab. Korraldaja: { $host }.
summary-lead-public = Millest räägiti ja mida inimesed ise ütlesid. Kokkuvõtte kirjutas { $host }.
summary-held = Kuidas see käis
summary-people = Inimesi
summary-circles = Ringe
summary-talked = Räägiti
summary-minutes = { $circles ->
    [0] { $minutes } min
    [1] { $minutes } min
   *[other] umbes { $minutes } min igas ringis
}
summary-method = { $name }, { $version }. versioon
summary-circle = { $came ->
    [one] Kohal oli üks inimene
   *[other] Kohal oli { $came } inimest
}
summary-circle-under = { $came ->
    [one] inimene
   *[other] inimest
}
summary-to-dialogue = Dialoogi leht
summary-said = Inimeste endi sõnadega
summary-said-what = Ring kinnitas, et nii öeldi, ja ütleja lubas selle avaldada. Järjekord on juhuslik.
summary-own = Kas mõni neist on sinu öeldud?
summary-own-what = Oma sedeliga saad sõnad igal ajal tagasi võtta ja siit kaovad need kohe. Kui sul sedelit ei ole, küsi korraldajalt:

summary-paper-foot = Kokkuvõtte kirjutas { $host } ringides kirja pandu põhjal (seis: { $when }). Sõnu võib igal ajal tagasi võtta: veebilehel on need, mis on alles.
summary-paper-read = Loe veebis
summary-paper-qr = QR-kood, mis viib kokkuvõtte juurde
summary-felt = Osalejate tagasiside
summary-felt-yes = { $count } vastust, jah ütles { $percent } %.
