### Opinion maps: voting, what came of it, and how members make one.

opinion-phase-draft = Draft
opinion-phase-coming = Opens later
opinion-phase-open = Open
opinion-phase-closed = Closed
opinion-opens = Opens: { $moment }
opinion-closes = You can vote until { $till }
opinion-closed-since = Closed since { $moment }

opinion-agree = Agree
opinion-disagree = Disagree
opinion-pass = Pass
opinion-key-agree = a
opinion-key-disagree = d
opinion-key-pass = p

opinion-vote-about = { $host } asks: do you agree? It takes two minutes, without an account.
opinion-vote-draft = This is a draft. Nobody else sees it, and nobody can vote yet.
opinion-vote-draft-look = This is what voters will see.
opinion-vote-coming = You cannot vote yet. Come back when it is open.
opinion-vote-closed = Voting is over. Thank you to everybody who took part.
opinion-what-for = What is this about?
opinion-statement = Statement
opinion-progress = You have voted on { $voted } of { $all }
opinion-progress-label = Statements that you have voted on
opinion-chosen = You chose: { $vote }
opinion-take-back = Take my vote back
opinion-back = Back to the last statement
opinion-late = { $n ->
        [one] { $n } vote of yours came after the end and does not count.
       *[other] { $n } votes of yours came after the end and do not count.
    }
opinion-on = On to the next statement
opinion-none = There are no statements to vote on right now
opinion-done = You have voted on all statements
opinion-done-what = Thank you. Look in again: new statements may come.
opinion-waiting = { $n ->
        [one] { $n } vote is on this device and will be sent when there is a connection.
       *[other] { $n } votes are on this device and will be sent when there is a connection.
    }
opinion-arrived = All your votes have arrived.
opinion-offline = You have voted on everything that was loaded. Your votes are on this device and will be sent when there is a connection; then it goes on by itself.
opinion-no-cookie = Your vote was not counted.
opinion-no-cookie-what = Your browser did not keep the cookie by which your votes stay together. Allow cookies for this page and vote again.
opinion-how = How does this work?
opinion-how-pass = Pass when you are unsure, do not care, or do not understand the statement. That is an answer too.
opinion-how-stop = You can stop at any time. What you have voted on counts.
opinion-how-undo = You can go back, vote differently, or take a vote back as long as the map is open.
opinion-how-keys = On a keyboard, once you are on one of the buttons: 1, 2, 3, or the first letters A, D, P; U goes back.
opinion-privacy = What is known about me?
opinion-privacy-what = Your votes and when they came, and what you propose. No name, no address and no device is kept. A random secret in your browser’s cookie keeps your votes together, so that you can change or delete them. The host can download votes under numbers, without knowing whose they are; what one person voted is not published. Some time after the map has closed, nothing leads to your votes any more.
opinion-to-results = See the results
opinion-to-propose = Something is missing: propose a statement
opinion-to-mine = See, download or delete my votes
opinion-to-vote = Vote
opinion-to-vote-on = Go on voting
opinion-crumbs = You are here

opinion-propose-title = Propose a statement
opinion-propose-lead = One idea, so that everybody can say whether they agree. The host reads it first; then others vote on it.
# looked up by name
field-statement-text = Your statement
# looked up by name
hint-statement-text = A short sentence that somebody can agree or disagree with. Name nobody.
# looked up by name
field-statement-language = In which language is it?
opinion-propose-send = Send to the host
opinion-propose-sure = Mine says something else: send it
opinion-similar = There is something similar
opinion-similar-what = If one of these says what you mean, vote on it instead.
opinion-similar-vote = Vote on this
flash-proposed = Thank you. The host reads your statement before others vote on it.

