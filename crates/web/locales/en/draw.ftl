### The draw in public: a list of numbered groups, a number that is drawn where everybody can see it, and what came of it.

draw-title = Draw in public
draw-lead = Instead of drawing inside the computer, you can let everybody watch: first a list of a thousand numbered groups is published, each of which meets the conditions; then a number from 000 to 999 is drawn in public, and the group of that number gets the places.
draw-instead = Draw in public instead
draw-to-draw = The draw in public
draw-to-selection = To the selection
draw-not-by-lot = In this programme people are chosen by score. For a draw, choose “by lot” in the conditions first.
draw-percent = { $n } %

draw-prepare = Prepare the list
draw-prepare-again = Prepare the list anew
draw-prepare-what = The list follows from the applications and the conditions alone: prepared again it is the same. Nobody sees it before you publish it.
draw-list = The list
draw-is-held = Only organisers see it so far.
draw-is-public = Everybody can see it.
draw-look = See the page
draw-fits-less = { $n ->
    [0] What is known of somebody on the list has changed since it was published. You can draw from it all the same.
    [one] One person on the list can no longer get a place. You can draw from it all the same: if they are drawn, somebody else comes in by lot under the same conditions.
   *[other] { $n } people on the list can no longer get a place. You can draw from it all the same: if they are drawn, others come in by lot under the same conditions.
}
draw-fits-again = Something has changed since the list was prepared. Prepare it anew.
draw-fits-no = Somebody is in play who is not on the list, somebody on it can no longer be chosen though they have not given up, or the conditions are others now. Drawing from it would be unfair: call it off, say why, and prepare it anew.

draw-publish = Publish the list
draw-publish-what = Say where the number will come from, so that nobody can choose it: a drawing machine, balls drawn by somebody from outside, or a number published elsewhere at a time that you name now.
draw-publish-title = Publish the list now?
draw-publish-text = Everybody can then see the groups with the codes of the applications, without names. After that nobody is chosen otherwise until the number is drawn or you call the draw off with a reason.
draw-number = The number
draw-number-what = Enter the number that was drawn, from 000 to 999. Before anything happens you see who is in its group.
draw-number-button = Look at its group
draw-number-title = Is { $number } the number that was drawn?
draw-number-text = In its group are: { $group }. With your yes the selection is worked out from it, and the number stands on the public page. Letters go out only when you release the decisions.
draw-number-yes = Yes, this was drawn
draw-drawn = The number is { $number }
draw-drawn-next = The selection follows from it. You can look through it and release it.
draw-correct = Correct the number
draw-correct-what = If it was mistyped. The wrong number and your reason stay on the public page.
draw-call-off = Call this draw off
draw-call-off-what = The public page then says that this list no longer counts, and why.
draw-waits = The number is waited for
draw-waits-what = A list is published, so the selection is worked out from the number once it is drawn.
draw-run-follows = The selection follows from the number that was drawn in public. Worked out again, it is the same; for those who gave up since, others come in.

draw-fact-number = Number
draw-fact-entered = Entered
draw-fact-source = Where the number comes from
draw-fact-when = When it is drawn
draw-fact-published = List published
draw-fact-group = Its group
draw-fact-chances = Chances
draw-fingerprint = Fingerprint of the list (SHA-256)
draw-chance-same = Everybody has { $least }.
draw-chance-span = From { $least } to { $most }.
draw-loss = By the rounding to whole groups nobody loses more than { $lost }.
draw-loss-none = The rounding to whole groups takes nothing from anybody.
draw-conditions = Conditions that every group meets
draw-chances = Everybody’s chance
draw-col-chance = Chance
draw-col-groups = Groups
draw-col-rounded = By rounding
draw-col-codes = Codes
draw-groups = All groups
draw-total-people = on the list
draw-total-places = places
draw-total-groups = groups
draw-witness = Witness
draw-witnesses = Were there when the number was drawn
draw-erased = The list was erased when the time came for the data of those who do not take part. The number and the fingerprint stay.
draw-earlier = What no longer counts
draw-earlier-list = The list { $fingerprint }…, published { $published }, was called off. { $until }: { $reason }
draw-earlier-drawn = The list { $fingerprint }…, from which { $wrong } was drawn, was called off. { $until }: { $reason }
draw-earlier-number = The number { $wrong } was corrected. { $until }: { $reason }

