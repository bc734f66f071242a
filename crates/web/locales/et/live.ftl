### Vestlusring ise: vestlusjuhi, kirjapanija, ühise ekraani ja osalejate lehed.

live-circle = { $number }. ring
live-seat = { $number }. koht
live-minutes = { $minutes } min
live-connected = Ühendus on olemas
live-lost = Ühendust pole, proovime uuesti
live-sending = Saadan

live-lead-title = Juhtimine
live-write-title = Kirjapanek
live-not-leading = Sul on kirjapanija link. Seda ringi juhib vestlusjuht.
live-to-words = Kirjapandu juurde
live-to-lead = Juhi ringi
live-you-lead = Juhid seda ringi ka ise.
live-look-again = Vaata uuesti
live-now = Praegu
live-not-written = Seda ei võetud vastu. Kirjutatu on siin alles.

live-open-title = Kas ring on koos?
live-open-what = Kui ringi avad, leiavad inimesed selle oma telefonist. Kell hakkab käima esimese sammuga ja siis saab ka kirjapanija kirjutada.
live-open-seats = Mitu inimest ringis istub?
live-open-seats-hint = Siia pole kellelegi ette kohta antud. Hilinejaid saad lisada igal ajal.
live-open-seated = { $seats ->
    [one] Siia on kohale pandud üks inimene.
   *[other] Siia on kohale pandud { $seats } inimest.
}
live-open = Ava ring
live-course = Kulg
live-waiting-title = Ring on avatud
live-waiting-what = { $seats ->
    [one] Üks koht. Alusta, kui kõik on valmis.
   *[other] { $seats } kohta. Alusta, kui kõik on valmis.
}
live-step-of = { $step }. samm { $steps }-st
live-paused = Kellad seisavad
live-late = kavast { $minutes } min maas
live-early = kavast { $minutes } min ees
live-next = Edasi:
live-previous = Tagasi eelmise sammu juurde
live-pause = Peata
live-resume = Jätka
live-more = + { $minutes } min
live-less = − { $minutes } min sellest sammust
live-floor = Kelle käes on sõna
live-turn-next = Järgmine: { $name }
live-passes = { $name } jätab vahele
live-turn-holding = räägib
live-turn-spoken = on rääkinud
live-turn-passed = jättis vahele
live-turn-away = on lahkunud
live-least-heard = Seni vähem rääkinud:
live-silence = Vaikus, { $seconds } s
live-silence-end = Lõpeta vaikus
live-silent = Vaikus:
live-left-of = { $minutes } minutist
live-over = üle aja
live-say-soon = See samm saab kohe läbi.
live-say-over = Selle sammu aeg on läbi.
live-ring-label = Aeg: { $time }
live-notes = Sulle: kuidas see samm käib
live-cards = Abikaardid
live-rules = Kokkulepped
live-people = { $seats ->
    [one] Ringis on üks inimene
   *[other] Ringis on { $seats } inimest
}
live-people-what = Märgi, kes läheb ja kes tuleb tagasi. Seda näed ainult sina ja ringi lõpetamisel see kustutatakse.
live-seat-left = lahkus
live-seat-back = on tagasi
live-add-seat = Keegi tuli hiljem: üks koht juurde
live-handover = Edasi juhib keegi teine
live-handover-what = Lase tal see kood oma telefoniga sisse lugeda: see avab sama lehe. Või lase kirjapanijal ka juhtida.
live-handover-qr = Kood, mis avab selle lehe teises telefonis
live-to-scribe = Lase ka kirjapanijal juhtida
live-take-back = Juhin jälle ise
live-end = Ülelugemine ja lõpetamine
live-end-what = { $words ->
    [0] Kirja pole veel midagi pandud.
    [one] Kirja on pandud üks mõte.
   *[other] Kirja on pandud { $words } mõtet.
}
live-begin-read-back = Alusta ülelugemist
live-end-read-back = Tagasi vestluse juurde
live-close = Lõpeta ring
live-close-title = Kas lõpetada ring?
live-close-text = Pärast seda ei saa enam midagi kirja panna ega muuta. Andmed selle kohta, kes ja kui kaua rääkis, kustutatakse. See, mida ei kinnitatud või mille avaldamist ei lubatud, jääb ringi märkmetesse.
live-closed-title = Ring on lõppenud
live-closed-what = Aitäh. Andmed selle kohta, kes millal rääkis, on kustutatud. Seda, mida ring kaasa võtab, saab kirja panna veel nädala jooksul.
live-packaging = Mida kaasa võtame
live-packaging-what = Kirjuta see koos ringiga, igasse lahtrisse paar lauset. Loe ette, mida kirjutad, et kõik saaksid öelda, kas nii on.
live-packaging-save = Salvesta
live-packaging-back = Tagasi ringi juurde
live-packaging-early = Seda saab kirja panna siis, kui ring on alanud.
live-packaging-over = Nädal, mil seda sai kirja panna, on möödas. Anna oma tekst korraldajale: tema saab selle veel lisada.

