### Organisatsiooni seaded ja isikuandmed, mida ta hoiab.

settings-public = Mida inimesed näevad
settings-new = Uute dialoogide jaoks
settings-systems = Teised süsteemid
settings-systems-what = Sinu veebileht, kalender või register saab siit oma võtmega lugeda ja siia kirjutada.
settings-to-data = Mis on praegu alles ja mis on kustutatud

# looked up by name
field-organisation-name = Organisatsiooni nimi
# looked up by name
field-organisation-about = Tutvustus
# looked up by name
hint-organisation-about = Mõni lause: kes te olete ja miks inimesi kokku kutsute.
# looked up by name
field-organisation-email = Kontaktaadress
# looked up by name
hint-organisation-email = Inimesed näevad seda ja vastused meie kirjadele tulevad siia.
# looked up by name
field-organisation-phone = Telefon
# looked up by name
hint-organisation-phone = Inimesed näevad seda: mõni helistab meelsamini, kui kirjutab.
# looked up by name
field-organisation-place = Linn või vald
# looked up by name
field-organisation-zone = Ajavöönd
# looked up by name
field-organisation-language = Keel
# looked up by name
field-organisation-keep-days = Mitu päeva registreerumisi hoitakse
# looked up by name
hint-organisation-keep-days = Loetakse dialoogi lõpust. Siis kustuvad nimed, kontaktid ja vastused ise; alles jäävad ainult koguarvud.
# looked up by name
why-organisation-keep-days = Hoia neid ainult nii kaua, kui on vaja inimesi tänada ja neile kokkuvõte saata. Tavaliselt piisab kolmekümnest päevast. Muudatus kehtib ka nende dialoogide kohta, mille andmed on veel alles.

settings-data-lead = { $days ->
    [one] Registreerumised kustuvad ise üks päev pärast dialoogi. Siin on näha, mis on veel alles.
   *[other] Registreerumised kustuvad ise { $days } päeva pärast dialoogi. Siin on näha, mis on veel alles.
}
settings-data-held = Mis on praegu alles
settings-data-held-none = Osalejate isikuandmeid ei ole
settings-data-held-none-what = Kui keegi registreerub või kandideerib, ilmub dialoog või programm siia koos päevaga, mil kõik kustub.
settings-data-dialogue = Dialoog või programm
settings-data-untitled = Küsimuseta dialoog
settings-data-gone = dialoog või programm, mida enam ei ole
settings-data-people = Inimesi
settings-data-goes = Kustub
settings-data-no-date = dialoogil ei ole veel kuupäeva
settings-data-undecided = pärast otsuste avaldamist
settings-data-also = Peale nende hoitakse organisatsiooni liikmete nimesid ja aadresse, kuni nad on liikmed, ning dialoogiga sidumata kirju ühe kuu.
settings-data-erased = Mis on kustutatud
settings-data-erased-none = Midagi ei ole veel kustutatud.
settings-data-erased-what = Viimased viiskümmend. Tõend annab arvud ega nimeta kedagi.
settings-data-when = Millal
settings-data-why = Miks
settings-data-asked = inimene palus
settings-data-time-over = aeg sai läbi
settings-data-registrations = Inimesi
settings-data-mails = Kirju