opinion-mine-title = My votes
opinion-mine-none = There are no votes of yours here
opinion-mine-none-what = You have not voted on this map, or you voted in another browser.
opinion-mine-forgotten = The map closed some time ago, and nothing leads to anybody’s votes any more.
opinion-mine-votes = What you voted on
opinion-mine-chosen = Your vote
opinion-mine-out = does not count: nobody votes on it any more
opinion-text-gone = Its text was deleted.
opinion-mine-proposed = What you proposed
opinion-mine-reason = The host’s reason: { $reason }
opinion-mine-rights = Your data
opinion-mine-export = Download as a file
opinion-erase = Delete my votes
opinion-erase-title = Delete all your votes?
opinion-erase-text = Your votes on this map are deleted and no longer count, and so is what you proposed and nobody else has voted on. This cannot be undone.
opinion-erase-yes = Delete my votes
opinion-data-of = Whose data it is: { $whose }
opinion-reject-all = Reject all { $n }
opinion-reject-all-what = All proposals above are left out for one reason; what comes meanwhile waits on. You can take each back by itself.
flash-not-voted-on = Your vote was not counted: people do not vote on that statement just now.
flash-vote-back = Your vote is taken back.
flash-no-votes = There are no votes of yours on this map.
flash-votes-erased = Your votes on this map are deleted.

opinion-results-title = Results
opinion-results-vote-first = You see the results as soon as you have voted on a statement.
opinion-results-later = The results are not public yet. The host will publish them.
opinion-preview = This is how everybody will see the results.
opinion-preview-back = Back
opinion-tallies = All statements
opinion-col-share = How people voted
opinion-col-votes = Votes
opinion-shares = agree { $agree } %, disagree { $disagree } %, pass { $pass } %
opinion-you = (you: { $vote })
opinion-few = { $n ->
        [one] One more statement has fewer than { $least } votes and is not shown.
       *[other] { $n } more statements have fewer than { $least } votes and are not shown.
    }
opinion-few-all = A statement is shown once it has { $least } votes; so far there is no such statement.

desk-opinions = Opinion maps
opinion-list-title = Opinion maps
opinion-list-new = Make an opinion map
opinion-list-first = Ask everybody
opinion-list-first-what = On an opinion map anybody says with one tap whether they agree with short statements, and you see what unites people and what divides them: before a dialogue, to find the question that is worth one, or afterwards, to ask many more what a few have thought out.
opinion-list-empty-reader = There is no opinion map yet

opinion-new-title = New opinion map
opinion-new-lead = Begin with what people will vote about. You can reword it later; its language stays.
opinion-new-language = In which language do you write?
opinion-new-save = Save and go on
opinion-dialogue = Belongs to the dialogue
opinion-dialogue-hint = The dialogue’s page then leads to the map.
opinion-no-dialogue = none
# looked up by name
field-opinion-question = What is it about?
# looked up by name
hint-opinion-question = A question whose answers are statements: “What should change on our roads?”
# looked up by name
field-opinion-introduction = Why you ask, and what comes of it
# looked up by name
hint-opinion-introduction = A few sentences that people read before they vote: why now, who reads the results, what they can change.

opinion-tab-label = Parts of the opinion map
opinion-tab-overview = Overview
opinion-tab-plan = Question and times
opinion-tab-statements = Statements
opinion-tab-quotes = From circles
opinion-tab-results = Results
opinion-tab-files = Files

opinion-before = Before it opens
opinion-check-question = Question
opinion-check-introduction = Introduction
opinion-check-statements = At least { $least } statements
opinion-statements-in = { $n ->
        [one] { $n } statement
       *[other] { $n } statements
    }
opinion-now = Now
opinion-count-voters = { $n ->
        [one] person
       *[other] people
    }
opinion-count-votes = { $n ->
        [one] vote
       *[other] votes
    }
opinion-count-statements = statements
opinion-count-waiting = waiting for you
opinion-waiting-host = { $n ->
        [one] A statement waits for you to read it.
       *[other] { $n } statements wait for you to read them.
    }
