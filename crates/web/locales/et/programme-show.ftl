### Arenguprogrammide avalik nimekiri ja leht.

programme-kicker = Arenguprogramm
programme-index-lead = Arenguprogrammis õpid dialooge pidama: käid kohtumistel, harjutad õpipartneriga ja pead dialoogi oma kodukohas.
programme-index-none = Praegu ühtegi arenguprogrammi ei ole.
programme-index-none-what = Uus ilmub siia kohe, kui see välja kuulutatakse. Dialooge peetakse kogu aeg.
programme-index-open = Kandideeri nüüd või peagi
programme-index-under-way = Käimas
programme-index-past = Peetud
programme-until = Kandideeri { $till }: { $left }
programme-from = Kandideerimine algab { $date } kell { $clock }
programme-apply-till = Kandideeri { $till }
deadline-days = { $count ->
    [one] jäänud on 1 päev
   *[other] jäänud on { $count } päeva
}
deadline-hours = { $count ->
    [one] jäänud on 1 tund
   *[other] jäänud on { $count } tundi
}
deadline-minutes = { $count ->
    [one] jäänud on 1 minut
   *[other] jäänud on { $count } minutit
}

programme-draft = See on mustand. Seda lehte näevad ainult liikmed.
programme-is-cancelled = See arenguprogramm jääb ära.
programme-call-open = Kandideerimine on avatud
programme-call-till = kuni
programme-apply = Kandideeri
programme-answer-by = Vastuse saavad kõik hiljemalt { $date }.
programme-call-soon = Kandideerimine algab peagi
programme-call-soon-what = Kandideerimine algab { $date } kell { $clock }.
programme-call-over = Kandideerimine on lõppenud
programme-call-over-what = Osalejaid valitakse.
programme-call-over-by = Osalejaid valitakse. Vastuse saavad kõik hiljemalt { $date }.
programme-call-chosen = Osalejad on valitud.
programme-call-running = Programm on käimas
programme-call-running-what = Lend kohtub ja õpib.
programme-call-past = Programm on läbi
programme-call-past-what = Kui tuleb järgmine lend, kuulutatakse see siin välja.
programme-meeting-count = { $count ->
    [one] 1 kohtumine
   *[other] { $count } kohtumist
}
programme-think = Mõtle enne
programme-about = Millest see räägib
programme-for-whom = Kellele
programme-gains = Mida see sulle annab
programme-meetings = Kohtumised
programme-ics = Lisa kuupäevad kalendrisse (.ics)
programme-topics = Teemad
programme-approach = Kuidas õpime
programme-costs = Mis see maksab
programme-free = Tasuta
programme-own-cost = Sinu kanda
programme-certificate = Tunnistus
programme-certificate-who = Tunnistuse saad, kui
programme-certificate-attend = oled olnud kohal vähemalt { $percent } protsendil kohtumistest
programme-certificate-practicum = oled õpipartneriga praktikumi pidanud
programme-certificate-dialogue = oled kodus dialoogi pidanud
programme-certificate-else = Muidu saad tõendi selle kohta, milles osalesid.
programme-certificate-all = Tunnistuse saavad kõik, kes osalevad.
programme-information = Küsi enne: infokohtumine
programme-behind = Kes on selle taga
programme-ask = Küsi
front-programmes = Õpi dialooge pidama
front-programmes-all = Kõik arenguprogrammid
host-programmes = Arenguprogrammid
