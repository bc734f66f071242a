### Miski, mis võtab kaua: kui kaugel see on ja kuidas seda peatada.

running-title = Arvutamine käib
running-since = { $seconds ->
    [0] See algas just.
    [one] Kestnud üks sekund.
   *[other] Kestnud { $seconds } sekundit.
}
running-what = Võid lehe sulgeda või vahepeal muud teha; arvutamine käib edasi ja tulemus jääb alles. Kui sa selle peatad, jääb kõik nii, nagu oli.
running-look = Vaata uuesti
running-stop = Peata
flash-stopped = See peatati ja kõik jäi nii, nagu oli.
