### Forms: faults, and the fields that registration asks. Labels, hints and reasons are looked up by the field's name.

form-optional = (vabatahtlik)
form-faults = { $count ->
    [one] Üks koht vajab parandamist
   *[other] { $count } kohta vajab parandamist
}
form-fault-line = { $field } – { $fault }
form-scale-end = { $value }: { $end }
form-save = Salvesta
form-cancel = Tagasi

fault-required = Palun täida see.
fault-choose = Palun vali üks neist.
fault-too-long = See on liiga pikk: mahub { $most } tähemärki.
fault-too-short = See on liiga lühike: vähemalt { $least } tähemärki.
fault-not-a-number = Kirjuta täisarv.
fault-too-small = Vähemalt { $least }.
fault-too-large = Kõige rohkem { $most }.
fault-not-an-address = See ei ole e-posti aadressi moodi. Õige oleks näiteks mari@example.ee.
fault-not-a-link = Kirjuta kogu aadress, mis algab https://.
fault-not-a-phone = See ei ole telefoninumbri moodi.
fault-not-a-time = Sellist kuupäeva või kellaaega ei ole olemas.
fault-time-skipped = Sel tunnil keeratakse kella edasi, nii et seda aega ei ole. Vali mõni muu.
fault-time-twice = Sel tunnil keeratakse kella tagasi, nii et see aeg tuleb kaks korda. Ütle, kumba mõtled.
fault-in-the-past = See aeg on juba möödas.
fault-before-the-dialogue = See peab olema pärast dialoogi.
fault-taken = See on juba kasutusel.
fault-meanwhile = Keegi on siin vahepeal midagi muutnud. Vaata see üle ja salvesta uuesti; mida sa kirjutasid, on alles.
fault-mismatch = Need kaks ei ole ühesugused.
fault-wrong-login = Aadress või parool ei ole õige. Võid lasta endale ka lingi saata.
fault-wrong-password = See ei ole sinu praegune parool.
fault-below-taken = { $taken ->
    [one] Üks inimene on juba koha saanud.
   *[other] { $taken } inimest on juba koha saanud. Vabasta enne mõni koht.
}
fault-method-too-short = See meetod vajab vähemalt { $least } minutit.
fault-method-too-long = Selle meetodiga saab vestelda kõige rohkem { $most } minutit. Vali mõni muu või pea kaks dialoogi.
fault-pinned-too-much = Käsitsi pandud minuteid on { $by } võrra liiga palju.
fault-pinned-too-little = Kõik sammud on käsitsi paika pandud ja minuteid jääb üle { $by }.
fault-closing-too-short = Lõpetamine vajab vähemalt { $least } minutit, et keegi ei lahkuks poolelt mõttelt.
fault-closing-too-long = Teiste sammude kõrvalt võib lõpetamine võtta kõige rohkem { $most } minutit.
fault-consent = Ilma nõusolekuta ei tohi me sinu andmeid hoida. Võid korraldajaga ka ise rääkida.
fault-least-above-most = Suurim arv on väiksem kui vähim.
fault-too-often = Selle aadressiga on äsja liiga palju kordi registreerutud. Oota minut ja saada vorm uuesti.
fault-too-many = Kõige rohkem { $most }.
fault-before-the-opening = Lõpp peab olema pärast algust.
fault-before-the-closing = See peab olema pärast kandideerimise lõppu.
fault-after-the-first-meeting = Kandideerimine peab lõppema enne esimest kohtumist.
fault-few-choices = Anna vähemalt kaks valikut, kumbki omal real.
fault-other-choices = Anna sama palju valikuid kui esimeses keeles.
fault-breaks = See rikub tingimusi. Kui sa just nii mõtledki, märgi kast ära.
fault-applied = See inimene kandideerib programmi ise, nii et hinnata ta siin ei saa.
fault-nothing-answered = Vorm on veel tühi. Ühest vastusest piisab, ülejäänu võid vahele jätta.

# looked up by name
field-name = Nimi
# looked up by name
field-email = E-post
# looked up by name
field-phone = Telefon
# looked up by name
field-consent = Nõusolek
field-age = Vanus
why-age = Et ringis kohtuksid põlvkonnad.
field-gender = Sugu
why-gender = Et ringides kohtuksid eri soost inimesed.
field-place = Kus sa elad?
why-place = Et kuulda oleks eri paikade inimesi.
field-connection = Mis sind selle küsimusega seob?
why-connection = Et kohtuksid eri kogemusega inimesed.
field-languages = Mis keeltes saad vestelda?
why-languages = Et kõik ringis üksteist mõistaksid.
field-access = Mida sa osalemiseks vajad?
why-access = Et saaksime valmistuda: kaldtee, silmusvõimendi, vaikne nurk, lastehoid.
field-food = Mida sa ei söö?
why-food = Et laual oleks kõigile midagi.
field-before = Kas oled sellises dialoogis varem osalenud?
why-before = Et uued tulijad hästi vastu võtta.
field-hopes = Millest sooviksid rääkida?
why-hopes = Et vestlusjuht saaks valmistuda.
