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
seating-why-pinned = put here by hand

seating-broken-language = Circle { $number } has no language that everybody there speaks.
seating-broken-apart = { $first } and { $second } should not sit together, but both are in circle { $number }.
seating-broken-together = { $first } and { $second } should sit together, but do not.
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
seating-no-pinned = You put { $there } people into circle { $number }, which would hold { $most }. Let some be moved again, or choose fewer circles.
seating-no-circle = No circle is left for { $name }: wishes, and where you put people by hand, contradict each other. Take one of these back.
seating-no-crowd = { $names } should all sit apart from each other, and there are only { $circles } circles. Choose more circles, or take a wish back.
seating-no-at-once = { $kinds }. Give way in one of these, and a seating can be found.
seating-no-other = People changed at this very moment. Try again.
seating-kind-sizes = circles of the same size (choose another number of circles)
seating-kind-language = a language that everybody shares (do not ask for one)
seating-kind-together = who should sit together (take a wish back)
seating-kind-apart = who should sit apart (take a wish back)
seating-kind-pinned = where you put people by hand (let them be moved again)
seating-kind-other = something else

seating-wall = List for the wall
seating-wall-what = Print this page: each circle comes on a sheet of its own.
seating-leads = Led by { $name }

seating-day-unseated = { $people ->
    [one] One person is here and has no seat in a circle.
   *[other] { $people } people are here and have no seat in a circle.
}
seating-day-link = To the circles
