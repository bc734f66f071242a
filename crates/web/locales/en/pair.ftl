### Learning pairs, their practicum, and participants’ dialogues at home.

pair-tab = Pairs
pair-dialogues-tab = Dialogues at home
pair-part-of = Part of the programme

pair-what = A learning pair plans and holds a practice dialogue together. Pairs are made from different municipalities that are near enough to each other, of people who have done different things so far; an odd number makes one group of three.
pair-nobody = There is nobody to pair yet
pair-nobody-what = Pairs can be made once at least two people have accepted a place.
pair-none = There are no pairs yet
pair-none-ready = Everybody has said what they have done so far.
pair-none-silent = These have not said yet what they have done so far: { $names }. You can make pairs all the same.
pair-make = Make pairs
pair-alone = { $count ->
    [one] { $names } has no partner.
   *[other] { $names } have no partner.
}
pair-alone-what = Match again: as few of the others as possible get another partner.
pair-rematch = Match again
pair-untold = { $count ->
    [one] One pair has not been told. Its people do not see it yet, so you can still change it.
   *[other] { $count } pairs have not been told. Their people do not see it yet, so you can still change them.
}
pair-tell = { $count ->
    [one] Tell the pair
   *[other] Tell the { $count } pairs
}
pair-number = Pair { $number }
pair-told = told
pair-not-told = not told yet
pair-by-hand = put together by hand
pair-refused = Pairs cannot be made like this:
pair-refused-unsure = No way was found to make pairs:
pair-no-too-few = It takes at least two participants.
pair-no-too-many = There are too many people to pair at once.
pair-no-both = { $a } and { $b } are to be together and also apart. Take one of the wishes back.
pair-no-language = { $a } and { $b } are to be together and share no language. Take the wish back.
pair-no-room = { $names } are all to be together, which is too many for one pair. Take a wish back.
pair-no-body-for = There is nobody for { $name }: there is no shared language with the others, or they are to be apart.
pair-no-way = Somebody is always left over; in the best way that was found: { $names }. Take a wish back, or put them together by hand.

pair-why-different-km = { $a } ({ $ma }) and { $b } ({ $mb }) are from different municipalities, { $km } km apart as the crow flies.
pair-why-different = { $a } and { $b } are from different municipalities; how far apart is not known.
pair-why-far = That is a long way: nobody nearer was left.
pair-why-same = { $a } and { $b } are both from { $m }.
pair-why-unknown = It is not known whether { $a } and { $b } are from different municipalities.
pair-why-employer = { $a } and { $b } work at the same place.
pair-why-wished = { $a } and { $b } were to be together.
pair-why-apart = { $a } and { $b } were to be apart.
pair-why-languages = Shared languages: { $languages }.
pair-why-no-language = They named no language in common.
pair-because-wished = They were to be together.
pair-because-kept = They were together before.
pair-because-no-other-way = However people are paired, there would be no fewer such pairs.
pair-because-not-found = No way with fewer such pairs was found.
pair-because-by-hand = They were put together by hand.
pair-more-leading = { $more } has led more conversations than { $less }.
pair-more-inviting = { $more } has invited people who are rarely asked more often than { $less }.
pair-more-wording = { $more } has worded more questions than { $less }.
pair-more-writing = { $more } has written down what others say more often than { $less }.

pair-practicum = Practicum
pair-practicum-read = Plan and what it taught
pair-practicum-none = The practicum is not planned yet.
pair-practicum-no-time = The practicum is planned, its time is not.
pair-practicum-planned = The practicum is planned for { $when }.
pair-practicum-held = { $people ->
    [one] The practicum was held with one person: { $date }.
   *[other] The practicum was held with { $people } people: { $date }.
}
pair-earlier = Practicums of earlier pairs
pair-experience = What you have done so far
pair-experiences = Experience
pair-experience-scale = From 0 (never) to 4 (often), as they said themselves.
pair-silent = No answer yet: { $names }.
pair-not-answered = not answered
pair-municipality = Municipality
pair-languages = Languages
pair-languages-any = not said
pair-field-leading = Leading
pair-field-inviting = Inviting
pair-field-wording = Wording
pair-field-writing = Writing
pair-wishes = Together or apart
pair-wishes-what = Who must be in one pair, and who must not. Only those who see this page know of it. It counts the next time pairs are made.
pair-choose = choose
pair-wish-together = in one pair
pair-wish-apart = not in one pair
pair-wished-together = { $a } and { $b }: in one pair
pair-wished-apart = { $a } and { $b }: not in one pair
pair-wish-add = Add the wish
pair-wish-remove = Remove
pair-hand = Put together by hand
pair-hand-what = Choose two or three people. They leave the pairs that they are in; who is left alone there needs a new partner.
pair-hand-button = Put them together
pair-anew = Make all pairs anew
pair-anew-title = Make all pairs anew?
pair-anew-text = Nobody stays together just because they were. What parted pairs have planned is lost; practicums that were held still count.

