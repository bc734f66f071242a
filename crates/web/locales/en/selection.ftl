### The selection: who gets a place, why, under which conditions; the release; and what applicants are told.

selection-tab = Selection
selection-title = Selection
selection-chosen = gets a place
selection-reserve = in reserve
selection-not = not chosen
selection-reserve-rank = in reserve, { $rank }
selection-rank = number { $rank } in reserve
selection-group-chosen = Get a place
selection-group-reserve = In reserve, in order
selection-group-not = Not chosen
selection-count-chosen = get a place
selection-count-reserve = in reserve
selection-count-not = not chosen

selection-nobody = There is nobody to choose from yet
selection-nobody-what = Applications that were handed in come here with their scores from the review.
selection-pool = { $n ->
    [one] There is one application.
   *[other] There are { $n } applications.
}
selection-pool-few = { $n ->
    [one] One has fewer reviews than needed and is left out, unless you let it in.
   *[other] { $n } have fewer reviews than needed and are left out, unless you let them in.
}
selection-run = Work out the selection
selection-run-again = Work it out again
selection-run-hands = What you changed by hand is lost by that.
selection-is-held = Nobody is told anything yet. You can change the selection until you release it.
selection-stale = Something has changed since the selection was worked out: an application, a review or a condition. Work it out again before you release it.
selection-is-released = The decisions are released and everybody is told.
selection-erased = The applications of those who do not take part were erased when their time was over. What was decided, and why, stands in the record.

selection-by-score = Chosen by the highest scores that the conditions allow, { $total } points together.
selection-by-lot = Chosen by lot among all above the line; with the seed “{ $seed }” it comes out the same again.
selection-by-draw = Drawn in public: the number { $number } decided.
selection-proof-best = No other choice under these conditions has more.
selection-proof-at-most = The search was cut short: another choice could have up to { $total } points.
selection-proof-fair = The chances were as equal as the conditions allow.
selection-proof-least = The search was cut short: the least chance could have been up to { $chance } %.
selection-tie = Others would have as many; of equals the codes decided, which are random.

selection-vain = The conditions cannot all be met.
selection-vain-least = This is the least that would have to give way:
selection-vain-what = With this it would work:
selection-to-condition = Change it
selection-change-places = Places: { $to } instead of { $from }.
selection-change-min = { $value }: at least { $to } instead of { $from }.
selection-change-max = { $value }: at most { $to } instead of { $from }.
selection-change-one = { $value }: allow { $to } instead of one.
selection-change-spread = At least { $to } counties instead of { $from }.

selection-breach-few = { $value }: { $there }, and at least { $least } are needed.
selection-breach-many = { $value }: { $there }, and there may be { $most }.
selection-breach-one = { $value }: { $there } instead of one.
selection-breach-spread = { $there } counties, and at least { $least } are needed.
selection-breach-places = { $there } people for { $asked } places.

selection-stands = Conditions
selection-col-condition = Condition
selection-col-there = As it is
selection-col-met = Met
selection-met = met
selection-unmet = not met
selection-stand-places = { $n ->
    [one] One place
   *[other] { $n } places
}
selection-stand-role-both = { $role }: { $least } to { $most }
selection-stand-role-least = { $role }: at least { $least }
selection-stand-role-most = { $role }: at most { $most }
selection-stand-municipality = At most one from each municipality
selection-stand-organisation = At most one from each organisation
selection-stand-counties = { $n ->
    [one] From at least one county
   *[other] From at least { $n } counties
}
selection-stand-over = { $n ->
    [0] as asked
   *[other] { $n } too many
}

selection-col-who = Applicant
selection-col-code = Code
selection-col-role = Role
selection-col-score = Score
selection-col-why = Why
selection-col-decision = Decision
selection-col-language = Language
selection-col-told = What they are told
selection-one-municipality = The same municipality
selection-one-organisation = The same organisation
selection-rule-full = { $value }: there may be { $most }, and so many are there.
selection-rule-taken = { $value }: the one place went to { $who }.
selection-rule-needed = { $value }: at least { $least } are needed.
selection-rule-spread = At least { $least } counties are needed.
selection-why-few = { $has } of { $needs } reviews.
selection-why-conflicts = Every reviewer has an interest.
selection-why-line = Below the line of { $line } points.
selection-why-score = Nobody without a place has a higher score.
selection-why-next = Next for this place would be { $who } with { $score } points.
selection-why-only = Nobody else could take this place under the conditions.
selection-why-below = Of those whose place it could be, { $who } has the fewest points: { $score }.
selection-why-kept = { $who } has fewer points ({ $score }) and keeps the place because of the conditions. { $because }
selection-why-held = Every place is held.
selection-why-drawn = Drawn by lot; the chance was { $chance } %.
selection-why-instead = Came in by lot for somebody of the drawn group who can no longer have a place.
selection-why-not-drawn = Not drawn; the chance was { $chance } %.