opinion-review = Read them
opinion-is-published = The results are public.
opinion-is-forgotten = Who voted is forgotten: nothing leads from a vote to a browser any more. Therefore it cannot be opened again.
opinion-open = Open for votes
opinion-reopen = Open again
opinion-open-what = Whoever has the link can vote, without an account.
opinion-open-not-yet = It needs at least { $least } statements.
opinion-link = The link to vote
opinion-qr = Code that leads to the page for voting
opinion-close = Close
opinion-close-what = Nobody votes any more. You can open it again.
opinion-delete = Delete the map
opinion-delete-title = Delete this opinion map?
opinion-delete-text = Its statements and all votes are deleted. This cannot be undone.
opinion-delete-yes = Delete everything
flash-opinion-opened = It is open: share the link.
flash-opinion-coming = It opens by itself at the time that you have set. You can share the link already.
flash-opinion-closed = It is closed. Nobody votes any more.
flash-opinion-deleted = The map is deleted.

# looked up by name
field-opinion-languages = Other languages of the statements
# looked up by name
hint-opinion-languages = Translations are written by people; voters see them side by side.
opinion-translations = Translations of question and introduction
opinion-translation-add = Translate: { $language }
opinion-translation-edit = Translation: { $language }
opinion-translation-lead = What you leave empty is shown in the original. If both are empty, there is no translation.
opinion-when = When
opinion-when-what = Nobody can vote before you open the map. With a time here, voting begins only then; without one, at once. Left empty, it closes when you close it. Times are those of { $zone }.
# looked up by name
field-opinion-opens-date = Opens on
# looked up by name
field-opinion-opens-time = at
# looked up by name
field-opinion-closes-date = Closes on
# looked up by name
field-opinion-closes-time = at
opinion-held = How it is held
# looked up by name
field-may-propose = Voters can propose statements
# looked up by name
hint-may-propose = You read each before others vote on it.
# looked up by name
field-opinion-results = Who sees results
opinion-results-at-once = whoever has voted, at once
opinion-results-published = everybody, when I publish them
# looked up by name
field-opinion-attribution = Whose data it is
# looked up by name
hint-opinion-attribution = Shown with the results, for instance when you bring statements and votes from elsewhere under a licence.

opinion-queue-title = Waiting for you
opinion-queue-lead = Accept what says one thing that others can agree or disagree with, and leave out what names somebody or is there already. Not what you do not like.
opinion-near = Nearly the same:
opinion-accept = Accept
opinion-edit-first = Edit first
opinion-reject = Reject
opinion-hint-several = It may say several things at once. Then nobody knows with what people agree.
opinion-hint-names = Perhaps these are names: { $names }
opinion-hint-code = There is a personal code in it.
opinion-hint-address = There is an e-mail address in it.
opinion-hint-phone = There may be a phone number in it.
opinion-hint-question = It is a question. Nobody can agree with a question.
opinion-in-title = What people vote on
opinion-in-none = There are no statements yet.
opinion-col-source = Comes from
opinion-counts-few = { $n ->
        [0] no votes yet
        [one] { $n } vote
       *[other] { $n } votes
    }
opinion-queue-more = { $n ->
        [one] One more waits after these.
       *[other] { $n } more wait after these.
    }
opinion-counts = { $agree } agree, { $disagree } disagree, { $pass } pass
opinion-seed-title = Add statements
opinion-seed-lead = Ten to thirty are a good beginning. Take different sides, also those that are not yours: whoever finds nothing to agree with leaves.
# looked up by name
field-opinion-seeds = Statements, one a line
opinion-seeds-hint = At most { $most } characters each. What is there already is not added twice.
opinion-seeded = { $count ->
    [0] Nothing new was added.
    [one] 1 statement was added.
   *[other] { $count } statements were added.
}
opinion-seeded-known = { $count ->
    [one] 1 line was left out: the statement is there already.
   *[other] { $count } lines were left out: the statements are there already.
}
opinion-seed-add = Add
opinion-out-title = Left out
opinion-withdrawn = { $n ->
        [one] The text of one statement is gone: its words were withdrawn or kept back, or you deleted it.
       *[other] The texts of { $n } statements are gone: their words were withdrawn or kept back, or you deleted them.
    }
