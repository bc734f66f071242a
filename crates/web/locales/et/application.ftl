### Kandideerimine, isikliku lingi leht ja avaldused korraldajale.

apply-title = Kandideeri
apply-draft = Programm ei ole veel avalik
apply-draft-what = Kandideerijad näevad seda lehte siis, kui programm on avalikustatud.
apply-cancelled = Programm jääb ära
apply-cancelled-what = Kandideerida enam ei saa.
apply-ahead = Kandideerimine ei ole veel alanud
apply-ahead-what = Kandideerimine algab: { $moment }.
apply-closed = Kandideerimine on lõppenud
apply-closed-what = Kandideerimine lõppes: { $moment }. Kes selleks ajaks avalduse esitas, saab vastuse e-postiga. Kui sul on avaldus alustatud, jõuad selleni kirjas oleva lingiga.
apply-late = Tulid hilinenud avalduse lingiga, nii et saad veel kandideerida.
apply-late-over = Link, millega sa tulid, enam ei toimi.
apply-ask = Küsimuste korral kirjuta korraldajale:
apply-until = Kandideerida saad { $till }.
apply-answer = Vastuse saad { $date }.
apply-needs = Enne kui alustad
apply-takes = { $count ->
    [0] Selleks kulub umbes { $minutes } minutit.
    [one] Selleks kulub umbes { $minutes } minutit. Vormis on { $count } küsimus.
   *[other] Selleks kulub umbes { $minutes } minutit. Vormis on { $count } küsimust.
}
apply-roles = Programm on mõeldud neile: { $roles }.
apply-draft-kept = Võid igal hetkel pooleli jätta: kirjutatu jääb mustandina alles ja kirjas olev link toob sind selle juurde tagasi.
apply-questions = Vaata küsimusi
apply-begin = Alusta
apply-begin-button = Alusta avaldust
apply-language = Mis keeles me sulle kirjutame?
apply-email-why = Saadame sulle avalduse lingi, kinnituse ja vastuse.
apply-phone-why = Et saaksime helistada, kui midagi on kiire.
apply-consent = Olen nõus, et { $host } hoiab neid andmeid osalejate valimiseks ja programmi läbiviimiseks.
apply-consent-goes = { $days ->
    [one] Kui sa ei osale, kustutame need { $days } päev pärast otsuseid; reservis olles mitte enne programmi algust, ja kui loobud kohast, siis loobumisest arvates. Vaadata, alla laadida ja kustutada saad neid igal ajal.
   *[other] Kui sa ei osale, kustutame need { $days } päeva pärast otsuseid; reservis olles mitte enne programmi algust, ja kui loobud kohast, siis loobumisest arvates. Vaadata, alla laadida ja kustutada saad neid igal ajal.
}
apply-sent = Vaata oma postkasti
apply-sent-what = Saatsime sinu avalduse lingi sellele aadressile.
apply-sent-unsent = Korraldaja annab sulle avalduse lingi edasi.

apply-form-title = Sinu avaldus
apply-form-draft = Salvesta mustand, millal tahad; enne esitamist ei loe seda keegi.
apply-form-changing = Avaldus on esitatud. Loeb see, mida siin muudad ja salvestad.
apply-form-questions = Küsimused
apply-hand-in = Esita avaldus
apply-save-draft = Salvesta mustand
apply-save-changes = Salvesta muudatused
apply-municipality-choose = Vali …
apply-municipality-none = Ma ei tööta omavalitsuses
apply-meanwhile = Vahepeal on salvestatud teine tekst, võib-olla sinu enda teises aknas.
apply-meanwhile-what = Kus need erinevad, on all mõlemad: väljal see, mille kirjutasid siin, selle all see, mis on salvestatud. Loeb see, mille nüüd salvestad.
apply-theirs = Teises aknas salvestatud
apply-saved = Mustand on salvestatud.
apply-kept = Veel salvestamata. Kirjutatu on selles seadmes alles.
apply-kept-back = Salvestamata jäänud tekst on tagasi.
apply-kept-old = Teises aknas on salvestatud midagi muud. Vajuta all nuppu, siis näed mõlemat teksti. Siin kirjutatu on selles seadmes alles.
# looked up by name
field-employer = Kus sa töötad?
field-municipality = Omavalitsus
field-target-role = Roll
# looked up by name
hint-municipality = Vali see, kelle heaks või kus sa töötad.

