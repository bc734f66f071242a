### The parts of a dialogue's plan, and the facilitator's script.

plan-title = Plan
plan-edit = Change
plan-missing = not there yet
plan-lead = Everything about the dialogue in one place. Each part is changed on its own.
plan-lead-reader = Everything about the dialogue in one place. An owner or an organiser can change it.
plan-script = Open the facilitator’s script
plan-over = The dialogue has been held, so its time and method stay as they were.

plan-words = The question and the promise
plan-meeting = Time and place
plan-course = Method and course
plan-places = Places
plan-crew = Who leads and who writes
plan-invitees = Whom to invite
plan-fields = What registration asks

plan-why = Why it is asked now
plan-for-whom = Who it is for
plan-influence = What it can influence
plan-answerer = Who answers
plan-answer-by = By when
plan-spoken = Languages spoken
plan-translations = Translations
plan-translation-add = Translate: { $language }
plan-translation-edit = Change the translation: { $language }
plan-translation-of = Translation: { $language }
plan-translation-lead = People see the dialogue in their own language where there is a translation, and otherwise as it was first written.
plan-original = Original: { $language }
plan-remove = Remove this translation
plan-remove-title = Remove the translation?
plan-remove-text = What is written in this language goes. The original stays.
plan-remove-yes = Remove
plan-words-lead = This is what people read before they decide to come.
plan-words-promise = The promise
plan-words-promise-what = A dialogue that nobody answers leaves people with less trust than before. Say who reads what is said and when they answer.
plan-question-hint = One open question to which everybody can say something from their own life.
plan-why-hint = What has happened or changed, in two or three sentences. What made you want to hear others?
plan-for-whom-hint = Whom do you hope to see? Say that no preparation is needed.
plan-influence-hint = Be honest: what is still open, what has been decided, and who decides.
plan-answerer-hint = A name and what they do: “Liis Kask, deputy mayor”.
plan-answer-by-hint = The last day on which the answer can come. It must be after the dialogue.
plan-spoken-hint = Languages in which people can talk in the circle.

plan-meeting-lead = You can fill in what you know and come back later.
plan-meeting-told = Registration is open. When the time, the place or the link changes, everybody who has a place or waits gets a mail, and their calendar is updated.
plan-date-hint = Choose a day that suits those whom you hope to see: harvest, school holidays and shifts matter.
plan-zone = Time zone
plan-repeated = The clocks go back in that night, and this time comes twice. Which one?
plan-repeated-first = the first, before the clocks go back
plan-repeated-second = the second, after the clocks have gone back
plan-place-name-hint = As people call it: “Räpina library, the large hall”.
plan-place-address-hint = Street, house and town, so that a map finds it.
plan-video-link-hint = Only those who have a place see it.
plan-access-label = How people get in and what they need to know
plan-access-hint = Steps or none, parking, bus, hearing loop, interpreting, childcare, food. If something is missing, say so too.
plan-zone-note = { $zone } time

plan-course-lead = A method is an agreed course: who speaks when, for how long, and how it ends.
plan-course-people = { $least }–{ $most } people
plan-course-length = { $least }–{ $most } min, usually { $usual }
plan-course-not = Not suitable when
plan-course-steps = Minutes of the steps
plan-course-steps-what = Leave a field empty and the minutes are shared out for you. The minutes you write stay as they are, and the other steps give way.
plan-course-step = Step
plan-course-clock = Clock
plan-course-minutes = Minutes
plan-course-least = at least { $least }
plan-course-closing = The closing keeps at least { $least } minutes: people read back what was written, hear what happens next, and nobody leaves in mid-thought.
plan-course-try = Try
plan-course-tried = This is how it would be. Nothing has been saved yet.
plan-course-total = { $minutes } minutes in all
plan-course-unknown = This version of the method is not known here any more. Choose one below.
plan-course-other = After choosing another method, press “Try” to see its steps.
plan-course-told = Registration is open. When the length changes, everybody who has a place or waits gets a mail.
plan-course-key-talk = the talk
plan-course-key-other = opening and closing
plan-course-label = { $minutes } minutes, { $steps } steps; the talk has { $talk } minutes.
plan-minutes-short = min
plan-step-by-hand = set by hand

