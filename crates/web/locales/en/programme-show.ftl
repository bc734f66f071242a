### The public list and page of programmes.

programme-kicker = Programme
programme-index-lead = In a programme you learn to hold dialogues: you come to its meetings, practise with a learning partner, and hold a dialogue at home.
programme-index-none = There are no programmes now.
programme-index-none-what = A new one appears here as soon as it is announced. Dialogues are held all the while.
programme-index-open = Apply now or soon
programme-index-under-way = Under way
programme-index-past = Held
programme-until = Apply until { $till }: { $left }
programme-from = Applications open on { $date }, { $clock }
programme-apply-till = Apply until { $till }
deadline-days = { $count ->
    [one] 1 day left
   *[other] { $count } days left
}
deadline-hours = { $count ->
    [one] 1 hour left
   *[other] { $count } hours left
}
deadline-minutes = { $count ->
    [one] 1 minute left
   *[other] { $count } minutes left
}

programme-draft = This is a draft. Only members see this page.
programme-is-cancelled = This programme is cancelled.
programme-call-open = Applications are open
programme-call-till = until
programme-apply = Apply
programme-answer-by = Everybody gets an answer by { $date }.
programme-call-soon = Applications open soon
programme-call-soon-what = Applications open on { $date }, { $clock }.
programme-call-over = Applications are closed
programme-call-over-what = The participants are being chosen.
programme-call-over-by = The participants are being chosen. Everybody gets an answer by { $date }.
programme-call-chosen = The participants have been chosen.
programme-call-running = The programme is under way
programme-call-running-what = The cohort meets and learns.
programme-call-past = The programme is over
programme-call-past-what = If there is another cohort, it is announced here.
programme-meeting-count = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
programme-think = Think about this
programme-about = What it is about
programme-for-whom = For whom
programme-gains = What you gain
programme-meetings = Meetings
programme-ics = Add the dates to your calendar (.ics)
programme-topics = Topics
programme-approach = How we learn
programme-costs = What it costs
programme-free = Free
programme-own-cost = You pay
programme-certificate = Certificate
programme-certificate-who = You get a certificate when
programme-certificate-attend = you have been at { $percent } % of the meetings at least
programme-certificate-practicum = you have held the practicum with your learning partner
programme-certificate-dialogue = you have held a dialogue at home
programme-certificate-else = Otherwise you get an attestation of what you took part in.
programme-certificate-all = Everybody who takes part gets a certificate.
programme-information = Ask first: information event
programme-behind = Who stands behind it
programme-ask = Ask
front-programmes = Learn to hold dialogues
front-programmes-all = All programmes
host-programmes = Programmes
