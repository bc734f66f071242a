### Kandidaatide hindamine: hindaja enda lehed ja see, mida korraldajad hindamisest näevad.

review-tab = Hindamine
review-mine-title = Minu hinnata
review-mine-none = Praegu ei ole sul midagi hinnata
review-mine-none-what = Hindajad valivad programmi korraldajad. Kui nad valivad sinu, leiad avaldused siit.
review-mine-applied = Kandideerid sellesse programmi ise, nii et siin sa ei hinda.
review-mine-nothing = Keegi ei ole veel kandideerinud.
review-progress = Tehtud { $settled } / { $all }.
review-begun = { $begun ->
    [one] Üks on pooleli.
   *[other] { $begun } on pooleli.
}
review-begin = Alusta
review-go-on = Jätka
review-all-settled = Kõik on hinnatud. Aitäh.
review-look-again = Vaata veel kord üle

review-crumbs = Kus sa oled
review-application = Avaldus { $code }
review-at = { $n }. / { $total }
review-role = Töötab:
review-answers = Vastused
review-answers-none = Hindajatele mõeldud küsimusi siin ei ole.
review-answer-none = Vastamata.
review-masked-what = […] on seal, kus tekst ütleks, kes kirjutas.
review-file-size = { $kb } KB

review-judge = Mida sa arvad?
review-scale-low = üldse mitte
review-scale-high = täiesti
review-note = Märkus korraldajatele
review-note-hint = Millele su hinnang toetub. Kandidaat seda ei näe.
review-done = Valmis, järgmise juurde
review-draft = Salvesta, jätkan hiljem
review-leave = Ma ei oska hinnata või tunnen seda inimest
review-abstain-what = Kui sa ei saa seda avaldust ausalt hinnata, kuigi seost ei ole, jäta see teistele.
review-abstain = Ma ei oska seda hinnata
review-reason = Mis teid seob?
review-reason-hint = Mõne sõnaga: kolleeg, sugulane, ühine projekt.
review-conflict = Tunnen seda inimest või olen asjast huvitatud
review-left-title = Jätsid selle teistele
review-left-what = Sinult seda hinnangut ei oodata ja siin antud punktid ei loe.
review-left-back = Hindan siiski
review-pages = Avaldused
review-previous = Eelmine
review-next = Järgmine

review-hint-title = Enne üks küsimus
review-hint-blind = Miski viitab, et see avaldus tuleb sulle lähedalt: sinu oma vallast, linnast või organisatsioonist. Kas on mõni seos, mis võiks sinu hinnangut mõjutada?
review-hint-municipality = See avaldus tuleb sinu oma vallast või linnast. Kas on mõni seos, mis võiks sinu hinnangut mõjutada?
review-hint-organisation = See avaldus tuleb sinu oma organisatsioonist. Kas on mõni seos, mis võiks sinu hinnangut mõjutada?
review-hint-yes = Jah, jätan teistele
review-hint-no = Ei, saan ausalt hinnata

review-state-none = alustamata
review-state-draft = pooleli
review-state-done = valmis
review-state-abstained = ei oska hinnata
review-state-conflict = on seotud

review-title = Hindamine
review-is-blind = Hindajad näevad nime asemel koodi ega näe tööandjat, omavalitsust ja aadresse.
review-is-open = Hindajad näevad nimesid ja seda, kus keegi töötab.
review-needs = { $least ->
    [one] Iga avaldus vajab üht hinnangut.
   *[other] Iga avaldus vajab { $least } hinnangut.
}
review-you-are-blind = Hindad selles programmis ka ise, nii et kuni otsuste avaldamiseni näed sinagi nimede asemel koode.
review-reviewer-applied = { $name } kandideerib sellesse programmi ise, nii et hinnata ta siin ei saa. Võta ta hindajate hulgast välja või vali keegi teine.
review-no-criteria = Kriteeriume veel ei ole, nii et hindajatel ei ole, mille järgi punkte anda. Need käivad kandideerimise kavasse.
review-none = Hinnata ei ole veel midagi
review-none-what = Esitatud avaldused tulevad siia.
review-count-all = avaldust
review-count-enough = piisavalt hinnatud
review-count-wide = hindajad eri meelt
review-applications = Avaldused
review-col-who = Avaldus
review-col-role = Roll
review-col-score = Punktid
review-col-spread = Lahknevus
review-col-reviews = Hinnanguid
review-col-notes = Tasub teada
review-not-enough = Hinnanguid on liiga vähe
review-wide = Hindajad on eri meelt
review-conflicts = { $n ->
    [one] Üks hindaja on seotud
   *[other] { $n } hindajat on seotud
}
review-abstained = { $n ->
    [one] Üks hindaja ei oska hinnata
   *[other] { $n } hindajat ei oska hinnata
}
review-masked = { $n ->
    [one] Vastustest on ühes kohas peidetud see, mis ütleks, kes kirjutas
   *[other] Vastustest on { $n } kohas peidetud see, mis ütleks, kes kirjutas
}
review-files = { $n ->
    [one] Üks fail: vaata, kas seal on kellegi nimi, sest failidest ei peideta midagi
   *[other] { $n } faili: vaata, kas seal on kellegi nimi, sest failidest ei peideta midagi
}
review-score-what = Punktid on kõigi valmis hinnangute kaalutud keskmine 0–100. Lahknevus näitab, mitu punkti jääb kõige heldema ja kõige rangema hindaja vahele.

review-reviewers = Hindajad
review-reviewers-none = Keegi veel ei hinda
review-reviewers-none-what = Vali vähemalt kaks, et ükski otsus ei jääks ühe inimese teha.
review-reviewers-caption = Kui kaugel nad on
review-col-name = Nimi
review-col-progress = Seis
review-col-conflicts = Seoseid
review-col-known = Töö- ja elukoht
review-col-acts = Mida saad teha
review-known-nothing = ei ole teada
review-choose = Vali
review-municipality-none = Ei ole teada
review-add = Vali hindaja
review-add-what = Hinnata võib iga liige; väljastpoolt hindaja kutsu liikmeks rolliga „hindaja“. Töö- ja elukohta on vaja ainult selleks, et küsida võimalike seoste kohta. Kui midagi on vaja parandada, vali sama inimene uuesti.
review-remove = Võta välja
review-remove-title = Kas võtta { $name } hindajate hulgast välja?
review-remove-what = Tema hinnangud enam ei loe. Kui ta uuesti valid, loevad need jälle.

review-beside = Hinnangud kõrvuti
review-wide-what = Selle avalduse puhul on hindajad eri meelt. Enne otsustamist tasub see läbi rääkida.
review-col-criterion = Kriteerium
review-col-state = Seis
review-col-mean = Keskmine
review-col-total = Kokku 100-st
review-weight = kaal { $weight }
review-same-municipality = Kandidaadiga samast vallast või linnast.
review-same-organisation = Kandidaadiga samast organisatsioonist või sama organisatsiooni aadressiga.
review-cleared = Temalt küsiti seose kohta ja ta vastas, et seda ei ole.
review-said-reason = Seos: { $reason }
review-reopen = Ava uuesti: { $name }

# looked up by name
field-reviewer = Kes hindab?
# looked up by name
field-reviewer-municipality = Mis vallas või linnas ta elab või töötab?
# looked up by name
field-reviewer-employer = Kus ta töötab?
# looked up by name
field-score = Punktid
# looked up by name
field-note = Märkus korraldajatele
