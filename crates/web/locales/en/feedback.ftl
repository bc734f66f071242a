### How it was: the form, what came of it, typing in from paper.

feedback-title = How was it?
feedback-lead = It takes a minute and a half. You can leave out any question.
feedback-privacy = Nobody can see who answered or when: no name, no time and no circle is kept. The host sees the answers to a question only when there are at least { $least }, and what you write stands apart from your other answers.
feedback-send = Send
feedback-until = The form can be answered until { $till }.
feedback-busy = Very many people are answering just now
feedback-busy-what = Nothing is lost: wait a minute and send the form again.
feedback-thanks = Thank you
feedback-thanks-what = Your answers are kept, without your name. They help the host to hold the next dialogue better.
feedback-again = Somebody else wants to answer
feedback-to-dialogue = To the dialogue’s page

feedback-not-yet = It is too early
feedback-not-yet-what = The form can be answered once the dialogue has begun: { $moment }.
feedback-not-yet-draft = The dialogue is still a draft. The form can be answered once the dialogue has begun.
feedback-cancelled = This dialogue was not held
feedback-cancelled-what = It was cancelled, so there is nothing to answer.
feedback-over = The time for answers is over
feedback-over-what = The form could be answered for two weeks after the dialogue. You can still write to the host.

field-experience = What kind of experience was it?
feedback-scale-bad = bad
feedback-scale-good = good
field-heard = I felt heard
field-understood = I understand others’ views better than before
feedback-scale-not = not at all
feedback-scale-fully = fully
field-necessary = Is it necessary that such dialogues are held?
# looked up by name
feedback-necessary-very = very necessary
# looked up by name
feedback-necessary-yes = necessary
# looked up by name
feedback-necessary-unsure = hard to say
# looked up by name
feedback-necessary-no = not necessary
field-source = Where did you get the invitation?
# looked up by name
feedback-source-personal = somebody invited me
# looked up by name
feedback-source-poster = a poster
# looked up by name
feedback-source-social-media = social media
# looked up by name
feedback-source-newsletter = a newsletter
# looked up by name
feedback-source-school-or-work = school or work
# looked up by name
feedback-source-other = somewhere else
# looked up by name
feedback-before-first = no, this was the first time
# looked up by name
feedback-before-once = yes, once
# looked up by name
feedback-before-several = yes, several times
field-missing = Who else should have been here?
field-worked = What worked well?
field-improve = What could be better?

feedback-tab = Feedback
feedback-tab-over = The form can no longer be answered.
feedback-form = The form
feedback-qr = QR code that leads to the feedback form
feedback-to-screen = Show on a screen
feedback-enter = Type in from paper
feedback-so-far = { $count ->
    [0] No answers yet.
    [one] One answer.
   *[other] { $count } answers.
}
feedback-none-what = When the dialogue ends, show the code on a screen or hand the form out on paper. People answer best while they are still there.
feedback-few-what = Answers are shown from { $least } answers on, so that nobody can tell who said what.
feedback-each = Each question is shown from { $least } answers on.
feedback-answered = { $count ->
    [one] One answer.
   *[other] { $count } answers.
}
feedback-mean = { $count } answers, mean { $whole }.{ $tenth } of 5.
feedback-too-few = { $count ->
    [0] Nobody has answered this.
    [one] One answer. Answers are shown from { $least } on.
   *[other] { $count } answers. Answers are shown from { $least } on.
}
feedback-col-answer = Answer
feedback-col-share = Share
feedback-col-count = Answers
feedback-heard-note = One question of eight is not the validated scale of feeling heard: do not compare it with studies that used all eight.
feedback-words-erased = What people wrote in their own words was erased together with the registrations. The numbers stay.
feedback-screen = Take a minute and a half before you leave: point your phone’s camera at the code.
feedback-back = Back to the feedback

feedback-enter-what = One form after another, as it stands on paper. What was left out there stays empty here.
feedback-entered = Entered: { $count }.
feedback-entered-next = The form is empty again for the next one.
feedback-take-back = Take it back
feedback-enter-next = Enter
feedback-enter-done = That was all
