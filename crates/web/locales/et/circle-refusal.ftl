### Why a live circle refused something, and what to do.

refusal-unopened = Ring ei ole veel avatud. Selle avab vestlusjuht.
refusal-already-open = Ring on juba avatud. Jätka sealt, kus see on.
refusal-bad-opening = Selle kavaga ei saa ringi avada. Vaata üle sammud, nende minutid ja see, mitu inimest ringis istub.
refusal-closed = Ring on lõppenud. Midagi enam muuta ei saa; oma sõnade üle otsustab igaüks ise ka edaspidi.
refusal-not-your-duty = Seda teeb ringis keegi teine. Küsi vestlusjuhilt.
refusal-not-running = Ükski samm ei käi. Alusta sammu või lõpeta paus ja proovi uuesti.
refusal-step-over = Ring on edasi läinud: käib { $current }. samm. Vaata, kus ring on, ja otsusta uuesti.
refusal-unknown-step = Selle sammuni ei ole ring veel jõudnud. Vali mõni, mis on juba alanud.
refusal-last-step = See oli viimane samm. Alusta ülelugemist või lõpeta ring.
refusal-first-step = See on esimene samm. Enne seda teist ei ole.
refusal-unknown-seat = Sellist kohta ringis ei ole. Vali mõni neist, mida näed.
refusal-seat-away = Kes seal istus, on lahkunud. Kui ta on tagasi, märgi see enne.
refusal-bad-length = Nii pikka aega valida ei saa. Vali 1 kuni { $most }.
refusal-unknown-words = Neid sõnu selles ringis ei ole. Laadi leht uuesti.
refusal-already-said = See on juba kirja pandud. Laadi leht uuesti, siis näed seda.
refusal-text-changed = Keegi on neid sõnu vahepeal parandanud. Loe need uuesti läbi ja otsusta siis.
refusal-gone = Need sõnad on maha tõmmatud või tagasi võetud. Neid enam ei ole ja tagasi need ei tule.
refusal-not-read-back = Seda tehakse ülelugemise ajal. Alusta enne ülelugemist.
refusal-not-confirmed = Ring ei ole neid sõnu veel kinnitanud. Loe need ette ja küsi enne.
refusal-kept-back = Nende sõnade kohta öeldi, et neid ei avaldata. Nii see ka jääb.
refusal-not-asked = Keegi ei ole veel küsinud, kas teised tohivad neid sõnu lugeda. Küsi enne.
refusal-too-many = Ringi rohkem ei mahu. Sõnu saab veel maha tõmmata ja tagasi võtta ning ringi lõpetada.
