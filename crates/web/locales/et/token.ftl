### Organisatsiooni API võtmed.

token-title = API võtmed
token-crumbs = Kus sa oled
token-lead = Võtmega kasutavad sinu enda süsteemid Vestlusringi organisatsiooni nimel. Võti avab ainult selle, mille sa märgid, ega puutu teiste organisatsioonide asju.
token-to-guide = Kuidas API töötab
token-list = Võtmed
token-none = Võtmeid ei ole
token-none-what = Tee igale süsteemile oma võti, siis saad ühe tühistada nii, et teised töötavad edasi.
token-name = Milleks
token-opens = Avab
token-made = Tehtud
token-made-by = { $date }, { $name }
token-used = Viimati kasutatud
token-unused = veel mitte
token-until = Kehtib kuni
token-revoked-at = tühistatud { $date }
token-expired-at = aegunud { $date }
token-revoke = Tühista
token-revoke-title = Kas tühistada „{ $name }“?
token-revoke-what = Süsteem, mis seda võtit kasutab, saab kohe järgmisel korral eitava vastuse. Tühistatud võtit tagasi ei saa, küll aga võid teha uue.
token-new = Uus võti
token-scope-choice = { $name } – { $what }
token-days = { $days ->
    [30] 30 päeva
    [90] 90 päeva
    [365] 1 aasta
    [730] 2 aastat
   *[other] { $days } päeva
}
token-make = Tee võti
token-made-title = Võti on valmis
token-made-what = Näed seda ainult üks kord. Pane see sinna, kus süsteem oma saladusi hoiab: kellel on võti, see saab teha kõike, mida võti avab.
token-made-use = Ära saada võtit kirja ega sõnumiga ning ära pane seda veebilehele ega rakendusse, mida teised avada saavad. Kui keegi on seda näinud, tühista see ja tee uus.
token-copy = Kopeeri
token-kept = Panin selle hoiule

token-dialogues-read = dialoogid koos mustanditega: tekstid, aeg, koht, mitu kohta on võetud. Nimesid ei näe.
token-dialogues-write = teeb uusi dialoogide mustandeid. Kavandavad ja avavad neid inimesed.
token-registrations-read = isikuandmed: kõigi dialoogile registreerunute nimed, e-posti aadressid ja telefoninumbrid. Mitte see, mida nad sinu küsimustele vastasid.
token-programmes-read = arenguprogrammid: kandideerimine, lennud, kohtumised. Nimesid ei näe.
token-applications-read = isikuandmed: kõigi arenguprogrammi kandideerinute nimed ja aadressid ning see, mida nad endast kirjutasid.
token-applications-write = sisestab arenguprogrammi avaldusi.
token-attendance-write = märgib, kes arenguprogrammi kohtumisel käis.
token-reports-read = arenguprogrammide aruanded: arvud ilma nimedeta.

flash-token-revoked = Võti on tühistatud ega ava enam midagi.
flash-token-shown = See võti on juba tehtud ja näidatud. Kui see läks kaduma, tühista see ja tee uus.

# looked up by name
field-token-name = Milleks see on?
# looked up by name
hint-token-name = Süsteemi nimi, näiteks „valla veebileht“. Selle järgi tead, mis tühistamisel seisma jääb.
# looked up by name
field-token-scopes = Mida see avab?
# looked up by name
hint-token-scopes = Märgi ainult see, mida süsteem vajab. Isikuandmete puhul vastutad sina selle eest, mida süsteem nendega teeb: kui need siin kustuvad, kustuta need ka seal.
# looked up by name
field-token-days = Kui kaua see kehtib?