live-write-waits = Ring pole veel alanud
live-write-how = Saad siia kirjutada kohe, kui esimene samm algab. Pane kirja, mida öeldakse, rääkija oma sõnadega ja ilma nimedeta. Kõike ei peagi jõudma.
live-said = Mida öeldi
live-said-hint = Rääkija sõnadega, ilma nimedeta.
live-in-step = Millises sammus
live-kind = Mis see on
live-kind-said = öeldi vestluses
live-language = Keel
live-write = Pane kirja
live-keys = Kirja paneb ka Ctrl + Enter.
live-on-phone = selles seadmes, veel saatmata
live-received = kohal
live-refused = ei võetud vastu
live-again = Muuda uuesti
live-copy = Kopeeri
live-written = { $count ->
    [0] Kirja pandud
    [one] Kirja pandud: üks mõte
   *[other] Kirja pandud: { $count } mõtet
}
live-written-none = Kirja pole veel midagi pandud.
live-names = Kas „{ $name }“ on kellegi nimi? Kirja pannakse ilma nimedeta.
live-change = Muuda
live-correct-label = Parandatud tekst
live-correct = Paranda
live-strike = Tõmba maha
live-strike-title = Kas tõmmata need sõnad jäädavalt maha?
live-strike-text = Need kustutatakse kõikjalt ja neid ei saa taastada.
live-standing-corrected = parandatud

live-read-title = Mida me kirja panime
live-read-what = Näita ringile ja loe ette. Paranda, mis on valesti, ja tõmba maha, mida keegi kirja jätta ei taha. Kui kõik on nõus, kinnita.
live-confirm-what = { $count ->
    [one] Üks mõte on veel kinnitamata.
   *[other] { $count } mõtet on veel kinnitamata.
}
live-confirm = Ring kinnitab kõik
live-ask-title = Kas teised tohivad seda lugeda?
live-release-yes = Jah, tohib avaldada
live-release-no = Ei, seda ei avaldata
live-answered = Vastatud { $answered }, kokku { $all }
live-all-answered = Kõigele on vastatud.
live-has-slip = kellelgi on sedel
live-slip-number = Prinditud sedeli number
live-slip-give = Seo sedel nende sõnadega
live-slip-unknown = Selles ringis pole sellise numbriga prinditud sedelit.
live-slip-free = Sedel võeti kogemata: vabasta see
live-slip-take = Need on minu sõnad
live-slip-take-title = Kas need on sinu öeldud?
live-slip-take-text = Võta sedel ainult oma sõnade kohta. Iga mõtte kohta on üks sedel.
live-slip-what = Kui tahad oma sõnade üle ka hiljem otsustada, vajuta nende juures „Need on minu sõnad“ ja saad sedeli. Sedeliga saad sõnad hiljem jäädavalt tagasi võtta. Keegi ei saa teada, et need on sinu omad.

live-join-title = Jälgi oma telefonist
live-join-qr = Kood, mis avab selle ringi lehe
live-join-code = Kood:
live-board-over = Ring on lõppenud
live-board-thanks = Aitäh, et rääkisid ja kuulasid.
live-table-waits = Ring pole veel alanud. Kui see algab, läheb leht ise edasi.
live-table-over = Aitäh, et rääkisid ja kuulasid. Ütle pooleteise minutiga, kuidas oli.
live-table-feedback = Ütle, kuidas oli
live-table-dialogue = Dialoogi lehele
live-table-read = Loe kaasa. Kui midagi on valesti või sa ei taha, et see kirjas oleks, ütle kohe: see parandatakse või tõmmatakse maha.
live-own-notes = Sinu enda märkmed
live-own-notes-hint = Need jäävad sellesse telefoni, keegi teine neid ei näe.
live-notes-saved = Telefoni salvestatud

join-title = Oma ringi juurde
join-what = Kood on laual või ekraanil.
join-code = Kood
join-unknown = Sellise koodiga ringi pole. Vaata kood üle, selles on kaheksa tähte.
join-go = Edasi

admit-all = Kõik ringid
admit-unopened = Avamata
admit-live = Praegu käib
admit-closed = Lõppenud
admit-facilitator = Kes juhib
admit-facilitator-what = Avab vestlusjuhi lehe. Kellel see link on, see juhib ringi, nii et näita seda ainult temale.
admit-scribe = Kes kirja paneb
admit-scribe-what = Avab kirjapanija lehe. Näita seda ainult temale.
admit-people = Kõik ringis
admit-people-what = Kulg, kokkulepped ja oma märkmed; lõpus see, mis kirja pandi, ja sedelid.
admit-open = Ava
admit-screen = Ühine ekraan
admit-screen-what = Projektorile: küsimus, samm ja aeg.
admit-renew = Tee uued lingid
admit-renew-title = Kas teha uued lingid ja uus kood?
admit-renew-text = Seni antud lingid ja kood lakkavad kohe töötamast. Tee seda siis, kui link sattus valedesse kätesse.
admit-none = Lingid ja koodid on neil, kes dialoogi päeval kohalolijaid märgivad.
