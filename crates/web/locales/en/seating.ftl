### Seating: who sits in which circle and why, how circles are composed, lists for the wall.

seating-circle = Circle { $number }
seating-people = { $people ->
    [one] one person
   *[other] { $people } people
}
seating-picture = { $people ->
    [0] Circle { $number }: nobody yet
    [one] Circle { $number }: one person around the table
   *[other] Circle { $number }: { $people } people around the table
}
seating-erased = The names of those who came are erased, so the circles have no people any more.
seating-none = There are no circles yet.
seating-none-what = { $people ->
    [one] There is one person to be seated. Say what circles should mix, and whoever is here gets a place.
   *[other] There are { $people } people to be seated. Say what circles should mix, and everybody gets a place.
}
seating-nobody = Nobody is checked in yet.
seating-nobody-what = Circles are made of those who have come. You can also try out beforehand how it would be with everybody who holds a place.
seating-to-day = Check people in
seating-to-settings = Make circles
seating-again = Make circles anew
seating-to-wall = List for the wall
seating-to-crew = Change the crew
seating-back = To the circles

seating-gap-none = As mixed as can be: no seating in circles of these sizes holds more differences.
seating-gap = The differences in these circles are { $percent } % short of the most that could be imagined. Languages and wishes are not counted in that, so it may well be the best there is.
seating-late = { $people ->
    [one] One person has no seat yet:
   *[other] { $people } people have no seat yet:
}
seating-late-button = Seat them
seating-late-title = Without a seat
seating-gone = { $people ->
    [one] One person has a seat and is not here:
   *[other] { $people } people have a seat and are not here:
}
seating-gone-what = If you free the seats, as few of the others as possible change circle.
seating-gone-live = If you free the seats, nobody else moves.
seating-gone-button = Free the seats
seating-no-facilitator = Nobody leads:
seating-no-scribe = Nobody writes:
seating-numbers = circle { $numbers }
seating-begun = A circle has begun, so circles are no longer made anew. Whoever comes late gets a seat, and you can move people one by one.
seating-undo-composed = Undo: circles made
seating-undo-repaired = Undo: seats freed
seating-undo-late = Undo: late comers seated
seating-undo-moved = Undo: moved by hand

seating-state-unopened = Not begun
seating-state-live = Going on
seating-state-over = Over
seating-spoken = Everybody speaks: { $languages }
seating-hands = Leads: { $facilitator }. Writes: { $scribe }.
seating-hands-none = Who leads and who writes: nobody yet
seating-hand-none = nobody
seating-empty = Nobody sits here.
seating-pinned = (put here by hand)
seating-move-to = Where to: { $name }
seating-move = Move
seating-seat = Seat
seating-nowhere = no circle
seating-unpin = May be moved again
seating-mix = What is mixed here
seating-mix-missing = nobody: { $values }
seating-unsaid = not said

seating-mixed-kind = invited as
seating-mixed-connection = what ties to the question
seating-mixed-place = home
seating-mixed-age = age
seating-mixed-gender = gender
seating-mixed-before = taken part before
seating-weight-none = does not count
seating-weight-low = counts a little
seating-weight-normal = counts
seating-weight-high = counts much

seating-why-differs = { $what }: differs from { $from } of the { $others } others
seating-why-differs-all = { $what }: differs from everybody else here
seating-why-language = language: everybody here speaks { $languages }
seating-why-together = sits with { $names }, as you wished
seating-why-apart = does not sit with { $names }, as you wished
seating-why-need = { $need }: this circle is made ready
seating-why-pinned = put here by hand

seating-broken-language = Circle { $number } has no language that everybody there speaks.
seating-broken-apart = { $first } and { $second } should not sit together, but both are in circle { $number }.
seating-broken-together = { $first } and { $second } should sit together, but do not.
seating-broken-need = { $name } needs this: { $need }. But circle { $number } is not made ready.
seating-broken-needs = { $need }: at most { $most ->
    [one] one circle
   *[other] { $most } circles
} can be made ready, but whoever needs it sits in circles { $numbers }.
seating-broken-few = Circle { $number } has fewer people than { $least }, the least in your plan.
seating-broken-many = Circle { $number } has more people than { $most }, the most in your plan.

