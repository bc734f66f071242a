### Kiri, et tunnistus või tõend on valmis.

mail-certificate-subject = sinu tunnistus on valmis
mail-certificate-what = Oled läbinud programmi „{ $title }“. Tunnistus on valmis: ava ja prindi see oma lehel.
mail-attestation-subject = sinu tõend on valmis
mail-attestation-what = Osalesid programmis „{ $title }“. Tõend selle kohta, mida tegid, on valmis: ava ja prindi see oma lehel.
mail-certificate-check = Paberil on kood, mille järgi saab igaüks kontrollida, kas see kehtib.
mail-certificate-button = Minu leht:
mail-certificate-story = Kui soovid, jutusta seal, mida programm sulle andis. Teised loevad seda ainult siis, kui lubad.