opinion-undo = Take it back
opinion-undo-title = Take the decision back
opinion-source-seed = from the host
opinion-source-proposed = from a voter
opinion-source-words = from words in a circle
opinion-source-imported = from a file
opinion-state-waiting = Waiting
opinion-state-in = In
opinion-state-out = Left out
opinion-statement-number = Statement { $number }
opinion-reason-is = Left out because: { $reason }
opinion-from-words = Lifted from words that somebody said in a circle of “{ $dialogue }” and released. If they withdraw them, the statement goes too.
opinion-to-source = See the dialogue
opinion-texts = Text
opinion-text-in = { $language }
opinion-text-fixed = Somebody has voted on it, so the wording stays. Take it out and add another one instead.
opinion-save-accept = Save and accept
opinion-take-out = Leave it out
opinion-reject-what = Nobody will vote on it. Whoever proposed it sees the reason.
opinion-out-what = Nobody votes on it any more, and its votes count for nothing. Whoever proposed it sees the reason.
opinion-text-erase = Delete its text
opinion-text-erase-what = For what names or hurts somebody. The text goes for good, also from the files that you download; that there was a statement stays.
opinion-text-erase-title = Delete the text of this statement?
opinion-text-erase-text = It cannot be brought back, and nobody can vote on the statement any more.
opinion-text-erase-yes = Delete the text
opinion-reason = Reason
opinion-reason-hint = In a few words: names somebody, is there already, says two things.
flash-statement-in = People can vote on it now.
flash-statement-out = It is left out.
flash-statements-out = They are left out.
flash-statement-erased = The text is deleted.

opinion-quotes-title = Statements from circles
opinion-quotes-lead = What was said in your circles and released by whoever said it. Put it into one sentence of at most { $most } characters. The link to the words is kept: if they are withdrawn, the statement goes too.
opinion-quotes-none = There is nothing that was released
opinion-quotes-none-what = Words stand here when a circle has read them back and their speaker has released them.
opinion-lifted = On the map
opinion-lift = Make a statement of it
opinion-lift-text = As a statement
opinion-lift-add = Add to the map

opinion-publish-title = For everybody
opinion-publish-at-once = Whoever has voted sees them now. When you publish them, everybody does.
opinion-publish-not-yet = Nobody but members sees them yet.
opinion-publish = Publish the results
opinion-retract = Take them back
opinion-to-preview = As published
flash-results-published = The results are public.
flash-results-to-voters = Only those who have voted see the results now.
flash-results-back = The results are no longer public.

opinion-export-title = Download
opinion-export-confidential = Confidential. The files say what each number voted. Whoever knows how somebody voted on a few statements may find their number and read the rest: do not publish them or pass them on.
opinion-export-comments = Statements (comments.csv)
opinion-export-votes = Votes, one a row (votes.csv)
opinion-export-participants = Votes as a table (participants-votes.csv)
opinion-confidential-name = confidential
opinion-import-title = Bring in
opinion-import-lead = Statements and votes from a Polis export. Whoever voted there is a number here.
opinion-import-comments = comments.csv, at most { $most } MB
opinion-import-votes = votes.csv or participants-votes.csv, if you want the votes too; at most { $most } MB
# looked up by name
field-comments = Statements
# looked up by name
field-votes = Votes
opinion-import = Bring in
opinion-import-attribution = If the data are somebody’s, name them under “Question and times”. Open data of Polis want attribution to The Computational Democracy Project.
opinion-import-not = Files come only into a new map, one that has no statements and was never open. If you brought in wrong files, delete this map and make a new one.
flash-imported = The files are read. Look through the statements.

