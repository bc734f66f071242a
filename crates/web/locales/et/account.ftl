### Oma konto.

account-title = Sinu konto
account-log-out = Logi välja
account-memberships = Sinu organisatsioonid
account-no-memberships = Praegu ei ole sa ühegi organisatsiooni liige. Omanik saab sind kutsuda.
account-profile = Sinust
account-email = E-post
account-password = Muuda parooli
account-password-what = Siia jääd sisse logituks, mujalt logitakse sind välja.
account-password-first = Loo parool
account-password-first-what = Seni logid sisse kirjas oleva lingiga. Parooliga saad sisse ka ilma selleta.
account-password-save = Salvesta parool
account-sessions = Kus oled sisse logitud
account-sessions-none = Ainult siin.
account-sessions-others = { $count ->
    [one] Siin ja veel ühes kohas.
   *[other] Siin ja veel { $count } kohas.
}
account-sessions-end = Logi mujalt välja
flash-elsewhere-ended = Mujalt oled välja logitud.

# looked up by name
field-mail-language = Sulle saadetavate kirjade keel
# looked up by name
field-current-password = Praegune parool