plan-places-lead = Invite more people than there are places: some always fall ill.
plan-places-of = { $capacity } places
plan-places-none = The number of places is not decided.
plan-places-circle = { $least }–{ $most } people in a circle
plan-places-circle-title = People in a circle
plan-places-circle-what = With more people than fit into one circle, several circles meet at once.
plan-places-waiting = There is a waiting list; an offered place is held for { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}.
plan-places-no-waiting = There is no waiting list.
plan-places-closes = Registration closes { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
} before the start.
plan-places-closes-start = Registration is open until the start.
plan-capacity-hint = How many can come in all. It can be raised later, and those who wait get the new places.
plan-waiting-list-hint = When everything is taken, people can wait; a free place is offered to the one who waited longest.
plan-offer-hours-hint = How long somebody from the waiting list has to say yes, before the place goes on to the next.
plan-close-hours-hint = 0 means until the start.

plan-crew-lead = Whoever leads takes no side in the question. Whoever writes does not lead at the same time.
plan-crew-facilitators = Who leads
plan-crew-scribes = Who writes
plan-crew-none = nobody yet
plan-crew-members = Members
plan-crew-no-account = Others, one name per line
plan-crew-no-account-hint = People without an account here. Facilitators’ names are on the public page; scribes’ names are seen by members only.

plan-invitees-lead = A circle is good when people meet who would not meet otherwise. Name the kinds of people you hope for, and how many of each.
plan-invitees-help-title = Whom to think of
plan-invitees-help-know = Who knows the subject, by work or by life?
plan-invitees-help-affected = Whom does it touch, today or in ten years?
plan-invitees-help-unasked = Who is usually not asked?
plan-invitees-help-influence = Who has a say, or will have to answer?
plan-invitees-help-how = Invite personally, in their language and through people they trust; and invite more than will come.
plan-invitees-row = { $n }. Whom
plan-invitees-hoped = { $n }. How many
plan-invitees-note = Leave a name empty to take the group away; its people keep their places. At most { $most } groups.
plan-invitees-count = hoped for { $hoped }
plan-invitees-none = No groups named yet. Then everybody is simply invited.

plan-fields-lead = Ask as little as you can. Every question is a step at which somebody turns back, and what is asked has to be kept safe and erased.
plan-fields-always = Name and a way to reach the person are always asked.
plan-fields-ask = Ask this
plan-fields-required = It must be answered
plan-fields-why = Why it is asked
plan-fields-why-hint = Left empty, people read: “{ $why }”
plan-fields-gone = Answers to what you no longer ask are erased.
plan-fields-none = Only the name and a way to reach the person.
plan-fields-must = must be answered
plan-fields-may = may be left empty

plan-script-title = The facilitator’s script
plan-script-print = Print from the browser, or take the
plan-script-pdf = PDF
plan-script-rules = Ground rules
plan-script-course = The course
plan-script-notes = For you
plan-script-materials = At hand
plan-script-help = Help cards
plan-script-help-what = For hard moments; the mildest move comes first.
plan-script-turn = { $seconds } s each
plan-script-no-plan = The minutes do not fit the method. Look at the course once more.
plan-script-in = The script is in the language of the dialogue: { $language }.

# looked up by name
field-question = The question
# looked up by name
field-why = Why it is asked now
# looked up by name
field-for-whom = Who it is for
# looked up by name
field-influence = What it can influence
# looked up by name
field-answerer = Who answers
# looked up by name
field-answer-by = By when the answer comes
# looked up by name
field-spoken = Languages spoken
# looked up by name
field-date = Date
# looked up by name
field-time = Time
# looked up by name
field-repeated = Which of the two
# looked up by name
field-attendance = How people take part
# looked up by name
field-place-name = Name of the place
# looked up by name
field-place-address = Address
# looked up by name
field-video-link = Video link
# looked up by name
field-method = Method
# looked up by name
field-minutes = Length in minutes
# looked up by name
field-step = Minutes of a step
# looked up by name
field-capacity = Places
# looked up by name
field-circle-least = At least
# looked up by name
field-circle-most = At most
# looked up by name
field-waiting-list = People can wait for a place
# looked up by name
field-offer-hours = Hours an offered place is held
# looked up by name
field-close-hours = Registration closes so many hours before
# looked up by name
field-hoped = How many
# looked up by name
field-facilitator-names = Who leads, without an account
# looked up by name
field-scribe-names = Who writes, without an account
# looked up by name
field-why-age = Why: age
# looked up by name
field-why-gender = Why: gender
# looked up by name
field-why-place = Why: home
# looked up by name
field-why-connection = Why: what ties to the question
# looked up by name
field-why-languages = Why: languages
# looked up by name
field-why-access = Why: needs
# looked up by name
field-why-food = Why: food
# looked up by name
field-why-before = Why: taken part before
# looked up by name
field-why-hopes = Why: what to talk about