pair-own = Learning partner
pair-own-none = You have no learning partner yet
pair-own-none-what = The organisers put the pairs together. So that you complement each other, say what you have done so far; it takes two minutes.
pair-own-none-said = The organisers put the pairs together and write to you. What you said about your experience is with them.
pair-own-what = Together you plan and hold a practice dialogue. Write or call each other and agree on a time.
pair-own-why = Why you?
pair-own-earlier = What you held in an earlier pair
pair-experience-fill = Say what you have done so far
pair-experience-change = Change what you said about your experience
pair-experience-what = So that each has something to learn from the other, we look for a partner who has done different things than you. There is nothing to prove here: 0 is as good as 4.
pair-experience-who-sees = The organisers and mentors see your answers. Your partner sees in what you complement each other, and your name, where you work, your municipality and your e-mail address; you see theirs. Nobody’s phone number is shown.
pair-step-lowest = never
pair-step-highest = often
pair-practicum-what = A practice dialogue with some people whom you know: one of you leads, the other writes, and afterwards you talk it over.
pair-practicum-who-sees = This is the text of your pair: each of you can change it, and the organisers and mentors can read it. Do not name those who took part.
pair-plan = Plan the practicum
pair-plan-title = Plan the practicum
pair-plan-change = Change the plan
pair-report = It was held
pair-report-title = How the practicum was
pair-report-change = Change what it taught
pair-take-back = It was not held after all
pair-rewritten = Your partner saved another text meanwhile. Put the two together and save again.

pair-dialogues-what = Each participant holds a dialogue in their own community. It is an ordinary dialogue of their organisation; here it is linked to the programme.
pair-dialogues-count = Linked: { $linked } of { $people }. Held: { $held }.
pair-dialogue-missing = No dialogue is linked yet.
pair-dialogue-came = { $came ->
    [one] one person came
   *[other] { $came } people came
}
pair-dialogue-registered = { $taken } of { $capacity } places taken
pair-summary-public = Summary
pair-summary-none = No summary is published.
pair-unlink = Take the link away
pair-link-for = Link one for somebody
pair-link-for-what = Any public dialogue can be linked. Its page then says that it is part of the programme, without the participant’s name.
pair-link-button = Link
pair-own-dialogue = Your own dialogue
pair-own-dialogue-what = You hold a dialogue in your own community. Plan it here in Vestlusring and link it, so that the organisers see how it goes.
pair-link = Link a dialogue
pair-link-other = Link another
pair-link-nothing = There is no dialogue that you could link. You see here the public ones of the organisation whose member you are with the address of your application, and when you are logged in its drafts too.
pair-choose-dialogue = choose a dialogue
pair-new-dialogue = Plan a new one: { $name }
pair-log-in = Log in to plan a new one or to link a draft
pair-public-page = Public page
pair-plan-it = Go on planning
pair-checklist-what = Tick what is done. The days are counted from the day of your dialogue.
pair-checklist-no-day = Tick what is done. As soon as your dialogue has a day, each line says by when.
pair-late = { $count ->
    [one] One thing should be done by now
   *[other] { $count } things should be done by now
}
pair-due-by = By { $date }.
pair-due-late = Should have been done by { $date }.
pair-due-before = { $days ->
    [one] The day before.
   *[other] { $days } days before.
}
pair-due-day = On the day.
pair-due-after = { $days ->
    [one] The day after.
   *[other] { $days } days after.
}

pair-card-experience = So that your learning partner complements you. Two minutes.
pair-card-partner = You learn together with { $names }.
pair-card-plan = Meet your partner and plan
pair-card-dialogue = Which dialogue do you hold at home?
pair-card-dialogue-link = Link your dialogue

flash-pairs-made = The pairs are made. Nobody has been told yet.
flash-pairs-told = The pairs get a mail and see each other on their pages.
flash-practicum-held = Well done. The practicum counts for all of you.
flash-dialogue-linked = The dialogue is linked to the programme.
flash-dialogue-unlinked = The dialogue is no longer linked. It stays as it is.
fault-not-a-dialogue = There is no public dialogue at this address. Copy the address from the dialogue’s page.

mail-pair-made-subject = Your learning partner: { $programme }
mail-pair-made-what = { $count ->
    [one] You learn together with { $names }.
   *[other] You are a group of three: you learn together with { $names }.
}
mail-pair-made-next = Write to each other, agree on a time, and plan a practice dialogue. Your page has room for the plan, and later for what it taught you.
mail-pair-made-button = Your page:

# looked up by name
field-who = Who
# looked up by name
field-pair-wish = What you wish
# looked up by name
field-pair-languages = Languages in which you can hold a dialogue
# looked up by name
hint-pair-languages = Tick none if any will do.
# looked up by name
field-leading = How often have you led a conversation in a group?
# looked up by name
field-inviting = How often have you invited people who are rarely asked?
# looked up by name
field-wording = How often have you worded a question for a talk or a survey?
# looked up by name
field-writing = How often have you written down what others say?
field-practicum-question = The question of the practice dialogue
field-practicum-place = Where
field-practicum-plan = Who does what
# looked up by name
hint-practicum-plan = Who invites whom, who leads, who writes, what you want to try out.
# looked up by name
field-practicum-people = How many people took part, without the two of you?
field-lessons = What it taught you
# looked up by name
field-own-dialogue = Dialogue
# looked up by name
field-participant = Participant
# looked up by name
field-dialogue-address = Address of the dialogue’s page