selection-hand = Changed by hand
selection-by-hand = Changed by hand: { $reason }
selection-by-hand-only = Changed by hand.
selection-hand-what = Say why: the reason stands in the record, and the applicant does not see it. Who comes from the chosen stands first in reserve, anybody else last.
selection-hand-breaks = “{ $outcome }” would break:
selection-hand-save = Change it
selection-to-reviews = Reviews
selection-note = What the applicant is told
selection-told = The reason:
selection-letter = The letter
selection-letter-offer = The letter offers the place and says until when to answer.
selection-offer = Offer a place by hand
selection-offer-what = This passes over the conditions and the order of the reserve. The reason is kept.

selection-letters = What everybody is told
selection-letters-look = Look through what everybody is told
selection-letters-what = Each person’s reason in their own language, with what you have added. Open a person to add something or to see the whole letter.
selection-letters-none = Work out the selection first.
selection-letters-caption = Reasons and notes

selection-release = Release the decisions
selection-release-title = Release the decisions now?
selection-release-what = Everybody is told at once: those chosen are offered a place, the others learn that they are in reserve or not chosen, each with the reason. After that nothing can be changed.
selection-release-counts = Places are offered: { $chosen }. In reserve: { $reserve }. Not chosen: { $not }. Each of them gets a letter, and this cannot be taken back.

selection-stuck = { $n ->
    [one] One place is free, and nobody moves up by themselves
   *[other] { $n } places are free, and nobody moves up by themselves
}
selection-stuck-nobody = Nobody stands in reserve any more.
selection-stuck-what = Nobody in reserve fits the conditions. This would have to give way; you can also offer the place by hand, on the person’s page:

selection-record = Decision record
selection-record-released = Released
selection-record-how = How it was chosen
selection-record-broken = { $n ->
    [one] One condition was set aside by hand.
   *[other] { $n } conditions were set aside by hand.
}
selection-record-conditions = Conditions
selection-record-review = Review
selection-record-reviewed = { $n ->
    [one] One reviewer; { $needs } needed for each application.
   *[other] { $n } reviewers; { $needs } reviews needed for each application.
}
selection-record-few = Those with fewer reviews were let in.
selection-record-criteria = Criteria
selection-record-entries = Decisions
selection-record-pdf = The record on paper (PDF)
selection-record-total-entries = applications
selection-record-total-chosen = chosen
selection-record-total-reserve = in reserve
selection-record-changes = Changed by hand
selection-record-signed = Decided by
selection-record-foot = This record is for the organisers of the programme and its funder. Applications stand under their codes; where somebody’s data were erased, no name is left.

# looked up by name
field-seed = Seed of the lottery
# looked up by name
hint-seed = Any text. With the same seed, people and conditions it comes out the same. Leave it empty and one is drawn.
# looked up by name
field-reserve-most = How many stand in reserve at most?
# looked up by name
field-few-reviews = Let in those with fewer reviews than needed
# looked up by name
field-outcome = Decision
# looked up by name
field-hand-reason = Why?
# looked up by name
field-despite = I mean it, although it breaks conditions
# looked up by name
field-decision-note = Add something in your own words
# looked up by name
hint-decision-note = In the applicant’s language. It stands below the reason in the letter and on their page.

decision-title = The decision
decision-chosen = You were chosen.
decision-reserve = You are number { $rank } in reserve.
decision-reserve-no-rank = You are in reserve.
decision-not = This time we cannot offer you a place.
decision-why-chosen = The reviewers gave your application many points, and it fits the conditions under which the group was put together.
decision-why-chosen-by-lot = There were more good applications than places, and the lot fell on you.
decision-why-chosen-by-hand = The organisers weighed the applications once more and gave you a place.
decision-why-score = There were more applicants than places, and the reviewers gave others more points.
decision-why-line = The reviewers gave fewer points than were needed for a place.
decision-why-lot = There were more good applications than places, so the places were drawn by lot.
decision-why-municipality = Only one person from each municipality could come, and from yours another was chosen.
decision-why-organisation = Only one person from each organisation could come, and from yours another was chosen.
decision-why-role = There was a set number of places for people in your role, and others got them.
decision-why-mix = The group was put together so that roles and counties are there, and within that others had the place.
decision-why-reviews = Too few reviewers could judge your application to compare it with the others.
decision-why-weighed = The organisers weighed the applications once more and gave the places to others.
decision-reserve-thanks = Thank you for applying to “{ $title }”.
decision-reserve-next = When a place becomes free and it is your turn, we offer it to you by mail. You need not do anything now. If you can no longer come, give up your place in reserve.
decision-not-thanks = Thank you for applying to “{ $title }”, and for the time you gave to it.
decision-not-next = If you want to know more about it, write to us.
decision-button = Look at your application
decision-own-what = With this link you see the decision and can take your application back. Keep it to yourself.
