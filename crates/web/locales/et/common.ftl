### The page around everything: navigation, what went wrong, what was done.

language-own-name = eesti keeles
nav-skip = Liigu sisu juurde
nav-main = Peamenüü
nav-dialogues = Dialoogid
nav-methods = Meetodid
nav-about = Kuidas see käib
nav-manage = Minu dialoogid
nav-language = Keel
nav-log-in = Logi sisse
nav-organisation = Organisatsioon
nav-privacy = Privaatsus
nav-accessibility = Ligipääsetavus
foot-what = Vestlusring: inimesed räägivad ja keegi vastab.

demo-label = Näidis
demo-visitor = See on näidis. Oled külastaja.
demo-you = See on näidis. Oled { $name }.
demo-switch = Vaheta:
demo-as-visitor = külastaja

desk-dialogues = Dialoogid
desk-mail = Kirjad
desk-members = Liikmed
desk-data = Isikuandmed
desk-settings = Seaded

told-not-found = Sellist lehte ei ole
told-not-found-what = Võib-olla on aadressist täht puudu või on see, mis siin oli, ära võetud. Isiklik link toimib, kuni selle andmed kustutatakse.
told-denied = Sinu roll seda ei luba
told-denied-what = Organisatsiooni omanik saab sinu rolli muuta liikmete lehel.
told-unreadable = Seda ei õnnestunud lugeda
told-unreadable-what = Tekst läks teel katki. Mine tagasi: kirjutatu on vormis alles. Saada see uuesti.
told-too-large = Korraga on seda liiga palju
told-too-large-what = Midagi ei salvestatud. Mine tagasi: kirjutatu on vormis alles. Tee see lühemaks ja saada uuesti.
told-too-many = Liiga palju katseid
told-too-many-what = Oota minut ja proovi uuesti.
told-conflict = Seda ei saa praegu teha
told-full = Vabu kohti ei ole
told-full-what = Keegi jõudis hetk varem. Midagi ei läinud kaduma: mine tagasi ja vaata, kas saad ootenimekirja.
told-gone = Selleks on juba hilja
told-gone-what = Aeg sai läbi või on linki juba kasutatud.
told-log-in = Palun logi sisse
told-log-in-what = See leht on organisatsiooni liikmetele.
told-unavailable = Praegu ei saa salvestada
told-unavailable-what = Midagi ei muudetud. Sinu tekst on vormis alles: mine tagasi ja proovi minuti pärast uuesti.
told-foreign = Vorm tuli mujalt
told-foreign-what = Sinu turvalisuse pärast võtame muudatusi vastu ainult oma lehtedelt. Ava leht uuesti ja tee sama seal.
told-internal = Midagi läks katki
told-internal-what = Viga on meie, mitte sinu, ja see on kirja pandud. Mine tagasi ja proovi uuesti; kui see kordub, ütle saidi pidajale.
told-to-front = Avalehele
told-to-dialogues = Dialoogide juurde

flash-seated = Ringid on paigas.
flash-saved = Salvestatud.
flash-opened = Registreerumine on avatud.
flash-closed = See on jälle mustand.
flash-cancelled = Dialoog jääb ära. Kes andis e-posti aadressi, saab kirja; inimeste lehelt näed, kellele pead helistama.
flash-copied = Siin on koopia. Lisa uus kuupäev.
flash-deleted = Mustand on kustutatud.
flash-registered = Aitäh, oled kirjas.
flash-accepted = Koht on sinu. Ootame sind.
flash-declined = Aitäh, et teada andsid. Koht läheb järgmisele.
flash-withdrawn = Oled kohast loobunud. Aitäh, et teada andsid.
flash-returned = Tore, et tagasi oled.
flash-erased = Kõik sinu andmed selles dialoogis on kustutatud.
flash-added = Lisatud.
flash-checked-in = Kohal.
flash-undone = Tagasi võetud.
flash-noted = Kirja pandud.
flash-invited = Kutse on teel.
flash-removed = Eemaldatud.
flash-role-changed = Roll on muudetud. Inimene peab uuesti sisse logima.
flash-password-changed = Parool on muudetud. Mujalt oled välja logitud.
flash-logged-in = Tere tulemast.
flash-logged-out = Oled välja logitud.
flash-set-up = Vestlusring on valmis. Kavanda esimene dialoog.
flash-joined = Oled nüüd liige.
flash-queued = Kiri on uuesti teel.
flash-words-released = Nüüd tohivad teised neid sõnu lugeda.
flash-words-kept = Neid sõnu ei avaldata.
flash-words-withdrawn = Sõnad on jäädavalt kustutatud.
flash-summary-published = Kokkuvõte on avalik.
flash-summary-back = Kokkuvõte on jälle mustand, seda ei loe keegi teine.

conflict-below-taken = { $taken ->
    [one] Üks inimene on juba koha saanud. Kohti ei saa olla vähem.
   *[other] { $taken } inimest on juba koha saanud. Kohti ei saa olla vähem.
}
conflict-not-ready = Midagi, mis peab enne registreerumise avamist olemas olema, on veel puudu. Ülevaates on see kirjas.
conflict-cancelled = Dialoog jäeti ära.
conflict-over = Dialoog on peetud, nii et aeg ja meetod jäävad nii, nagu need olid.
conflict-not-begun = Seda saab kirja panna alles siis, kui dialoog on alanud.
conflict-place-state = Koha seis on pärast lehe avamist muutunud. Vaata see uuesti üle.
conflict-last-owner = Organisatsioonil peab olema omanik. Tee enne keegi teine omanikuks.
conflict-already-set-up = Vestlusring on juba seadistatud. Logi sisse.
conflict-has-people = Inimesed on juba registreerunud, nii et tagasi seda võtta ei saa. Saad dialoogi ära jätta: siis saavad inimesed teate.
conflict-circle-open = Üks neist ringidest on juba alanud, nii et seda ära võtta ei saa.
conflict-circles-begun = Üks ring on vahepeal alanud, nii et paigutus jääb selliseks, nagu see on. Inimesi ükshaaval ümber tõsta saad endiselt.
conflict-circle-closed = See ring on lõppenud.
conflict-not-read-back = Seda saab teha siis, kui ring loeb kirjapandut üle.
conflict-slip-taken = Nende sõnade kohta on juba kellelgi sedel või on see sedel teiste sõnade kohta.
conflict-rewritten = Keegi on vahepeal teise teksti salvestanud. Laadi leht uuesti, siis näed seda.
conflict-published = Kokkuvõte on juba avalik, nii et siin muuta ei saa. Võta enne kokkuvõte tagasi.
conflict-mail-state = Selle kirja seis on vahepeal muutunud: see on saadetud, edasi antud või teel. Vaata kiri uuesti üle.

tab-label = Dialoog
tab-overview = Ülevaade
tab-plan = Kava
tab-invite = Kutsumine
tab-people = Inimesed
tab-day = Kohapeal
tab-circles = Ringid
tab-words = Öeldu
tab-summary = Kokkuvõte
tab-papers = Paberid
tab-feedback = Tagasiside
