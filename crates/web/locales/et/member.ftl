### Organisatsiooni liikmed ja kutsed.

member-list = Kes on liige
member-name = Nimi
member-role = Roll
member-role-of = { $name }: roll
member-role-choice = { $role }: { $what }
member-you = (sina)
member-actions = Tegevused
member-change = Muuda
member-remove = Eemalda
member-remove-title = Kas eemaldada { $name }?
member-remove-what = Inimene ei näe enam midagi, mis on organisatsiooni oma, ja ta logitakse kohe välja. Tema kavandatud dialoogid jäävad alles.
member-roles = Mida rollid võivad
member-invitations = Ootel kutsed
member-no-invitations = Kedagi ei oodata.
member-no-mail = Meiliserverit ei ole seadistatud: ava kutse kirjade lehel ja anna link ise edasi.
member-lapses = Aegub
member-revoke = Võta tagasi
member-invite-title = Kutsu keegi
member-invite-hint = Sellele aadressile läheb link. See toimib ühe korra kahe nädala jooksul.
member-invite = Kutsu
flash-revoked = Kutse on tagasi võetud. Selle link ei ava enam midagi.

member-invitation-title = { $name } kutsub sind
member-invitation-lead = Hakka liikmeks, et dialooge koos kavandada, juhtida või kirja panna.
member-invitation-to = Kutsutud
member-accept-title = Võta kutse vastu
member-accept-as = Oled sisse logitud kui { $email }. Saad liikmeks selle kontoga.
member-accept = Hakka liikmeks
member-has-account = Sul on juba konto
member-has-account-what = Logi enne sisse. Siis jõuad siia tagasi ja võtad kutse ühe nupuga vastu.
member-join-title = Tee endale konto
member-join = Tee konto ja hakka liikmeks
member-join-other = Kas sul on konto mõne muu aadressiga?

# looked up by name
field-role = Roll
