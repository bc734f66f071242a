### What was said, as the host's people read it; and each circle's packaging.

notes-title = Öeldu
notes-crumbs = Kus sa oled
notes-lead = Kõik, mis kirja pandi, ring ringi haaval ja ilma nimedeta. Seda lehte näevad ainult liikmed, kes tohivad öeldut lugeda.
notes-none = Midagi ei ole veel kirja pandud
notes-none-what = Siia tuleb see, mida kirjapanijad ringides kirja panevad, ja pärast vestlust see, mille iga ring kaasa võtab.
notes-to-summary = Kirjuta kokkuvõte
notes-circle = { $number }. ring
notes-open = Avatud: { $when }.
notes-closed = Lõpetatud: { $when }.
notes-unopened = Ei ole veel avatud.
notes-step = { $number }. samm
notes-silent = Selles ringis ei ole midagi kirja pandud.
notes-gone = { $count ->
    [one] Üks mõte on maha tõmmatud või tagasi võetud.
   *[other] { $count } mõtet on maha tõmmatud või tagasi võetud.
}
notes-asked = Kui ütleja palub
notes-keep = Ära avalda
notes-withdraw = Võta jäädavalt tagasi
notes-withdraw-title = Kas võtta need sõnad tagasi?
notes-withdraw-text = Tee seda siis, kui ütleja ise palub. Sõnad kustutatakse siit, kokkuvõttest ja andmebaasist ning neid ei saa taastada.
notes-withdraw-yes = Jah, võta tagasi

said-question = lahtine küsimus
said-insight = taipamine
said-next-step = midagi, mida teha
said-written = kinnitamata
said-confirmed = kinnitatud
said-struck = maha tõmmatud
said-withdrawn = tagasi võetud
said-not-asked = avaldamise luba ei ole küsitud
said-asked = luba küsitud, vastust ei ole
said-kept-back = ei avaldata
said-released = tohib avaldada

packaging-title = Mida ring kaasa võtab
packaging-lead = Ringi enda sõnadega ja nii lühidalt, nagu seal öeldi. Ilma nimedeta.
packaging-none = Midagi ei ole veel kirjas.
packaging-write = Täida
packaging-edit = Muuda

field-topics = Peamised teemad
field-agreed = Milles oldi ühel meelel ja milles eri meelt
field-differences = Olulisemad erinevused
field-unclear = Mis jäi selgusetuks või ütlemata
field-next = Mis edasi ja kellega

parts-meanwhile = Keegi on vahepeal teise teksti salvestanud.
parts-meanwhile-what = Sinu tekst on väljades, vahepeal salvestatu iga erineva välja all. Võta sealt üle, mis peab alles jääma, ja salvesta uuesti.
parts-theirs = Vahepeal salvestatud
parts-theirs-empty = Seal on see osa tühi.
