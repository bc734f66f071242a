### Kirjad arenguprogrammi kohtumiste ja infokohtumise kohta.

mail-fact-meeting = Mis:
mail-programme-own-button = Sinu oma leht:
mail-meeting-reminder-what = Tuletame meelde: varsti kohtume. Kalendrikirje on kirjaga kaasas.
mail-meeting-changed-what = Kohtumise aeg või koht sai paika või muutus. Nüüd on see nii; kaasas olev kirje uuendab sinu kalendrit.
mail-meeting-open-what = Aeg lepitakse uuesti kokku, nii et võta kohtumine kalendrist välja. Kirjutame kohe, kui see paigas on.
mail-meeting-cannot = Kui sa ei saa tulla, anna sellest palun ette teada.
mail-programme-cancelled-what = Kahjuks jääb arenguprogramm ära.
mail-programme-cancelled-data = Oma lehel näed, mida meile rääkisid, ja saad selle kustutada.
mail-information-signed-up-what = Aitäh, oled kirjas. Kalendrikirje koos lingiga on kirjaga kaasas.
mail-information-reminder-what = Tuletame meelde: infokohtumine on varsti. Ootame sind.
mail-information-changed = Infokohtumise aeg või koht
mail-information-changed-what = Infokohtumise aeg, koht või link muutus. Nüüd on see nii; kaasas olev kirje uuendab sinu kalendrit.
mail-information-cancelled-what = Kahjuks jääb arenguprogramm ära ja koos sellega ka infokohtumine.
mail-information-own-what = Seal näed, mida meile rääkisid, ja saad end nimekirjast välja võtta. Link on ainult sinu: palun ära anna seda edasi.
