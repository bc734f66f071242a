### An organisation's dialogues, a new one, and a dialogue's overview.

manage-title = My organisations
manage-none = You do not belong to an organisation yet
manage-none-what = Ask an owner of your organisation to invite you: they find “Members” at the top of their pages. The invitation comes by e-mail.
manage-to-dialogues = See coming dialogues

manage-desk-title = Dialogues
manage-plan-one = Plan a dialogue
manage-first = Your first dialogue starts with a question
manage-first-what = Write the question down; everything else can follow in any order. It stays a draft that only members see.
manage-how-1 = Write the question, and say who answers what is said, and by when.
manage-how-2 = Choose the time, the place and the method, and who leads the circle.
manage-how-3 = Open registration and invite people personally.
manage-how-title = How it goes on
manage-empty-reader = There are no dialogues yet
manage-empty-reader-what = When an owner or an organiser plans one, it appears here.
manage-trouble = { $count ->
    [one] One mail needs a hand
   *[other] { $count } mails need a hand
}
manage-trouble-what = It is not known whether the person got the news. Look at the address, or phone.
manage-trouble-link = See the mails
manage-coming = Coming
manage-drafts = Drafts
manage-past = Held
manage-cancelled = Cancelled
manage-no-date = no date
manage-taken = { $taken } of { $capacity } places taken
manage-taken-only = { $taken ->
    [one] 1 place taken
   *[other] { $taken } places taken
}
manage-waiting = { $waiting } waiting
manage-came = { $came ->
    [one] 1 person came
   *[other] { $came } people came
}
manage-changed = last changed { $moment }

manage-new-title = Plan a dialogue
manage-new-lead = Everything starts with the question. You can reword it until registration opens, and after.
manage-new-question = What do you want people to talk about?
manage-new-question-hint = One open question to which everybody can say something from their own life.
manage-new-language = In which language do you write it?
manage-new-language-hint = You can add translations later.
manage-new-save = Make a draft
manage-new-left = Characters left: { $n }
manage-new-over = Too long, characters over: { $n }
manage-help-title = Help with wording
manage-help-good = These open a conversation
manage-help-good-1 = What makes our village a good place to grow old in?
manage-help-good-2 = How do we live together here in two languages?
manage-help-good-3 = What do you hope for and what do you fear when the schools merge?
manage-help-bad = These close it
manage-help-bad-1 = Should the library move? (Yes or no, and that is the end of it.)
manage-help-bad-2 = How do we get people to accept the new school network? (The answer is there already.)
manage-help-bad-3 = How could stakeholders be involved in implementation? (Nobody talks like that at home.)
manage-help-test = Say it aloud to somebody who does not know the subject. If they start to tell you something, it is a good question.

manage-advice-title = A thought about the wording
manage-advice-what = It is only advice; the question is yours.
manage-advice-closed = It can be answered by yes or no. Try to begin with “what” or “how”.
manage-advice-either-or = It offers two answers, and people will take sides. Ask what matters to them when they choose.
manage-advice-not-a-question = There is no question mark: is it a question, or a title?
manage-advice-two-questions = There are several questions. Keep the one you care about most; the others can come up in the talk.
manage-advice-too-long = It is long. A question that people remember fits in one breath.
manage-advice-has-solution = The answer seems to be in it already. What would you like to hear that you do not know yet?
manage-advice-jargon = There is an official’s word in it. How would you say it at the kitchen table?
manage-advice-reword = Reword the question

manage-open-title = Before registration opens
manage-open-ready = Everything is there.
manage-open-missing = { $count ->
    [one] One thing is missing.
   *[other] { $count } things are missing.
}
manage-open-button = Open registration
manage-open-what = The dialogue’s page becomes public and people can register.
manage-open-not-yet = The button works as soon as nothing required is missing.
manage-open-who = An owner or an organiser opens registration.
manage-check-done = done
manage-check-missing = missing
manage-check-misdated = the date does not fit
manage-check-good = good to have
manage-check-add = Add
manage-check-change = Change
manage-still-title = Still good to have

manage-facts = The plan in short
manage-when = When
manage-where = Where
manage-online = By video link
manage-spoken = Languages
manage-method = Method
manage-method-minutes = { $method }, { $minutes } min
manage-places = Places
manage-places-facts = { $capacity } places, { $least }–{ $most } people in a circle
manage-places-open = not decided; { $least }–{ $most } people in a circle
manage-facilitators = Leads
manage-scribes = Writes
manage-nobody = nobody yet
manage-not-decided = not decided yet
manage-closes = Registration closes
manage-answer = Who answers, and by when
manage-answer-by = { $answerer } answers by { $date }.
manage-answer-who = { $answerer } answers. By when is not decided yet.
manage-answer-none = Not said yet. People come more readily when they know who will answer what they say.

manage-tally = Places
manage-tally-of = of { $capacity } taken
manage-tally-label = { $capacity } places: { $taken } taken, { $free } free; { $waiting } waiting.
manage-tally-came = came
manage-tally-came-label = { $came } came, { $missed } did not.
manage-tally-waiting = { $waiting ->
    [0] Nobody is waiting.
    [one] One person is waiting.
   *[other] { $waiting } people are waiting.
}
manage-public = See the public page
manage-preview = See how the public page will look
manage-people = See the people
manage-script = The facilitator’s script

manage-kinds = Whom you hoped for, who is coming
manage-kinds-held = Whom you hoped for, who came
manage-kinds-came = came
manage-kinds-registered = has a place
manage-kinds-hoped = hoped for
manage-kinds-line = hoped for { $hoped }, have a place { $registered }, came { $came }
manage-kinds-line-before = hoped for { $hoped }, have a place { $registered }
manage-kinds-none = without a kind

manage-next-title = What happens next
manage-next-answer = An answer is promised by { $date }, from { $answerer }. Whoever took part should hear it too.
manage-next-answer-late = An answer was promised by { $date }, from { $answerer }. That day has passed: if people have not heard yet, tell them when they will.
manage-next-scribe = What was said stands under Words. Write the summary from it, so that those who took part and the one who answers can read it.
manage-next-summary = Write the summary
manage-next-erase = Names, contacts and answers of those who registered are erased on { $date }. The totals stay.
manage-next-erased = Names, contacts and answers of those who registered have been erased. The totals stay.
manage-next-copy = Copy the plan when you want to talk about this again.
manage-cancelled-why = Why it was cancelled

manage-more = More
manage-close = Back to draft
manage-close-what = Nobody has registered, so registration can be taken back.
manage-copy = Copy the plan
manage-copy-what = A new draft with everything but the date and the people.
manage-cancel = Cancel the dialogue
manage-cancel-title = Cancel the dialogue?
manage-cancel-told = { $count ->
    [0] Nobody has a place or waits, so nobody has to be told.
    [one] One person has a place or waits. If they gave an e-mail address, they get a mail with your reason; the list of people shows whether you have to phone.
   *[other] { $count } people have a place or wait. Those who gave an e-mail address get a mail with your reason; the list of people shows whom you have to phone.
}
manage-cancel-final = The page stays and says that the dialogue is cancelled. It cannot be opened again, but you can copy the plan.
manage-cancel-reason = Why is it cancelled?
manage-cancel-reason-hint = Everybody can read this. A sentence is enough; if there is a new date, say it.
manage-cancel-button = Cancel and tell people
manage-cancel-keep = No, keep it
manage-delete = Delete the draft
manage-delete-title = Delete this draft?
manage-delete-text = The whole plan goes and cannot be brought back.
manage-delete-yes = Delete

# looked up by name
field-reason = Reason
