# Arenguprogramm: selle lehed liikmetele.
programme-phase-draft = mustand
programme-phase-announced = välja kuulutatud
programme-phase-open = kandideerimine avatud
programme-phase-choosing = valimisel
programme-phase-chosen = valitud
programme-phase-running = käimas
programme-phase-past = läbi
programme-phase-cancelled = jääb ära

programme-point-words = Mis see on, millest räägib ja kellele mõeldud
programme-point-meetings = Kohtumised, esimesel neist kuupäev
programme-point-call = Millal kandideerimine algab ja lõpeb, enne esimest kohtumist
programme-point-places = Mitu kohta on
programme-point-trainers = Kes kohtumisi juhib
programme-point-costs = Mis on tasuta ja mis on osaleja maksta
programme-point-hours = Mitu akadeemilist tundi see võtab
programme-point-information = Infokohtumine enne kandideerimise lõppu

programme-tab-label = Arenguprogramm
programme-tab-overview = Ülevaade
programme-tab-plan = Kava
programme-tab-guests = Infokohtumine

programme-list-title = Arenguprogrammid
programme-list-new = Kavanda arenguprogramm
programme-list-first = Siit algab esimene arenguprogramm
programme-list-first-what = Arenguprogramm õpetab inimesi dialooge pidama: kandideerimine, lend, mis koos käib, õpipaarid, dialoogid kodus, tunnistused.
programme-list-empty-reader = Arenguprogramme veel ei ole
programme-list-places = { $places ->
    [one] { $places } koht
   *[other] { $places } kohta
}

programme-new-title = Uus arenguprogramm
programme-new-lead = Alusta nimest. Kõik muu võib oodata ja keegi ei näe seda enne, kui sa selle avalikuks teed.
programme-new-name = Kuidas programmi nimi on?
programme-new-language = Mis keeles sa esmalt kirjutad?
programme-new-language-hint = Tõlked saab lisada hiljem.
programme-new-save = Alusta

programme-publish-title = Enne avalikustamist
programme-publish-button = Tee avalikuks
programme-publish-what = Leht saab avalikuks ning kandideerimine algab ja lõpeb ise sinu määratud ajal.
programme-publish-missing = { $count ->
    [one] Üks asi on veel puudu.
   *[other] { $count } asja on veel puudu.
}
programme-publish-who = Avalikuks teeb omanik või korraldaja.
programme-tab-call = Kandideerimine
programme-tab-applications = Avaldused
# looked up by name
field-programme-title = Nimi
