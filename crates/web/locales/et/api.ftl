### API: leht inimestele, vead ja see, mida kutsed teevad.

api-title = API sinu süsteemidele
api-lead = Siin loevad ja kirjutavad valla või linna enda süsteemid seda, mida inimesed muidu käsitsi teeksid: näitavad dialooge valla veebilehel, prindivad nimesilte, sisestavad mustandeid.
api-begin = Kuidas alustada
api-begin-1 = Organisatsiooni omanik teeb võtme: seaded, API võtmed. Võtit näidatakse üks kord.
api-begin-2 = Sinu süsteem paneb võtme iga päringu päisesse Authorization. See kehtib ainult sinu organisatsiooni kohta.
api-begin-3 = Proovi järele:
api-example = Päringu näide
api-operations = Päringud
api-operation = Päring
api-what = Mida see teeb
api-needs = Õigus
api-any-token = iga võti
api-without-token = ilma võtmeta
api-document = Kogu kirjeldus (OpenAPI 3.1)
api-rules = Hea teada
api-times = Ajad
api-times-what = UTC-s RFC 3339 järgi, näiteks 2026-11-24T16:00:00Z. Kõrval on ajavöönd, mille järgi inimesed kohapeal kella vaatavad.
api-texts = Tekstid
api-texts-what = Inimeste kirjutatu on keelte kaupa: et, en. Puuduvas keeles ei ole midagi kirjutatud.
api-parts = Pikad loendid
api-parts-what = Loend tuleb osade kaupa. Järgmise osa saad, kui saadad välja next väärtuse tagasi parameetrina after; lõpus on next null.
api-once = Sama asi kaks korda
api-once-what = Kes midagi uut teeb, võib lisada päise Idempotency-Key omal valikul väärtusega. Kui saadad sama päringu sama väärtusega kahe päeva jooksul uuesti, ei tule midagi juurde ja vastuseks on sama asi.
api-often = Kui tihti
api-often-what = Ühe võtmega saab teha 600 päringut järjest ja edasi 300 minutis.
api-people = Isikuandmed
api-people-what = Nimedega päringud avanevad ainult võtmele, mis seda lubab. Hoia alles nii vähe kui võimalik ja kustuta andmed siis, kui need siin kustuvad.
api-change = Kui midagi muutub
api-change-what = Välju võib alati juurde tulla, nii et jäta tundmatud vahele. Mis sinu süsteemi katki teeks, tuleb uuele aadressile /api/v2.
api-problems = Kui ei õnnestu
api-problem = Viga
api-status = Olek
api-means = Mida see tähendab
api-problem-what = Keeldumine on application/problem+json (RFC 9457): type lõpeb ühega neist sõnadest, detail ütleb, mida teha, ja faults nimetab iga välja, mis ei sobi.
api-document-title = Vestlusring
api-document-what = Mida valla või linna enda süsteemid lugeda ja kirjutada saavad. Seletus: { $address }.

api-unreadable = Seda ei õnnestunud lugeda
api-unreadable-what = Aadress, parameetrid või JSON on katki või on neist midagi puudu.
api-no-token = Võti puudub või ei ava midagi
api-no-token-what = Saada „Authorization: Bearer vlr_…“ võtmega, mis ei ole aegunud ega tühistatud.
api-no-scope = Võti seda ei ava
api-no-scope-what = Organisatsiooni omanik saab teha võtme, mis avab rohkem.
api-needs-scope = Selleks on vaja võtit õigusega { $scope }.
api-not-found = Sellist ei ole
api-not-found-what = Aadress on vale, see kuulub teisele organisatsioonile või seda enam ei ole.
api-method = Siin ei saa seda teha
api-method-what = Päis Allow ütleb, mida saab.
api-conflict = Seda ei saa praegu teha
api-conflict-what = Miski muu välistab selle; detail ütleb, mis.
api-invalid = Mõni väli ei sobi
api-invalid-what = Midagi ei salvestatud. Iga vea juures on väli.
api-too-large-what = Midagi ei salvestatud. Ühte päringusse mahub 256 KB.
api-too-many-what = Oota nii mitu sekundit, kui ütleb päis Retry-After.
api-internal-what = Viga on meie, mitte sinu, ja see on kirja pandud. Proovi hiljem uuesti.
api-unavailable-what = Midagi ei muudetud. Proovi minuti pärast uuesti.

# looked up by name
api-op-openapi = See kirjeldus
# looked up by name
api-op-organisation = Organisatsioon, mille võti see on
# looked up by name
api-op-dialogues = Kõik dialoogid koos mustanditega
# looked up by name
api-op-dialogue = Üks dialoog
# looked up by name
api-op-dialogue-create = Teeb dialoogi mustandi
# looked up by name
api-op-registrations = Kes on dialoogile registreerunud: nimed ja aadressid
