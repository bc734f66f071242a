card-free = { $free ->
    [one] 1 vaba koht
   *[other] { $free } vaba kohta
}
card-full = Kohad täis
card-waiting-list = ootenimekiri avatud
copy-done = Kopeeritud
copy-failed = Link on märgitud: kopeeri see ise.
copy-link = Kopeeri link

list-title = Tulevased dialoogid
list-title-past = Peetud dialoogid
list-coming = Tulevased dialoogid
list-past = Peetud dialoogid
list-calendar = Kalender
list-search = Otsi
list-host = Korraldaja
list-language = Keel
list-any = Kõik
list-find = Otsi
list-found = Leitud dialoogid
list-nothing-found = Sellist dialoogi ei leidu.
list-nothing-coming = Tulevaste dialoogide seas seda ei leidu.
list-spoken-of = Sellest on räägitud
list-show-all = Näita kõiki

month-title = Dialoogide kalender
month-before = Eelmine kuu
month-after = Järgmine kuu
month-list = Loendina
month-none = Sel kuul dialooge ei ole.

host-feed = Korraldaja kalendrivoog

show-draft = See on mustand. Seda lehte näevad ainult liikmed.
show-cancelled = See dialoog jääb ära.
show-summary = Loe, mida räägiti
show-when = Millal
show-where = Kus
show-map = Vaata kaardilt
show-online = Veebis
show-online-what = Videolingi kaudu; lingi saad, kui sul on koht
show-language = Keel
show-host = Korraldaja
show-facilitators = { $count ->
    [one] Vestlust juhib { $names }
   *[other] Vestlust juhivad { $names }
}
show-method = Meetod
show-price = Hind
show-free = Tasuta
show-circle = Kohti on { $capacity }, vabu { $free }
show-circle-under = { $free ->
    [one] vaba koht
   *[other] vaba kohta
}
show-call = Tule ringi
show-call-open = Registreeruda saab { $until }. Kontot ei ole vaja.
show-call-waiting = { $waiting ->
    [0] Kõik kohad on täis. Pane end ootenimekirja: kirjutame, kui sinu jaoks koht vabaneb.
    [one] Kõik kohad on täis ja üks inimene ootab. Pane end ootenimekirja: kirjutame, kui sinu jaoks koht vabaneb.
   *[other] Kõik kohad on täis ja { $waiting } inimest ootab. Pane end ootenimekirja: kirjutame, kui sinu jaoks koht vabaneb.
}
show-call-full = Kõik kohad on täis.
show-register = Registreeru
show-wait = Ootenimekirja
show-contact = Võid ka otse korraldajalt küsida:
show-closed = Registreerumine on lõppenud
show-closed-what = Kui tahaksid siiski tulla, küsi korraldajalt:
show-past = See dialoog on peetud
show-past-what = { $came ->
    [0] Korraldaja ei ole veel kirja pannud, mitu inimest tuli.
    [one] Kohal oli üks inimene.
   *[other] Kohal oli { $came } inimest.
}
show-feedback = Olid kohal? Ütle, kuidas oli
show-qr = Selle lehe QR-kood
show-qr-alt = QR-kood, mis viib siia lehele
show-why = Millest räägime
show-for-whom = Kellele
show-influence = Mida see võib mõjutada
show-answer = Kes vastab ja mis ajaks
show-answerer = Vastab
show-answer-by = Hiljemalt
show-access = Hea teada
show-how = Kuidas see käib
show-how-what = Istud ringis inimestega, kes näevad asja teisiti. Igaüks saab sõna, kedagi ei arvustata ja milleski ei pea kokku leppima. Öeldu pannakse kirja ilma nimedeta ja loetakse enne lõppu ette. Ette valmistuda ei ole vaja.
show-ics = Lisa kalendrisse (.ics)
show-google = Google’i kalender
show-outlook = Outlook
show-link = Selle lehe link
