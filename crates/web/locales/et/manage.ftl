### An organisation's dialogues, a new one, and a dialogue's overview.

manage-title = Minu organisatsioonid
manage-none = Sa ei kuulu veel ühtegi organisatsiooni
manage-none-what = Palu oma organisatsiooni omanikul end kutsuda: tema lehtede ülaosas on „Liikmed“. Kutse tuleb e-postiga.
manage-to-dialogues = Vaata tulevasi dialooge

manage-desk-title = Dialoogid
manage-plan-one = Kavanda dialoog
manage-first = Esimene dialoog algab küsimusest
manage-first-what = Kirjuta küsimus üles; kõik muu võib järgneda mis tahes järjekorras. Seni on see mustand, mida näevad ainult liikmed.
manage-how-1 = Sõnasta küsimus ning ütle, kes räägitule vastab ja mis ajaks.
manage-how-2 = Vali aeg, koht ja meetod ning see, kes ringi juhib.
manage-how-3 = Ava registreerumine ja kutsu inimesi isiklikult.
manage-how-title = Kuidas see edasi läheb
manage-empty-reader = Ühtegi dialoogi veel ei ole
manage-empty-reader-what = Kui omanik või korraldaja mõne kavandab, ilmub see siia.
manage-trouble = { $count ->
    [one] Üks kiri vajab abi
   *[other] { $count } kirja vajab abi
}
manage-trouble-what = Ei ole teada, kas inimene sai teate kätte. Vaata aadress üle või helista.
manage-trouble-link = Vaata kirju
manage-coming = Tulekul
manage-drafts = Mustandid
manage-past = Peetud
manage-cancelled = Ära jäetud
manage-no-date = kuupäevata
manage-taken = { $capacity } kohast võetud { $taken }
manage-taken-only = { $taken ->
    [one] võetud 1 koht
   *[other] võetud { $taken } kohta
}
manage-waiting = ootel { $waiting }
manage-came = { $came ->
    [one] kohal oli 1 inimene
   *[other] kohal oli { $came } inimest
}
manage-changed = viimati muudetud: { $moment }

manage-new-title = Kavanda dialoog
manage-new-lead = Kõik algab küsimusest. Saad seda ümber sõnastada nii enne kui ka pärast registreerumise avamist.
manage-new-question = Millest võiksid inimesed rääkida?
manage-new-question-hint = Üks avatud küsimus, mille peale igaüks oskab midagi oma elust rääkida.
manage-new-language = Mis keeles sa selle kirjutad?
manage-new-language-hint = Tõlked saad lisada hiljem.
manage-new-save = Tee mustand
manage-new-left = Tähemärke alles: { $n }
manage-new-over = Liiga pikk, tähemärke üle: { $n }
manage-help-title = Abi sõnastamisel
manage-help-good = Need avavad vestluse
manage-help-good-1 = Mida vajab meie küla, et siin oleks hea vananeda?
manage-help-good-2 = Kuidas me siin kahes keeles koos elame?
manage-help-good-3 = Mida sa loodad ja mida kardad, kui koolid ühinevad?
manage-help-bad = Need sulgevad vestluse
manage-help-bad-1 = Kas raamatukogu tuleks kolida? (Jah või ei, ja ongi jutul lõpp.)
manage-help-bad-2 = Kuidas panna inimesed uue koolivõrguga leppima? (Vastus on juba valmis.)
manage-help-bad-3 = Kuidas tõhustada sidusrühmade kaasamist? (Kodus ei räägi nii keegi.)
manage-help-test = Ütle küsimus valjusti kellelegi, kes teemat ei tunne. Kui ta hakkab midagi jutustama, on küsimus hea.

manage-advice-title = Üks mõte sõnastuse kohta
manage-advice-what = See on ainult soovitus; küsimus on sinu.
manage-advice-closed = Sellele saab vastata jah või ei. Proovi alustada sõnaga „mis“, „mida“ või „kuidas“.
manage-advice-either-or = Küsimus pakub kaht vastust ja inimesed jagunevad leeridesse. Küsi, mis on neile valiku juures oluline.
manage-advice-not-a-question = Küsimärki ei ole: kas see on küsimus või pealkiri?
manage-advice-two-questions = Siin on mitu küsimust. Jäta alles see, mis on kõige tähtsam; teised võivad tulla vestluses.
manage-advice-too-long = Küsimus on pikk. Meelde jääb see, mille saab öelda ühe hingetõmbega.
manage-advice-has-solution = Vastus paistab olevat juba küsimuses sees. Mida sa tahaksid kuulda, mida sa veel ei tea?
manage-advice-jargon = Sees on ametniku sõna. Kuidas sa ütleksid seda köögilaua taga?
manage-advice-reword = Sõnasta ümber

manage-open-title = Enne registreerumise avamist
manage-open-ready = Kõik vajalik on olemas.
manage-open-missing = { $count ->
    [one] Üks asi on veel puudu.
   *[other] { $count } asja on veel puudu.
}
manage-open-button = Ava registreerumine
manage-open-what = Dialoogi leht saab avalikuks ja inimesed saavad registreeruda.
manage-open-not-yet = Nupp hakkab tööle, kui kõik vajalik on olemas.
manage-open-who = Registreerumise avab omanik või korraldaja.
manage-check-done = tehtud
manage-check-missing = puudu
manage-check-misdated = kuupäev ei sobi
manage-check-good = hea, kui on
manage-check-add = Lisa
manage-check-change = Muuda
manage-still-title = Veel oleks hea

