### Values of the field in words. Many are looked up by what is stored.

role-owner = owner
role-owner-what = Is responsible for the organisation: may do everything and decides who its members are.
role-organiser = organiser
role-organiser-what = Plans dialogues and looks after those who come.
role-facilitator = facilitator
role-facilitator-what = Leads circles; sees who comes and checks them in.
role-scribe = scribe
role-scribe-what = Writes what is said; sees the plan, not the people.
role-analyst = analyst
role-analyst-what = Looks for what it means; sees the plan and totals.
role-reviewer = reviewer
role-reviewer-what = Reviews applications to programmes; sees of them only what is for reviewers.

phase-draft = Draft
phase-open = Registration open
phase-closed = Registration closed
phase-running = On now
phase-past = Held
phase-cancelled = Cancelled

place-registered = Applied
place-waiting = Waiting
place-offered = Place offered
place-confirmed = Has a place
place-attended = Here
place-declined = Said no
place-expired = Offer lapsed
place-withdrawn = Gave up
place-apologised = Sent apologies
place-absent = Did not come

source-page = registered by themselves
source-host = entered by the host
source-walk-in = came without registering

attendance-in-place = In one room
attendance-online = By video link
attendance-both = In a room and by video link

turn-open-floor = open floor
turn-go-round = go-round
turn-talking-piece = talking piece
turn-pairs = pairs
turn-fishbowl = fishbowl
turn-rotating-tables = rotating tables
turn-silence = silence

# looked up by name
answer-age-under-18 = under 18
# looked up by name
answer-age-18-29 = 18–29
# looked up by name
answer-age-30-44 = 30–44
# looked up by name
answer-age-45-59 = 45–59
# looked up by name
answer-age-60-74 = 60–74
# looked up by name
answer-age-75-up = 75 or older
# looked up by name
answer-gender-woman = woman
# looked up by name
answer-gender-man = man
# looked up by name
answer-gender-other = other
# looked up by name
answer-gender-unsaid = I would rather not say
# looked up by name
answer-before-no = no, this is the first time
# looked up by name
answer-before-yes = yes

# looked up by name
language-et = Estonian
# looked up by name
language-en = English
# looked up by name
language-ru = Russian
# looked up by name
language-fi = Finnish
# looked up by name
language-uk = Ukrainian
# looked up by name
language-lv = Latvian
# looked up by name
language-lt = Lithuanian
# looked up by name
language-sv = Swedish

point-question = The question
point-why = Why it is asked
point-influence = What it can influence
point-answer = Who answers, and by when
point-time = Date and time
point-place = Place or video link
point-method = Method and length
point-places = How many can come
point-facilitator = A facilitator
point-scribe = A scribe
point-invitees = Whom to invite
point-access = How people get in, and what they need to know

mail-kind-confirmed = You have a place
mail-kind-waiting = You are on the waiting list
mail-kind-offered = A place is free for you
mail-kind-lapsed = The offer has lapsed
mail-kind-withdrawn = Place given up
mail-kind-changed = Time or place has changed
mail-kind-cancelled = Cancelled
mail-kind-reminder = Reminder
mail-kind-log-in = Link to log in
mail-kind-invitation = Invitation to become a member
mail-kind-password-changed = Password changed
mail-kind-application-begun = Application begun
mail-kind-applied = Application received
mail-kind-place-offered = You were chosen
mail-kind-in-reserve = You are in reserve
mail-kind-not-chosen = Not chosen this time
mail-kind-place-confirmed = You take part
mail-kind-place-lapsed = The offered place has lapsed
mail-kind-application-withdrawn = Application or place given up
mail-kind-meeting-reminder = Reminder of a meeting
mail-kind-meeting-changed = Time or place of a meeting
mail-kind-programme-cancelled = The programme is cancelled
mail-kind-programme-message = Message to participants
mail-kind-information-signed-up = Signed up for the information event
mail-kind-information-reminder = Reminder of the information event
mail-kind-poll-opened = When and where shall we meet
mail-kind-pair-made = Your learning partner
mail-kind-assessment-asked = Self-assessment
mail-kind-mentor-commented = Your mentor has written to you
mail-kind-certificate-ready = Certificate or attestation

mail-state-queued = on its way
mail-state-held = for you to pass on
mail-state-passed = passed on
mail-state-sent = sent
mail-state-refused = refused
mail-state-unknown = not known whether it arrived
