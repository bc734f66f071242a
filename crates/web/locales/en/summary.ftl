### The summary of a dialogue: how the host writes it, and how everybody reads it.

summary-title = Summary
summary-lead = Tell everybody what the dialogue brought: what people talked about, and what happens next. It stays a draft until you publish it.
summary-prefilled = The parts are filled with what the circles took along, one after another. Make one text of them; nothing is saved yet.
summary-public-since = Public since { $when }.
summary-public-what = What you save here is seen by everybody at once.
summary-see = See the public page
summary-pdf = Summary as a PDF
summary-back = Take it back
summary-back-title = Take the summary back?
summary-back-text = It becomes a draft again, and its page and PDF are gone for everybody else. You can publish it again.
summary-back-yes = Yes, take it back
summary-quotes = Quotes
summary-quotes-choose = Which quotes are shown
summary-quotes-what = Only words that the circle confirmed and their speaker released. Whoever said them can still withdraw them: then they are gone from the summary at once.
summary-quotes-none = No words have been released. What somebody releases later, with their slip, can be chosen here.
summary-promise = Who answers and by when is shown from the plan, after what comes next.
summary-no-promise = Nobody is named who answers, or there is no date. People would like to know what becomes of what they said.
summary-promise-edit = Change who answers and by when
summary-save-see = Save and see how it looks
summary-preview = This is how everybody will read it.
summary-preview-what = Nobody else sees it yet.
summary-preview-public = It is public.
summary-preview-back = Back to the text
summary-publish = Publish

summary-kicker = Summary of a dialogue
summary-description = What people said in this dialogue, and what happens next. Hosted by { $host }.
summary-lead-public = What people talked about, and what they said in their own words. Put together by { $host }.
summary-held = How it was held
summary-people = People
summary-circles = Circles
summary-talked = Talked for
summary-minutes = { $circles ->
    [0] { $minutes } min
    [1] { $minutes } min
   *[other] about { $minutes } min in each circle
}
summary-method = { $name }, version { $version }
summary-circle = { $came ->
    [one] One person came
   *[other] { $came } people came
}
summary-circle-under = { $came ->
    [one] person
   *[other] people
}
summary-to-dialogue = The dialogue’s page
summary-said = In people’s own words
summary-said-what = The circle confirmed that this was said so, and whoever said it released it. The order is random.
summary-own = Did you say one of these?
summary-own-what = With your slip you can take your words back at any time, and they are gone from here at once. If you have no slip, ask the host:

summary-paper-foot = Put together by { $host } from what the circles wrote down, as it stood { $when }. Words can be withdrawn at any time: the web page has those that are left.
summary-paper-read = Read it on the web
summary-paper-qr = QR code that leads to the summary
summary-felt = How people said it was
summary-felt-yes = { $count } answers; { $percent } % say yes.
