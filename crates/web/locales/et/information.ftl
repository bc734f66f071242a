### Infokohtumised: kirjapanek, külalise oma leht, kes tulevad.

information-sign-up = Pane end kirja
information-join = Liitu videolingiga
information-back = Tagasi arenguprogrammi juurde
information-email-why = Lingi, kalendrikirje ja päev varem tuleva meeldetuletuse jaoks.
information-kept = { $host } hoiab sinu nime, aadressi ja küsimust selle kohtumise korraldamiseks ning kustutab need hiljemalt { $date }.
information-closed = Kirja panna end enam ei saa
information-closed-what = Kohtumine on läbi või on selle aeg veel kokku leppimata. Küsi korraldajalt:
flash-signed-up = Oled kirjas. Link on siin lehel ja kirjas, mille sulle saatsime.
flash-guest-erased = Oled nimekirjast väljas ja sinu andmed on kustutatud.
information-own-title = Sinu infokohtumine
information-own-coming = Oled kirjas. Ootame sind.
information-own-over = Kohtumine on läbi. Aitäh, et tulid.
information-question = Küsimus
information-give-up = Võta mind nimekirjast välja
information-give-up-what = Sinu nimi, aadress, küsimus ja kirjad, mis sulle saatsime, kustutatakse kohe. See link lakkab toimimast.
information-give-up-yes = Jah, võta välja
information-no-event = Infokohtumist veel ei ole
information-no-event-what = Infokohtumisel saab koolitajatega tuttavaks ja saab küsida enne, kui kandideerida. Siin on näha, kes tulevad ja mida nad küsida tahavad.
information-count = { $count ->
    [0] Keegi ei ole end veel kirja pannud.
    [one] Kirja on pandud üks inimene.
   *[other] Kirja on pandud { $count } inimest.
}
information-nobody = Kui keegi end avalikul lehel kirja paneb, on ta siin koos oma küsimusega.
information-erase = Kustuta
information-erase-title = Kas kustutada kõik selle inimese kohta: { $name }?
information-erase-text = Nimi, aadress, küsimus ja kirjad kaovad kohe ja jäädavalt.
information-erase-yes = Kustuta
# looked up by name
field-guest-question = Mida tahaksid küsida?
# looked up by name
hint-guest-question = Korraldajad ja koolitajad loevad seda enne kohtumist.
