### Esmane seadistamine.

set-up-title = Seadista Vestlusring
set-up-lead = Kaks minutit, üks kord. Kõike siin saab hiljem muuta.
set-up-no-mail = Meiliserverit ei ole seadistatud. Alustuseks sellest piisab: kirjad jäävad väljuvate kirjade hulka ja annad need ise edasi. Serveri pidaja saab meiliserveri hiljem lisada.
set-up-organisation = Kes dialooge korraldab
set-up-you = Sina
set-up-you-what = Sinust saab omanik ja saad teisi kutsuda.
set-up-submit = Seadista

# looked up by name
field-your-name = Sinu nimi
# looked up by name
hint-your-name = Nii, nagu kolleegid sind tunnevad.
# looked up by name
field-your-email = Sinu e-post
# looked up by name
hint-your-email = Sellega logid sisse.
