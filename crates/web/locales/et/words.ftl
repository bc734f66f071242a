### Values of the field in words. Many are looked up by what is stored.

role-owner = omanik
role-owner-what = Vastutab organisatsiooni eest: võib kõike ja otsustab, kes on liikmed.
role-organiser = korraldaja
role-organiser-what = Kavandab dialooge ja hoolitseb tulijate eest.
role-facilitator = vestlusjuht
role-facilitator-what = Juhib ringe; näeb, kes tuleb, ja märgib kohalolijad.
role-scribe = kirjapanija
role-scribe-what = Paneb öeldu kirja; näeb kava, mitte inimesi.
role-analyst = analüütik
role-analyst-what = Otsib, mida öeldu tähendab; näeb kava ja koguarve.
role-reviewer = hindaja
role-reviewer-what = Hindab avaldusi arenguprogrammidesse; näeb neist vaid hindajale mõeldut.

phase-draft = Mustand
phase-open = Registreerumine avatud
phase-closed = Registreerumine lõppenud
phase-running = Käib praegu
phase-past = Peetud
phase-cancelled = Ära jäetud

place-registered = Kandideerib
place-waiting = Ootab kohta
place-offered = Koht pakutud
place-confirmed = Koht olemas
place-attended = Kohal
place-declined = Ütles ära
place-expired = Pakkumine aegus
place-withdrawn = Loobus
place-apologised = Teatas, et ei tule
place-absent = Ei tulnud

source-page = registreerus ise
source-host = lisas korraldaja
source-walk-in = tuli registreerumata

attendance-in-place = Ühes ruumis
attendance-online = Videolingi kaudu
attendance-both = Ruumis ja videolingi kaudu

turn-open-floor = vaba sõna
turn-go-round = kordamööda
turn-talking-piece = kõnepulk
turn-pairs = paarid
turn-fishbowl = akvaarium
turn-rotating-tables = vahetuvad lauad
turn-silence = vaikus

# looked up by name
answer-age-under-18 = alla 18
# looked up by name
answer-age-18-29 = 18–29
# looked up by name
answer-age-30-44 = 30–44
# looked up by name
answer-age-45-59 = 45–59
# looked up by name
answer-age-60-74 = 60–74
# looked up by name
answer-age-75-up = 75 või vanem
# looked up by name
answer-gender-woman = naine
# looked up by name
answer-gender-man = mees
# looked up by name
answer-gender-other = muu
# looked up by name
answer-gender-unsaid = ei soovi öelda
# looked up by name
answer-before-no = ei, see on esimene kord
# looked up by name
answer-before-yes = jah

# looked up by name
language-et = eesti
# looked up by name
language-en = inglise
# looked up by name
language-ru = vene
# looked up by name
language-fi = soome
# looked up by name
language-uk = ukraina
# looked up by name
language-lv = läti
# looked up by name
language-lt = leedu
# looked up by name
language-sv = rootsi

point-question = Küsimus
point-why = Miks seda küsitakse
point-influence = Mida see võib mõjutada
point-answer = Kes vastab ja mis ajaks
point-time = Kuupäev ja kellaaeg
point-place = Koht või videolink
point-method = Meetod ja pikkus
point-places = Mitu inimest mahub
point-facilitator = Vestlusjuht
point-scribe = Kirjapanija
point-invitees = Keda kutsuda
point-access = Kuidas pääseb sisse ja mida tulija peab teadma

mail-kind-confirmed = Koht on olemas
mail-kind-waiting = Oled ootenimekirjas
mail-kind-offered = Koht on vaba
mail-kind-lapsed = Pakkumine aegus
mail-kind-withdrawn = Kohast loobumine
mail-kind-changed = Aeg või koht muutus
mail-kind-cancelled = Jääb ära
mail-kind-reminder = Meeldetuletus
mail-kind-log-in = Sisselogimise link
mail-kind-invitation = Kutse liikmeks
mail-kind-password-changed = Parool muudetud
mail-kind-application-begun = Avaldus on pooleli
mail-kind-applied = Avaldus on kohal
mail-kind-place-offered = Sind valiti osalema
mail-kind-in-reserve = Oled reservis
mail-kind-not-chosen = Seekord sind ei valitud
mail-kind-place-confirmed = Osaled programmis
mail-kind-place-lapsed = Pakutud koht aegus
mail-kind-application-withdrawn = Avaldusest või kohast loobumine
mail-kind-meeting-reminder = Kohtumise meeldetuletus
mail-kind-meeting-changed = Kohtumise aeg või koht
mail-kind-programme-cancelled = Arenguprogramm jääb ära
mail-kind-programme-message = Teade osalejatele
mail-kind-information-signed-up = Infokohtumisele registreeritud
mail-kind-information-reminder = Infokohtumise meeldetuletus
mail-kind-poll-opened = Millal ja kus kohtume
mail-kind-pair-made = Sinu õpipaariline
mail-kind-assessment-asked = Enesehinnang
mail-kind-mentor-commented = Mentor kirjutas sulle
mail-kind-certificate-ready = Tunnistus või tõend

mail-state-queued = teel
mail-state-held = sinu edasi anda
mail-state-passed = edasi antud
mail-state-sent = saadetud
mail-state-refused = tagasi lükatud
mail-state-unknown = pole teada, kas jõudis kohale