apply-file-title = Fail
apply-file-back = Tagasi vormi juurde
apply-file-none = faili veel ei ole
apply-file-missing = Lisa fail.
apply-file-add = Lisa fail
apply-file-change = Vali teine fail
apply-file-there = Mis on olemas
apply-file-remove = Võta fail ära
apply-file-send = Saada fail
apply-file-kinds = PDF, Word (DOC, DOCX), ODT, JPEG või PNG; kuni 10 MB.
apply-file-nothing = Vali enne fail.
apply-file-empty = See fail on tühi.
apply-file-unknown = See ei ole PDF-, Wordi-, ODT-, JPEG- ega PNG-fail, mida iganes nimi ka ütleb. Salvesta see PDF-ina ja saada uuesti.
apply-file-lies = Faili nimi ütleb üht, aga sees on midagi muud. Salvesta see uuesti, näiteks PDF-ina, ja saada siis.
apply-file-too-large = See fail on suurem kui 10 MB. Tee see väiksemaks ja saada uuesti; midagi ei salvestatud.
apply-file-megabytes = { $size } MB
apply-file-kilobytes = { $size } kB

apply-own-title = Sinu avaldus
apply-state-draft = Mustand
apply-state-handed-in = Esitatud
apply-state-confirmed = Osaleb
apply-means-draft = Sinu avaldus on mustand ja veel esitamata. Esitada saad { $till }.
apply-means-late = Kandideerimine lõppes: { $moment }. Sinu mustandit selleks ajaks ei esitatud.
apply-means-late-what = Mustand on siin alles ja seda ei loe keegi. Kui arvad, et peaksid siiski saama kandideerida, kirjuta korraldajale.
apply-means-not-open = Praegu ei saa avaldusi esitada, nii et sinu mustand on esitamata.
apply-means-handed-in = Sinu avaldus on kohal: { $moment }.
apply-means-change = Muuta saad seda { $till }.
apply-means-released = Otsused on tehtud ja sinu kohta tehtud otsus on sinu postkastis. Kui oled reservis, kirjutame kohe, kui koht vabaneb.
apply-means-offered = Sind valiti osalema. Hoiame sulle kohta { $till }.
apply-means-confirmed = Oled osaleja. Ootame sind.
apply-means-first = Esimene kohtumine on { $date }.
apply-means-declined = Ütlesid kohast ära.
apply-means-expired = Koht, mida sulle hoidsime, läks järgmisele, sest me ei saanud õigel ajal vastust.
apply-means-withdrawn = Oled loobunud.
apply-next-answer = Vastuse saad { $date } e-postiga ja siit lehelt.
apply-next-mail = Vastuse saad e-postiga ja siit lehelt.
apply-cancelled-own = Programm jääb ära.
apply-too-late = Tähtaeg on möödas. Mida sa saatsid, seda ei esitatud ega muudetud.
apply-place-changed = Seda ei saanud teha: koha seis on pärast lehe avamist muutunud. Nüüd on see nii.
apply-offer = Kas võtad koha vastu?
apply-offer-what = Palun vasta { $till }. Pärast seda läheb koht järgmisele.
apply-accept = Jah, osalen
apply-decline = Ei, aitäh
apply-card-draft = Sinu avaldus
apply-card-draft-what = Täida vorm, salvesta nii tihti, kui tahad, ja esita, kui see on valmis.
apply-card-fill = Ava vorm
apply-card-again = Kandideeri uuesti
apply-card-change = Muuda midagi
apply-card-change-what = Enne tähtaega saad kõike kirjutatut muuta.
apply-card-open = Ava vorm
apply-more-title = Veel mõni küsimus
apply-more-lead = Et saaksime sinu tulekuks valmistuda.
apply-more-missing = { $count ->
    [one] Puudu on { $count } vastus.
   *[other] Puudu on { $count } vastust.
}
apply-more-open = Ava küsimused
apply-link-what = Selle lingiga jõuad siia lehele tagasi. See on ka kirjades, mille sulle saadame. Kellel link on, see saab sinu eest tegutseda, nii et palun ära anna seda edasi.
apply-link-unsent = Selle lingiga jõuad siia lehele tagasi. Hoia see alles: lisa leht järjehoidjatesse või kopeeri link. Kellel link on, see saab sinu eest tegutseda, nii et palun ära anna seda edasi.
apply-goes = { $days ->
    [one] Kui sa ei osale, kustutame kõik selle { $days } päev pärast otsuseid.
   *[other] Kui sa ei osale, kustutame kõik selle { $days } päeva pärast otsuseid.
}
apply-withdraw = Loobu
apply-withdraw-title = Kas sa loobud?
apply-withdraw-text = Sinu avaldust enam ei arvestata. Enne tähtaega saad selle uuesti esitada.
apply-withdraw-place = Sinu koht läheb järgmisele reservist ja tagasi seda ei saa.
apply-erase-what = Sinu nimi, kontaktid, vastused, failid ja kirjad, mis sulle saatsime, kustutatakse kohe ja jäädavalt. See link lakkab toimimast.
apply-erase-place = Sinu koht läheb järgmisele reservist.

