### The live circle: pages of the facilitator, the scribe, the screen for all, the participants.

live-circle = Circle { $number }
live-seat = Seat { $number }
live-minutes = { $minutes } min
live-connected = Connected
live-lost = No connection; trying again
live-sending = Sending

live-lead-title = Leading
live-write-title = Writing
live-not-leading = You hold the scribe’s link. The facilitator leads this circle.
live-to-words = To the words
live-to-lead = Lead the circle
live-you-lead = You lead this circle as well.
live-look-again = Look again
live-now = Now
live-not-written = This was not taken. What you wrote is still here.

live-open-title = Is everybody in the circle?
live-open-what = When you open it, people find it on their phones. The clock starts with the first step, and from then on the scribe can write.
live-open-seats = How many sit in the circle?
live-open-seats-hint = Nobody was seated here beforehand. Late ones can be added at any time.
live-open-seated = { $seats ->
    [one] One person has a seat here.
   *[other] { $seats } people have a seat here.
}
live-open = Open the circle
live-course = The course
live-waiting-title = The circle is open
live-waiting-what = { $seats ->
    [one] One seat. Start when everybody is ready.
   *[other] { $seats } seats. Start when everybody is ready.
}
live-step-of = Step { $step } of { $steps }
live-paused = The clocks are stopped
live-late = { $minutes } min later than planned
live-early = { $minutes } min earlier than planned
live-next = Next:
live-previous = Back to the step before
live-pause = Pause
live-resume = Go on
live-more = + { $minutes } min
live-less = − { $minutes } min for this step
live-floor = Who has the floor
live-turn-next = { $name } is next
live-passes = { $name } passes
live-turn-holding = has the floor
live-turn-spoken = has spoken
live-turn-passed = passed
live-turn-away = has left
live-least-heard = Heard least so far:
live-silence = Silence, { $seconds } s
live-silence-end = End the silence
live-silent = Silence:
live-left-of = of { $minutes } min
live-over = over time
live-say-soon = This step ends soon.
live-say-over = The time of this step is up.
live-ring-label = Time: { $time }
live-notes = For you: how this step goes
live-cards = Help cards
live-rules = Ground rules
live-people = { $seats ->
    [one] One in the circle
   *[other] { $seats } in the circle
}
live-people-what = Mark who goes and who comes back. Nobody sees this but you, and it is forgotten at the close.
live-seat-left = has left
live-seat-back = is back
live-add-seat = Somebody came late: one seat more
live-handover = Somebody else takes over
live-handover-what = Let them scan this code with their phone: it opens this page. Or let the scribe lead as well.
live-handover-qr = Code that opens this page on another phone
live-to-scribe = The scribe leads as well
live-take-back = I lead again
live-end = Read back and close
live-end-what = { $words ->
    [0] Nothing has been written down yet.
    [one] One entry has been written down.
   *[other] { $words } entries have been written down.
}
live-begin-read-back = Begin the read-back
live-end-read-back = Back to the talk
live-close = Close the circle
live-close-title = Close the circle for good?
live-close-text = After this nothing can be written or changed. Who spoke and for how long is forgotten. What was not confirmed or released stays in the circle’s notes.
live-closed-title = The circle is closed
live-closed-what = Thank you. Who spoke when is forgotten. What the circle takes along can still be written down for a week.
live-packaging = What we take along
live-packaging-what = Write it together, in a few sentences each. Say aloud what you write, so that everybody can agree.
live-packaging-save = Keep this
live-packaging-back = Back to the circle
live-packaging-early = This can be written once the circle has begun.
live-packaging-over = The week in which this could be written is over. Give your text to the host, who can still add it.

live-write-waits = The circle has not begun
live-write-how = As soon as the first step begins you can write here. Write what is said, in the speaker’s own words, without names. You need not catch everything.
live-said = What was said
live-said-hint = In the speaker’s words, without names.
live-in-step = In which step
live-kind = What it is
live-kind-said = said in the talk
live-language = Language
live-write = Write down
live-keys = Ctrl + Enter writes it down as well.
live-on-phone = on this phone
live-received = received
live-refused = not taken
live-again = Edit again
live-copy = Copy
live-written = { $count ->
    [0] Written down
    [one] Written down: one entry
   *[other] Written down: { $count } entries
}
live-written-none = Nothing has been written down yet.
live-names = Is “{ $name }” somebody’s name? Words have no names.
live-change = Change
live-correct-label = Corrected text
live-correct = Correct
live-strike = Strike out
live-strike-title = Strike these words out for good?
live-strike-text = They are erased everywhere and cannot be brought back.
live-standing-corrected = corrected

live-read-title = What we wrote down
live-read-what = Show it to the circle and read it aloud. What is wrong is corrected; what somebody does not want written is struck out. When everybody agrees, the circle confirms.
live-confirm-what = { $count ->
    [one] One entry is not confirmed yet.
   *[other] { $count } entries are not confirmed yet.
}
live-confirm = The circle confirms all of it
live-ask-title = May others read this?
live-release-yes = Yes, it may be published
live-release-no = No, keep it back
live-answered = { $answered } of { $all } answered
live-all-answered = Everything has been answered.
live-has-slip = somebody holds a slip
live-slip-number = Number of the printed slip
live-slip-give = Give it to these words
live-slip-unknown = There is no printed slip of this number in this circle.
live-slip-free = The slip was taken by mistake: free it
live-slip-take = These are mine
live-slip-take-title = Did you say this?
live-slip-take-text = Take the slip only for your own words. There is one slip for each entry.
live-slip-what = If you want to decide about your words later too, tap “These are mine” beside them and you get a slip. With it you can withdraw them later, for good. Nobody learns that they are yours.

live-join-title = Follow on your phone
live-join-qr = Code that opens this circle’s page
live-join-code = Code:
live-board-over = The circle is closed
live-board-thanks = Thank you for talking and listening.
live-table-waits = The circle has not begun yet. This page goes on by itself when it does.
live-table-over = Thank you for talking and listening. Take a minute and a half to say how it was.
live-table-feedback = Say how it was
live-table-dialogue = To the dialogue’s page
live-table-read = Read along. If something is wrong, or you do not want it to be written, say so now: it is corrected or struck out at once.
live-own-notes = Your own notes
live-own-notes-hint = They stay on this phone; nobody else sees them.
live-notes-saved = Saved on this phone

join-title = To your circle
join-what = The code is on the table or on the screen.
join-code = Code
join-unknown = No circle has this code. Look at it once more; it has eight letters.
join-go = Go

admit-all = All circles
admit-unopened = Not opened yet
admit-live = Going on now
admit-closed = Closed
admit-facilitator = Whoever leads
admit-facilitator-what = Opens the facilitator’s page. Whoever has this link leads the circle, so show it only to them.
admit-scribe = Whoever writes
admit-scribe-what = Opens the scribe’s page. Show it only to them.
admit-people = Everybody in the circle
admit-people-what = The course, the ground rules and own notes; at the end what was written, and slips.
admit-open = Open
admit-screen = Screen for all
admit-screen-what = For a projector: the question, the step, the time.
admit-renew = Make new links
admit-renew-title = Make new links and a new code?
admit-renew-text = Those given out before stop working at once. Do this if a link came into the wrong hands.
admit-none = Links and codes are with those who check people in on the day.