manage-facts = Kava lühidalt
manage-when = Millal
manage-where = Kus
manage-online = Videolingi kaudu
manage-spoken = Keeled
manage-method = Meetod
manage-method-minutes = { $method }, { $minutes } min
manage-places = Kohad
manage-places-facts = { $capacity } kohta, ühes ringis { $least }–{ $most } inimest
manage-places-open = otsustamata; ühes ringis { $least }–{ $most } inimest
manage-facilitators = Juhib
manage-scribes = Paneb kirja
manage-nobody = veel ei keegi
manage-not-decided = veel otsustamata
manage-closes = Registreerumine lõpeb
manage-answer = Kes vastab ja mis ajaks
manage-answer-by = { $answerer }: vastus tuleb { $date }.
manage-answer-who = { $answerer }: vastamise aeg on veel otsustamata.
manage-answer-none = Veel ütlemata. Inimesed tulevad meelsamini, kui teavad, kes nende jutule vastab.

manage-tally = Kohad
manage-tally-of = { $capacity } kohast
manage-tally-label = Kohti { $capacity }: võetud { $taken }, vaba { $free }; ootel { $waiting }.
manage-tally-came = kohal
manage-tally-came-label = Kohal oli { $came }, tulemata jäi { $missed }.
manage-tally-waiting = { $waiting ->
    [0] Keegi ei oota.
    [one] Üks inimene ootab kohta.
   *[other] { $waiting } inimest ootab kohta.
}
manage-public = Vaata avalikku lehte
manage-preview = Vaata, milline avalik leht tuleb
manage-people = Vaata inimesi
manage-script = Vestlusjuhi kava

manage-kinds = Keda lootsid näha, kes tulevad
manage-kinds-held = Keda lootsid näha, kes tuli
manage-kinds-came = tuli kohale
manage-kinds-registered = koht olemas
manage-kinds-hoped = loodetud
manage-kinds-line = loodetud { $hoped }, koht olemas { $registered }, kohal { $came }
manage-kinds-line-before = loodetud { $hoped }, koht olemas { $registered }
manage-kinds-none = rühm märkimata

manage-next-title = Mis saab edasi
manage-next-answer = { $date } on vastuse lubanud { $answerer }. Vastus peaks jõudma ka nendeni, kes osalesid.
manage-next-answer-late = { $date } oli vastuse lubanud { $answerer }, aga see päev on möödas. Kui inimesed ei ole veel midagi kuulnud, ütle neile, millal nad kuulevad.
manage-next-scribe = Mida öeldi, on kirjas lehel „Öeldu“. Kirjuta selle põhjal kokkuvõte, et seda saaksid lugeda osalejad ja see, kes vastab.
manage-next-summary = Kirjuta kokkuvõte
manage-next-erase = Registreerunute nimed, kontaktid ja vastused kustutatakse { $date }. Koguarvud jäävad alles.
manage-next-erased = Registreerunute nimed, kontaktid ja vastused on kustutatud. Koguarvud on alles.
manage-next-copy = Kui tahad sellest uuesti rääkida, kopeeri kava.
manage-cancelled-why = Miks see ära jäi

manage-more = Veel
manage-close = Tagasi mustandiks
manage-close-what = Keegi ei ole registreerunud, nii et registreerumise saab tagasi võtta.
manage-copy = Kopeeri kava
manage-copy-what = Uus mustand, kus on kõik peale kuupäeva ja inimeste.
manage-cancel = Jäta dialoog ära
manage-cancel-title = Kas jätta dialoog ära?
manage-cancel-told = { $count ->
    [0] Kellelgi ei ole kohta ja keegi ei oota, nii et teatada ei ole kellelegi.
    [one] Ühel inimesel on koht või ta ootab seda. Kui ta andis e-posti aadressi, saab ta kirja sinu põhjendusega; inimeste nimekirjast näed, kas pead helistama.
   *[other] { $count } inimesel on koht või nad ootavad seda. Kes andis e-posti aadressi, saab kirja sinu põhjendusega; inimeste nimekirjast näed, kellele pead helistama.
}
manage-cancel-final = Leht jääb alles ja ütleb, et dialoog jääb ära. Uuesti seda avada ei saa, aga kava saad kopeerida.
manage-cancel-reason = Miks see ära jääb?
manage-cancel-reason-hint = Seda saavad kõik lugeda. Piisab ühest lausest; kui uus aeg on teada, kirjuta ka see.
manage-cancel-button = Jäta ära ja teata
manage-cancel-keep = Ei, las jääb
manage-delete = Kustuta mustand
manage-delete-title = Kas kustutada see mustand?
manage-delete-text = Kogu kava läheb kaduma ja seda ei saa tagasi tuua.
manage-delete-yes = Kustuta

# looked up by name
field-reason = Põhjus
