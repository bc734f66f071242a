# A programme: its pages for members.
programme-phase-draft = draft
programme-phase-announced = announced
programme-phase-open = open for applications
programme-phase-choosing = choosing
programme-phase-chosen = chosen
programme-phase-running = under way
programme-phase-past = over
programme-phase-cancelled = cancelled

programme-point-words = What it is, what it is about, and for whom
programme-point-meetings = Meetings, the first of them with a date
programme-point-call = When the call opens and closes, before the first meeting
programme-point-places = How many places there are
programme-point-trainers = Who leads the meetings
programme-point-costs = What is free, and what the participant pays
programme-point-hours = How many academic hours it takes
programme-point-information = An information event before applications close

programme-tab-label = Programme
programme-tab-overview = Overview
programme-tab-plan = Plan
programme-tab-guests = Information event

programme-list-title = Programmes
programme-list-new = Plan a programme
programme-list-first = Here begins the first programme
programme-list-first-what = A programme teaches people to hold dialogues: a call, a cohort that meets, learning pairs, dialogues at home, certificates.
programme-list-empty-reader = There are no programmes yet
programme-list-places = { $places ->
    [one] { $places } place
   *[other] { $places } places
}

programme-new-title = A new programme
programme-new-lead = Begin with its name. Everything else can wait, and nobody sees it before you make it public.
programme-new-name = What is the programme called?
programme-new-language = In which language do you write first?
programme-new-language-hint = Translations are added later.
programme-new-save = Begin

programme-publish-title = Before it is made public
programme-publish-button = Make it public
programme-publish-what = The page becomes public, and the call opens and closes by itself at the times you have set.
programme-publish-missing = { $count ->
    [one] One thing is missing.
   *[other] { $count } things are missing.
}
programme-publish-who = An owner or an organiser makes it public.
programme-tab-call = Call
programme-tab-applications = Applications
# looked up by name
field-programme-title = Title
