### A programme's call: its parts, as organisers plan them.

call-title = Call
call-lead = From when until when people can apply, what is asked of them, and how you choose. Each part is saved on its own.
call-preview = See the form as applicants do
call-preview-what = This is how the form looks to applicants. Nothing that you type here is saved.
call-preview-more = Asked only of who takes part
call-public = Page for applying

call-times = Times and places
call-times-lead = The call opens and closes by itself, to the second.
call-times-public = The programme is public: a new time holds at once, and the page says it.
call-opens = Opens
call-closes = Closes
call-closes-hint = What comes at this very moment is late. Drafts are kept, and their writers are told.
call-places = Places
call-answer-by = Applicants are told by
call-accept-days = An offered place is kept for
call-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
# looked up by name
field-opens-date = Opens on
# looked up by name
field-opens-time = Opens at
# looked up by name
field-opens-repeated = The clocks go back in that night. Which of the two times?
# looked up by name
field-closes-date = Closes on
# looked up by name
field-closes-time = Closes at
# looked up by name
field-closes-repeated = The clocks go back in that night. Which of the two times?
# looked up by name
field-call-places = How many places are there?
# looked up by name
field-call-answer-by = By when do applicants get an answer?
# looked up by name
hint-call-answer-by = The page for applying says it, and so do the mails.
# looked up by name
field-accept-days = For how many days is an offered place kept?
# looked up by name
hint-accept-days = Who does not answer in time gives the place to the next in reserve.

call-questions = Questions
call-questions-none = The call asks nothing yet but name, contact, workplace and role.
call-question-add = Add a question
call-question-new = A new question
call-question-edit = Change the question
call-question-how = How it is answered
call-question-up = Move up
call-question-down = Move down
call-question-text = The question ({ $language })
call-question-help = What helps to answer it ({ $language })
call-question-choices = Choices ({ $language })
call-question-choices-hint = Only for a question to choose from: one choice on a line, in the same order in each language.
call-question-remove = Take the question away
call-question-remove-title = Take this question away?
call-question-remove-text = It goes from the call, in every language.
call-question-refused = This was not saved.
call-answered = Somebody has applied already. You can better the words, move questions and add choices at the end; the kind, the order of choices and the question itself stay, because answers hang on them.
call-usual = Begin with the usual questions
call-usual-what = Four questions to think about and three criteria, in every language. You can change all of them.
call-kind-short = One line
call-kind-long = Some paragraphs
call-kind-choice = One of several choices
call-kind-file = A file
call-stage-apply = With the application
call-stage-accepted = Only of who takes part
call-required = must be answered
call-not-required = may be left out
call-for-reviewers = reviewers read it
call-not-for-reviewers = not for reviewers
# looked up by name
field-question-kind = How is it answered?
# looked up by name
field-question-stage = When is it asked?
# looked up by name
field-question-required = It must be answered
# looked up by name
field-question-for-reviewers = Reviewers read the answer
# looked up by name
hint-question-for-reviewers = Leave this off for what could tell a blind reviewer who it is.
# looked up by name
field-question-most = The most characters of an answer
# looked up by name
hint-question-most = Left empty: 200 for a line, 2000 for paragraphs.

call-roles = Target roles
call-roles-lead = As what do the people work for whom this is? Applicants choose one of them. Say how many of each you seek, if it matters.
call-roles-none = The call asks for no role.
call-roles-row = Role { $number }
call-roles-name = Name of role { $number } ({ $language })
call-roles-least = Role { $number }: at least
call-roles-most = Role { $number }: at most
call-roles-note = A row without a name is left out. Save to get more rows.
call-role-exactly = { $count } exactly
call-role-between = { $least } to { $most }
call-role-least = at least { $least }
call-role-most = at most { $most }
call-role-any = as many as there are

call-conditions = Conditions
call-conditions-lead = They hold for the whole group. The selection shows what each of them costs.
call-one-per-municipality = At most one from each municipality
call-one-per-organisation = At most one from each organisation
call-counties-least = From at least { $count } counties
call-choose-best = The best scores that the conditions allow
call-choose-lottery = A fair lottery among those above the line
call-line = Who scores less than { $line } of 100 is not chosen
# looked up by name
field-one-per-municipality = At most one from each municipality
# looked up by name
field-one-per-organisation = At most one from each organisation
# looked up by name
field-counties-least = From at least how many counties?
# looked up by name
hint-counties-least = 0 asks nothing.
# looked up by name
field-choose = Who is chosen?
# looked up by name
field-score-line = The line: the least score, of 100
# looked up by name
hint-score-line = 0 leaves nobody out.

call-reviewing = Reviewing
call-reviewing-lead = Reviewers score each application by the criteria.
call-blind = Reviewers see no names, contacts, employers and municipalities until the decisions are released
call-not-blind = Reviewers see names and employers
call-reviews-least = { $count ->
    [one] Each application needs { $count } review
   *[other] Each application needs { $count } reviews
}
# looked up by name
field-blind = Reviewers see no names
# looked up by name
hint-blind = Organisers who also review see none either until the decisions are released.
# looked up by name
field-reviews-least = How many reviews does each application need?

call-criteria = Criteria
call-criteria-lead = By what do reviewers score? Each criterion gets 0 to 5; the weight says how much it counts beside the others.
call-criteria-none = There are no criteria yet.
call-criteria-row = Criterion { $number }
call-criteria-name = Name of criterion { $number } ({ $language })
call-criteria-help = Criterion { $number }: what a high and a low score mean ({ $language })
call-criteria-weight = Weight of criterion { $number }
call-criteria-note = A row without a name is left out. Save to get one more.
call-weight = weight { $weight }

call-late = Late entries
call-late-what = After the call has closed nobody can apply by themselves. For somebody who should still be able to, make a link and send it to them. It works to the end of the day that you name.
call-late-make = Make a link
call-late-link = Link for a late entry
call-late-open = works until { $until }
call-late-over = worked until { $until }
call-late-revoked = taken back
call-late-used = { $count ->
    [0] used by nobody yet
    [one] { $count } application begun with it
   *[other] { $count } applications begun with it
}
call-late-revoke = Take the link back
call-late-revoke-title = Take this link back?
call-late-revoke-text = Nobody can begin or hand in with it any more. What was handed in stays.
# looked up by name
field-late-note = For whom, and why?
# looked up by name
field-late-until = Until the end of

usual-question-care = How do you learn what matters to the people in your community?
usual-question-care-help = Where do you hear what they care and worry about, and from whom do you hear too little?
usual-question-culture = How do people talk with each other about difficult things where you live?
usual-question-culture-help = Think of one example that went well or did not.
usual-question-you = What are you like when you start a conversation, and when you hear a view that is not yours?
usual-question-you-help = What comes easily to you, and what do you want to learn?
usual-question-governance = What could your municipality be like if its people had more of a say in running it?
usual-question-governance-help = What would you try first, and who would help you?
usual-criterion-motivation = Motivation
usual-criterion-motivation-help = High: says clearly why, and why now. Low: could stand in any application.
usual-criterion-use = Use in the community
usual-criterion-use-help = High: what is learnt goes straight into the work at home. Low: it is not clear where it would be used.
usual-criterion-ready = Readiness
usual-criterion-ready-help = High: has time and support, and is open to learning from others. Low: both are in doubt.
