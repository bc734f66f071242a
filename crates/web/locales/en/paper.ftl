### What is printed, and the picture for link previews.

paper-title = Papers
paper-lead = Not everybody has a phone at hand, and a circle should not look at screens. Print what you need; a screen reader can read every paper aloud.
paper-draft = Registration is not open yet, so the code on the poster leads nowhere before you open it.
paper-cancelled = The dialogue was cancelled; the poster says so.
paper-languages = Papers come in every language in which the dialogue has texts.
paper-poster = Poster
paper-poster-what = For the wall, the shop, the bus stop: the question, time, place and a code to register with.
paper-script = Facilitator’s script
paper-script-what = For whoever leads the circle: the steps with their clock times, what to say, the ground rules and help cards, in type you can read at arm’s length.
paper-script-not-yet = There is no script yet.
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