applications-title = Avaldused
applications-handed-in = Esitatud
applications-offered = Koht pakutud
applications-confirmed = Osalevad
applications-out = Ei osale
applications-drafts = Mustandid, esitamata
applications-count-handed-in = esitatud
applications-count-drafts = mustandit alustatud
applications-any = kõik
applications-begun = alustatud: { $moment }
applications-late = hilinenud avaldus
applications-erased = Avaldused on kustutatud.
applications-blind = Hindad ilma nimedeta, nii et näed kuni otsuste teatavaks tegemiseni koode ja seda, mis on hindajatele. Mida üksikute avaldustega on vaja teha, teeb teine korraldaja.
applications-add = Sisesta avaldus
applications-add-lead = Sellele, kes kandideeris paberil või telefoni teel. See loeb nagu siin esitatu, ka pärast tähtaega: sina otsustad, mis tuli õigel ajal.
applications-add-draft = Avaldusi saab sisestada siis, kui programm on avalik.
applications-export = Laadi alla CSV-na
applications-none = Keegi ei ole veel kandideerinud
applications-none-what = Kohe kui keegi alustab, näed seda siin.
applications-found = Leitud: { $n }
applications-county = Maakond
applications-standing = Seis
applications-from = Töökoht
applications-code = Kood
applications-files = Failid
applications-draft-what = See on mustand. Selle vastuseid ei näe keegi peale kirjutaja. Saad talle lingi uuesti saata.
applications-begun-at = Alustatud
applications-handed-in-at = Esitamise aeg
applications-act-offer = Paku kohta
applications-act-accept = Ütles jah
applications-act-withdraw = Loobub
applications-withdraw-title = Kas { $name } loobub?
applications-withdraw-text = Avaldusest või kohast loobutakse ja selle kohta läheb kiri. Vabanev koht läheb järgmisele reservist.
applications-erase-text = Nimi, kontakt, vastused, failid ja kirjad kustutatakse ja neid ei saa tagasi. Vabanev koht läheb järgmisele reservist.
applications-send-link = Saada link uuesti
applications-link-what = Sellel inimesel e-posti ei ole. Anna talle see link: see viib tema oma lehele. Kellel link on, see saab tema eest tegutseda.
applications-email-hint = Ilma aadressita saad lingi, mille talle edasi annad.
applications-consent = Inimene on nõus, et hoiame neid andmeid osalejate valimiseks ja programmi läbiviimiseks.
applications-consent-why = Küsi seda temalt. Mõni aeg pärast otsuseid kustuvad andmed iseenesest.
