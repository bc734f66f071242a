### How people are invited.

invite-title = Kutsumine
invite-draft = Dialoog on mustand: link ja koodid hakkavad tööle, kui avad registreerumise. Ette valmistada saad kõik juba praegu.
invite-closed = Registreerumine on lõppenud. Lehte saab endiselt lugeda; kes helistab, selle saad lisada inimeste lehel.
invite-past = Dialoog on peetud.
invite-cancelled = Dialoog jäeti ära. Seda ütleb ka selle leht.
invite-to-overview = Ülevaate juurde
invite-link = Dialoogi link
invite-link-what = Üks aadress kõigile: leht ütleb, millest jutt, ja seal saab end ilma kontota kirja panna.
invite-copy = Kopeeri link
invite-copied = Kopeeritud
invite-copy-failed = Kopeerida ei õnnestunud. See on nüüd märgitud: kopeeri ise.
invite-qr = QR-kood, mis viib dialoogi lehele
invite-poster = Plakat (PDF)
invite-papers = Kõik paberid

invite-advice = Mis toob inimesi kohale
invite-advice-person = Kutsu ükshaaval ja nimepidi. Kõigile saadetud kiri toob kohale vähesed; inimene, kes ütleb „tahaksin, et sina tuleksid“, toob paljud.
invite-advice-contacts = Palu kutse edasi anda neil, keda teised usaldavad: raamatukoguhoidjal, õpetajal, treeneril, poepidajal, kirikuõpetajal, külavanemal.
invite-advice-missing = Vaata, kes on puudu, ja alusta neist. Kes alati käivad, kuulevad sellest niikuinii.
invite-advice-more = Kutsu umbes kaks korda rohkem inimesi, kui on toole, ja tuleta eelmisel päeval meelde: mõni jääb haigeks, mõni unustab.
invite-advice-paper = Kõik ei loe e-posti. Helista, pane plakat üles ja lisa inimeste lehel need, kes sulle vastavad.

invite-letter = Kutse
invite-letter-what = Kopeeri see kirja või sõnumisse ja kohenda oma sõnadega. Lause sellest, miks mõtlesid just sellele inimesele, on väärt rohkem kui kõik muu.
invite-letter-in = Tekst
invite-letter-copy = Kopeeri tekst
invite-text-hello = Tere!
invite-text-question = { $host } kutsub sind vestlusringi. Küsimus on selline: „{ $question }“
invite-text-when = Millal: { $span }
invite-text-where = Kus: { $place }
invite-text-online = Osaleda saab ka videolingi kaudu; lingi saad, kui oled end kirja pannud.
invite-text-answer = Ringis öeldule vastab { $answerer }. Kirjalik vastus tuleb { $by }.
invite-text-come = Ette valmistada ei ole midagi vaja ja asjatundja ei pea olema: loeb see, mida oled ise näinud ja kogenud. Osalemine on tasuta.
invite-text-link = Loe lähemalt ja pane end kirja: { $link }

invite-kinds = Oma link igale kutsutavate rühmale
invite-kinds-what = Kes end sellise lingi kaudu kirja paneb, loetakse selle rühma hulka, nii et näed õigel ajal, kes on veel puudu. Leht, mida inimesed näevad, on sama.
invite-kinds-none = Kui paned kirja, keda ootad, saab iga rühm oma lingi ja sina näed õigel ajal, kes on veel puudu.
invite-kinds-set = Pane kirja, keda ootad
invite-kind-count = loodetud { $hoped }, registreerunud { $registered }
invite-kind-show = Näita QR-koodi
invite-kind-qr = QR-kood registreerumiseks: { $kind }