draw-public-lead = So that everybody can see that nobody has a hand in it, the places are drawn in public.
draw-public-waits = The number is not drawn yet
draw-public-waits-what = Below you can see the list, and with which numbers you would get a place.
draw-public-off = The draw was called off
draw-public-group = This group gets the places:
draw-public-instead = The places are theirs once the letters are sent. If somebody of the group gives up, somebody else comes in by lot under the same conditions; who that is will stand here.
draw-own = Where am I?
draw-own-what = Your code stands in the letter that confirmed your application, and on your own page.
draw-own-code = Code
draw-own-find = Look it up
draw-own-found = { $n ->
    [0] { $code }: with no number. Your chance is { $chance }.
    [one] { $code }: with one of a thousand numbers you get a place. Your chance is { $chance }.
   *[other] { $code }: with { $n } of a thousand numbers you get a place. Your chance is { $chance }.
}
draw-own-not = { $code } is not on the list. Look whether you typed it as it stands in your letter; who has fewer points than were needed, or has given up, is not on it.
draw-own-numbers = The numbers
draw-how = How it works
draw-step-list = Before the draw there is a list of a thousand groups with the numbers 000 to 999. Every group meets the conditions, and the list is made so that everybody’s chance is as equal as the conditions allow. It follows from the applications and the conditions alone; nobody can choose it.
draw-step-codes = On the list people are codes. Besides you only the organisers and reviewers know yours, so everybody can check the list without seeing who has applied.
draw-step-number = Then a number from 000 to 999 is drawn where everybody can see it. All numbers are equally likely.
draw-step-group = The group of that number gets the places. Who is in more groups had the greater chance; by how much, the table says.
draw-check = Check it yourself
draw-check-what = Keep the file of groups before the number is drawn. Its fingerprint (SHA-256, on Linux and Mac: sha256sum or shasum -a 256) must be the one that stands here, and stay the same; then no group was exchanged. How often a code stands in the file is the share of its chance.
draw-check-short = The file of all groups, in which everybody can find their code, stands on this page. Its fingerprint shows that nothing was exchanged:
draw-csv = All groups as a file (CSV)
draw-pdf = The draw on paper (PDF), with all groups
draw-all = Everybody’s chance
draw-all-what = A chance is exact; a thousand whole groups can only come near it. The last column says what that gives or takes.
draw-card = A list of a thousand groups is public, of which one is drawn. On it you are { $code }.
draw-card-look = See my chance

flash-draw-prepared = The list is prepared. Look at it before you publish it.
flash-draw-published = The list is public.
flash-draw-called-off = The draw is called off.
flash-number-drawn = The number is entered, and the selection follows from it.
conflict-draw-announced = A list for the draw in public is published. Enter its number, or call the draw off first.
conflict-draw-stale = Somebody is in play who is not on the list of the draw, or the conditions are others now. Prepare the list anew.
conflict-draw-changed = The draw has changed since you opened the page. Look at it once more.

draw-differs = Not everybody in the group got a place in the end:
draw-differs-in = { $code } came in by lot.
draw-differs-out = { $code } had given up.
draw-differs-in-by-hand = { $code } was put in by the organisers by hand.
draw-differs-out-by-hand = { $code } was taken out by the organisers by hand.
draw-call-off-title = Call this draw off?
conflict-draw-early = The number is drawn at the time that everybody was told. It cannot be entered before.

# looked up by name
field-number-from = Where the number will come from
# looked up by name
hint-number-from = For example: “Three balls drawn by the village elder at the community centre, streamed live”.
# looked up by name
field-draws-date = Day
# looked up by name
field-draws-time = Time
# looked up by name
field-draws-repeated = The clocks show this time twice. Which is meant?
# looked up by name
field-number = Number
# looked up by name
field-number-reason = Why was the number wrong?
# looked up by name
field-off-reason = Why?
# looked up by name
hint-off-reason = Everybody can read it; name nobody.
# looked up by name
hint-number-reason = Everybody can read it; name nobody.
