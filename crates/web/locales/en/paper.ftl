### What is printed, and the picture for link previews.

paper-title = Papers
paper-lead = Not everybody has a phone at hand, and a circle should not look at screens. Print what you need; a screen reader can read every paper aloud.
paper-draft = Registration is not open yet, so the codes on the poster and the feedback form lead nowhere before you open it.
paper-cancelled = The dialogue was cancelled; the poster says so.
paper-languages = Papers come in every language in which the dialogue has texts.
paper-not-all = Some papers cannot be printed yet.
paper-not-yet = What is missing stands above.
paper-before = Before
paper-day = On the day
paper-after = At the end
paper-poster = Poster
paper-poster-what = For the wall, the shop, the bus stop: the question, time, place and a code to register with.
paper-script = Facilitator’s script
paper-script-what = For whoever leads the circle: the steps with their clock times, what to say, the ground rules and help cards, in type you can read at arm’s length.
paper-sign-in = Sign-in sheet
paper-sign-in-what = For the door, when there is no phone or no network: everybody who has a place, and empty rows for those who just come.
paper-no-method = The method of this dialogue is not known to this version. Choose another in the plan.
paper-to-plan = Change it in the plan

paper-when = When
paper-where = Where
paper-online = By video link; whoever has a place gets it
paper-answer = Who answers
paper-answer-by = { $answerer }, in writing by { $by }
paper-poster-kicker = Come and join a conversation circle
paper-for = Who it is for
paper-access = Getting in
paper-spoken = Language
paper-free = Free of charge
paper-host = Your host
paper-register = Save your place
paper-register-note = Or write to { $email }.
paper-register-note-phone = Or write to { $email } or phone { $phone }.
paper-qr = QR code to the registration page
paper-picture-kicker = Conversation circle

paper-number = No
paper-name = Name
paper-here = Here
paper-mail-column = E-mail, if you want the answer
paper-blank = Came without registering? Write your name here.
paper-sign-in-note = The hosts use this sheet to know who came and to send the answer to those who want it. Then they destroy it.

paper-method = Method
paper-method-line = { $method }, { $minutes } minutes
paper-leads = Leads
paper-writes = Writes
paper-bring = Bring
paper-rules = Ground rules
paper-steps = Steps
paper-cards = Help cards
paper-minutes = { $minutes } min
paper-turn-minutes = { $turn }, { $minutes } min each
paper-turn-seconds = { $turn }, { $seconds } s each
paper-step-needs = At hand: { $things }

paper-ground-rules = Ground rules for the wall
paper-ground-rules-what = A large sheet that people read from their chairs. It is made for A3; on A4 it does for one circle.
paper-rules-foot = { $method } · { $host }
paper-table-signs = Table signs
paper-table-signs-what = One for each circle, folded in the middle: its name, and a code that opens its page on people’s own phones.
paper-name-tags = Name tags
paper-name-tags-what = First names in large type, the circle of whoever has a seat in one, and blank tags for those who just come.
paper-name-tags-title = Name tags: cut along the lines
paper-no-circles = Table signs and slips are printed when the circles have been made.
paper-to-circles = Make the circles

paper-scribe = Scribe’s sheet
paper-scribe-what = For writing by hand when there is no network or no computer: the steps with their clock times, and lines. One for each circle.
paper-circle = Circle
paper-circle-blank = No …………
paper-scribe-exactly = Write exactly, in the speaker’s own words. Do not sum up or interpret.
paper-scribe-no-names = Write no names, and nothing else by which the speaker is known.
paper-scribe-each = A line for each thought. If you cannot keep up, ask to hear it again.
paper-scribe-release = may be published
paper-scribe-note = Before the end, read to the circle what you wrote. Strike out what somebody does not want written. Tick a box only when the speaker agrees; if they took a slip, write its number beside their words. Give the sheet to the host, who destroys it once the words are typed in.

paper-feedback = Feedback form
paper-feedback-what = The questions of the feedback page, with a code for those who would rather answer on their phone. What comes back on paper is typed in under Feedback.
paper-feedback-privacy = Do not write your name. The host types the answers in without names, then destroys the sheets. Answers to a question are shown only when there are at least { $least }.
paper-feedback-phone = Or answer on your phone
paper-feedback-note = Leave the sheet face down in the box or the pile by the door.

paper-slips = Slips
paper-slips-what = Whoever takes one can later release or withdraw their words. Nobody learns whose words they are. Each print makes new slips, with numbers that go on; earlier ones stay good.
paper-slips-full = There are very many slips already; so many more are not made. Use those that are printed.
paper-slips-each = How many for each circle
paper-slips-title = Slips for your words: cut apart; everybody may take one
paper-slip-told = At the read-back say this number and which words are yours. With the code you can later release or withdraw them. Keep it: there is no second one.
paper-slip-qr = QR code to the page of your words