seating-title = Make circles
seating-lead = Each circle gets people who are as different as possible, so that those meet who otherwise would not. You can move people afterwards and undo what you did.
# looked up by name
field-whom = Who gets a seat
seating-whom-here = those who are checked in
seating-whom-holders = everybody who holds a place, to see how it would be
# looked up by name
field-circles = How many circles
seating-circles-hint = Empty: as many as there are facilitators, within the size of circles in the plan. Now that would be { $circles }, for { $people ->
    [one] one person
   *[other] { $people } people
}.
seating-mix-title = What should be mixed
seating-mix-what = Only what registration asks can be mixed. Let what matters for your question count more.
seating-mix-none = Registration asks nothing that could be mixed, so people are shared out evenly.
seating-mix-ask = Choose what registration asks
# looked up by name
field-shared-language = In each circle everybody shares a language
seating-language-hint = Whoever did not name their languages may sit anywhere.
seating-compose = Make circles
seating-begun-settings = A circle has begun, so circles are no longer made anew.
seating-refused = These conditions cannot all be met:
seating-refused-unsure = No seating was found in which everything holds:
seating-wishes = Together or apart
seating-wishes-what = When somebody came with a helper or an interpreter, or when two should not meet. Only those who make circles see this.
seating-wishes-nobody = Wishes can be added once people have registered.
# looked up by name
field-first = One
# looked up by name
field-second = The other
# looked up by name
field-wanted = What you wish
seating-wish-choose = choose a person
seating-wish-together = in one circle
seating-wish-apart = not in one circle
seating-wish-add = Add the wish
seating-wish-remove = Remove
seating-wished-together = { $first } and { $second } sit in one circle
seating-wished-apart = { $first } and { $second } do not sit in one circle

seating-no-nobody = There is nobody to seat. Check people in, or choose everybody who holds a place.
seating-no-sizes = { $people ->
    [one] One person does not fill so many circles. Choose fewer circles.
   *[other] { $people } people do not fill so many circles. Choose fewer circles.
}
seating-no-too-large = There are far more circles than people. Choose fewer circles.
seating-no-group = { $names } should sit together, but a circle would hold { $most }. Take back a wish, or choose fewer circles.
seating-no-apart = { $names } should not sit together, but other wishes, or where you put people by hand, bring them into one circle. Take one of these back.
seating-no-language = { $names } would sit in one circle because of your wishes or where you put them, but share no language. Take a wish back, let them be moved again, or do not ask for a shared language.
seating-no-pinned = { $there } people are bound to circle { $number }, because you put them there or because it is made ready for what they need, but it would hold { $most }. Let some be moved again, make more circles ready, or choose fewer circles.
seating-no-circle = No circle is left for { $name }: needs, wishes, and where you put people by hand, contradict each other. Take one of these back.
seating-no-room = { $need }: { $people ->
    [one] one person needs it
   *[other] { $people } people need it
}, and the circles made ready for it would hold { $room }. Make more circles ready, or choose fewer and larger circles.
seating-no-crowd = { $names } should all sit apart from each other, and there are only { $circles } circles. Choose more circles, or take a wish back.
seating-no-at-once = { $kinds }. Give way in one of these, and a seating can be found.
seating-no-other = People changed at this very moment. Try again.
seating-kind-sizes = circles of the same size (choose another number of circles)
seating-kind-language = a language that everybody shares (do not ask for one)
seating-kind-together = who should sit together (take a wish back)
seating-kind-apart = who should sit apart (take a wish back)
seating-kind-pinned = where you put people by hand (let them be moved again)
seating-kind-needs = circles that are made ready (make more of them ready)
seating-kind-other = something else

seating-wall = List for the wall
seating-wall-what = Print this page: each circle comes on a sheet of its own. Where people change circles, the first sheet says who goes where.
seating-leads = Led by { $name }