conflict-opinion-not-open = The map is not open yet.
conflict-lifted-before = There is a statement from these words already. Edit that one.
conflict-opinion-open = The map is open, or opens by itself. Close it first.
conflict-opinion-begun = The map has statements or was open. Files come only into a new one.
conflict-few-statements = A map opens with at least { $least } statements.
conflict-voted-on = Somebody has voted on it meanwhile, so the wording stays. Take it out and add another one instead.
conflict-many-waiting = The host has not yet read { $most } statements that you proposed. Wait until they have.
conflict-queue-full = Many proposals wait for the host just now. Try again later.
conflict-forgotten = The map closed so long ago that who voted is forgotten. Nobody could find their votes again. Make a new map.
fault-long-line = Line { $line } is longer than { $most } characters.
fault-first-line = The first line must name the columns: comment-id and comment-body for statements; comment-id, voter-id and vote, or participant and the numbers of statements, for votes. Save the file as CSV with commas, in UTF-8.
fault-bad-line = Line { $line }: { $wrong ->
    [heads] it names a column twice, or a statement by a number that is too large or below 0.
    [cells] it has more or fewer cells than the first line.
    [number] a person or a statement is not a whole number.
    [vote] a vote is not 1, 0 or -1.
    [moderated] what the moderators decided is not 1, 0 or -1.
    [time] the time is not in milliseconds or seconds.
    [empty] the statement says nothing.
    [again] this statement’s number was there before.
    [unknown] it has a statement that the file of statements does not have.
   *[other] it is not text in UTF-8.
} Nothing was taken in.
fault-too-large-file = The file is larger than { $most } MB.

opinion-agree-many = Agree
opinion-disagree-many = Disagree
opinion-pass-many = Pass
opinion-of-dialogue = Opinion map
opinion-unites = What unites
opinion-unites-what = Most people say the same about these, whichever group they are in.
opinion-unites-none = Nothing yet that holds in every group.
opinion-unites-none-one = There is nothing yet that nearly everybody says the same to.
opinion-holds-agree = At least about { $score } % agree, whichever side they are on otherwise.
opinion-holds-disagree = At least about { $score } % disagree, whichever side they are on otherwise.
opinion-between = As far as the votes tell: { $low } to { $high }.
opinion-divides = What divides
opinion-divides-what = Here groups are far apart, and hardly by chance.
opinion-apart = People are apart by { $score } of 100: 0 is the same for all, 100 is all of one side against all of the other.
opinion-divides-none = Nothing that divides people clearly.
opinion-unknown = What nobody knows yet
opinion-unknown-what = Too few have voted on this to say anything.
opinion-groups = Groups
opinion-groups-what = People who vote alike are in one group. Nobody chose a group, and nobody is shown as a point.
opinion-groups-one = People do not fall into groups: whoever agrees on one thing may disagree on another.
opinion-groups-few = There are groups, but too few people in them to show what they think.
opinion-sure-clear = The groups are clear: when only half of the people are counted, nearly the same groups come out.
opinion-sure-roughly = The groups are rough: when only half of the people are counted, similar groups come out, but not the same.
opinion-sure-shaky = The groups are shaky: when only half of the people are counted, others come out. Take them as a hint.
opinion-picture = { $n ->
        [one] Picture: one group as an outline. The table below says the same in words.
       *[other] Picture: { $n } groups as outlines. The table below says the same in words.
    }
opinion-picture-what = Outlines that are near each other vote alike. An outline holds most of its group. Numbers are rounded to five, and groups of fewer than ten are not shown.
opinion-about-people = about { $n } people
opinion-group = Group { $letter }
opinion-col-group = Group
opinion-col-people = People
opinion-col-stands = What stands for it
opinion-unshown = { $n ->
        [one] One more group is too small to be shown.
       *[other] { $n } more groups are too small to be shown.
    }
opinion-too-few = too few votes to show
opinion-to-dialogue = Plan a dialogue on this

opinion-voices = Voting with one voice
opinion-voices-what = These people vote the same on statements on which others on their side differ. It may be a campaign, one person with many names, or a club. Nobody is taken out: look at the map with and without them, and decide what you tell.
opinion-voices-one = { $people } people on { $statements } statements
opinion-voices-without = This is the map without them. The counts of all statements are still of everybody.
opinion-voices-to-without = Show the map without them
opinion-voices-to-with = Show the map with everybody
opinion-divides-one = Here people are far apart, and hardly by chance.
opinion-unites-one = Most people say the same about these, also those who otherwise think differently.
