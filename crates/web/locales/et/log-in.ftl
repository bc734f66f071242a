### Sisse- ja väljalogimine.

log-in-title = Logi sisse
log-in-lead = Neile, kes dialooge kavandavad, juhivad või kirja panevad. Osalemiseks ei ole kontot vaja.
log-in-back = See leht on organisatsiooni liikmetele. Kui oled sisse loginud, jõuad siia tagasi.
log-in-submit = Logi sisse
log-in-to = Sisselogimise lehele
log-in-link-title = Parooli ei ole või on see ununenud?
log-in-link-what = Kirjuta oma aadress üles lahtrisse ja jäta parool tühjaks. Saadame sulle lingi, millega saad sisse.
log-in-link-ask = Saada mulle link
log-in-asked = Vaata oma e-posti
log-in-asked-what = Kui sellel aadressil on konto, on sisselogimise link juba teel. Link toimib ühe korra kahekümne minuti jooksul.
log-in-asked-not-there = Mõne minuti pärast ei ole veel midagi? Vaata rämpsposti hulka ja kontrolli, kas kirjutasid aadressi, millele said kutse.
log-in-no-mail-title = See sait ei saada kirju
log-in-no-mail = Siin ei ole meiliserverit seadistatud, nii et linki me saata ei saa. Serveri pidaja saab selle sulle teha käsuga:
log-in-no-mail-address = AADRESS
log-in-as = Tere tulemast, { $name }
log-in-as-what = Selle lingiga logid sisse kontole { $email }. Link toimib ühe korra.
log-in-forgotten = Unustasin parooli
log-in-no-password = Loo edaspidiseks parool
log-in-new-password = Uus parool
log-in-new-password-what = Uue parooliga logitakse sind mujalt välja.
log-in-set-password = Loo parool ja logi sisse
log-in-over = See link enam ei toimi
log-in-over-what = Sisselogimise link toimib ühe korra kahekümne minuti jooksul. Küsi sisselogimise lehelt uus.

# looked up by name
field-password = Parool
# looked up by name
hint-password = Vähemalt 10 tähemärki. Hästi sobivad mõned sõnad järjest.
# looked up by name
field-password-again = Parool veel kord