seating-day-unseated = { $people ->
    [one] One person is here and has no seat in a circle.
   *[other] { $people } people are here and have no seat in a circle.
}
seating-day-link = To the circles

seating-ready = ready: { $need }
seating-needs = Access needs
seating-needs-what = Some people can take part only in a circle that is made ready for them: with an interpreter, at a table without a step, by the hearing loop. Say what is needed, in how many circles it can be had, and by whom. Only those who make circles see this.
seating-needs-said = What people wrote
seating-needs-open = Nothing noted
seating-needs-nobody = Nobody who holds a place wrote that they need something.
seating-needs-unasked = Registration does not ask what people need in order to take part.
seating-needs-noted = What circles are made ready for
seating-need-most = { $circles ->
    [one] One circle can be made ready
   *[other] { $circles } circles can be made ready
}
seating-need-these = Circles that are ready: { $numbers }
seating-need-of-nobody = Nobody needs it yet.
seating-need-change = Change
seating-need-add = Add a need
seating-need-title = An access need
seating-need-what = It counts when circles are made and when somebody comes late. Whoever sits already keeps their seat.
# looked up by name
field-need-name = What is needed
# looked up by name
hint-need-name = A word or two, such as “interpreter”. It stands on the circle that is made ready.
# looked up by name
field-ready-circles = How many circles can be made ready
# looked up by name
hint-ready-circles = Whichever they are: two interpreters, two circles. They stay the same in all rounds.
# looked up by name
field-ready-numbers = Or which ones
# looked up by name
hint-ready-numbers = Where it cannot be carried, the numbers of the circles, such as 1, 3. This counts more than how many.
seating-need-people = Who needs it
seating-need-people-none = Nobody has registered yet.
seating-need-others = Everybody else
seating-need-everybody = Everybody
seating-need-drop = Remove the need
seating-need-drop-title = Remove this need?
seating-need-drop-what = Circles are no longer made ready for it, and who needs it is forgotten. What people wrote stays.

# looked up by name
field-rounds = How often people change circles
# looked up by name
hint-rounds = In each round everybody meets others. Who leads and who writes stays with the circle.
seating-rounds-choice = { $rounds ->
    [one] never: one round
   *[other] { $rounds } rounds
}
seating-then = { $before }, then { $number }
seating-rounds = When people change circles
seating-rounds-what = Above is the first round. Who leads and who writes stays with the circle. If you move somebody by hand, they get other circles for the later rounds, and everybody else keeps theirs.
seating-rounds-circles = Who sits where
seating-rounds-circle = Circle
seating-rounds-people = Everybody by name
seating-ways = Who goes where
seating-round = Round { $round }
seating-met-once = Nobody sits with anybody twice.
seating-met-again = { $pairs ->
    [one] One pair sits together more than once.
   *[other] { $pairs } pairs sit together more than once.
}
seating-met-wished = { $pairs ->
    [one] One pair sits together more than once
   *[other] { $pairs } pairs sit together more than once
}, { $wished ->
    [one] one of them
   *[other] { $wished } of them
} as you wished.
seating-met-all = In the end everybody has sat with everybody.
seating-met = In the end everybody has sat with { $met } of the { $others } others.
seating-met-between = In the end everybody has sat with { $least } to { $most } of the { $others } others.
seating-round-gap-none = Round { $round }: as mixed as can be.
seating-round-gap = Round { $round }: the differences are { $percent } % short of the most that could be imagined.
seating-round-broken = Round { $round }: { $what }

seating-next = Who comes next
seating-next-what = When people change circles, the seats here keep the names of the first round. Go by the order in which people sit then.

seating-whole = The whole picture
seating-whole-what = A dot is a person, a column is a circle, and the line says how many there would be if everybody were shared out evenly.
seating-whole-alt = { $what }: how many of each sit in each circle, beside an even share. The table below has the numbers.
seating-whole-table = As a table
seating-whole-share = Even share
seating-whole-rest = { $values ->
    [one] one rarer answer
   *[other] { $values } rarer answers together
}
