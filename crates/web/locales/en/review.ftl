### Reviewing applications: a reviewer's own pages, and what the organisers see of the review.

review-tab = Review
review-mine-title = To review
review-mine-none = You have nothing to review now
review-mine-none-what = Organisers choose who reviews the applications to a programme. When they choose you, its applications are here.
review-mine-applied = You applied to this programme yourself, so you do not review in it.
review-mine-nothing = Nobody has applied yet.
review-progress = { $settled } of { $all } done.
review-begun = { $begun ->
    [one] One is begun.
   *[other] { $begun } are begun.
}
review-begin = Begin
review-go-on = Go on
review-all-settled = You are through. Thank you.
review-look-again = Look through them once more

review-crumbs = Where you are
review-application = Application { $code }
review-at = { $n } of { $total }
review-role = Works as:
review-answers = Answers
review-answers-none = This call asks nothing that reviewers read.
review-answer-none = Not answered.
review-masked-what = […] stands where something would tell who it is.
review-file-size = { $kb } KB

review-judge = What do you think?
review-scale-low = not at all
review-scale-high = fully
review-note = Note for the organisers
review-note-hint = What your scores rest on. Applicants do not see it.
review-done = Done, on to the next
review-draft = Save, go on later
review-leave = I cannot judge this, or know the person
review-abstain-what = If you cannot judge it fairly for any other reason than an interest, leave it to others.
review-abstain = I cannot judge this
review-reason = What connects you?
review-reason-hint = In a few words: a colleague, a relative, the same project.
review-conflict = I know this person or have an interest
review-left-title = You have left this one to others
review-left-what = It is not counted for you, and nothing you scored here counts.
review-left-back = Review it after all
review-pages = Applications
review-previous = Previous
review-next = Next

review-hint-title = One question first
review-hint-blind = Something in this application suggests that it comes from close to you: your own municipality or organisation. Is there an interest that could sway you?
review-hint-municipality = This application comes from your own municipality. Is there an interest that could sway you?
review-hint-organisation = This application comes from your own organisation. Is there an interest that could sway you?
review-hint-yes = Yes, leave it to others
review-hint-no = No, I can judge it fairly

review-state-none = not begun
review-state-draft = begun
review-state-done = done
review-state-abstained = cannot judge
review-state-conflict = has an interest

review-title = Review
review-is-blind = Reviewers see codes instead of names, and neither employers, municipalities nor addresses.
review-is-open = Reviewers see names and where people work.
review-needs = { $least ->
    [one] Each application needs one review.
   *[other] Each application needs { $least } reviews.
}
review-you-are-blind = You review in this programme yourself, so until the decisions are released you see codes instead of names too.
review-reviewer-applied = { $name } has applied to this programme, so they cannot review in it. Take them out or choose somebody else.
review-no-criteria = There are no criteria yet, so reviewers have nothing to score by. They stand in the plan of the call.
review-none = There is nothing to review yet
review-none-what = Applications that were handed in come here.
review-count-all = applications
review-count-enough = with enough reviews
review-count-wide = reviewers far apart
review-applications = Applications
review-col-who = Application
review-col-role = Role
review-col-score = Score
review-col-spread = Spread
review-col-reviews = Reviews
review-col-notes = To know
review-not-enough = Not enough reviews
review-wide = Reviewers are far apart
review-conflicts = { $n ->
    [one] One reviewer has an interest
   *[other] { $n } reviewers have an interest
}
review-abstained = { $n ->
    [one] One reviewer cannot judge it
   *[other] { $n } reviewers cannot judge it
}
review-masked = { $n ->
    [one] Something that tells who it is was taken out of the answers in one place
   *[other] Something that tells who it is was taken out of the answers in { $n } places
}
review-files = { $n ->
    [one] A file: look whether it names somebody, since nothing is taken out of files
   *[other] { $n } files: look whether they name somebody, since nothing is taken out of files
}
review-score-what = The score is the weighted mean of all finished reviews, from 0 to 100. The spread is how many points lie between the highest and the lowest reviewer.

review-reviewers = Reviewers
review-reviewers-none = Nobody reviews yet
review-reviewers-none-what = Choose at least two, so that no decision hangs on one person.
review-reviewers-caption = How far they are
review-col-name = Name
review-col-progress = Progress
review-col-conflicts = Interests
review-col-known = Works at, lives in
review-col-acts = What you can do
review-known-nothing = not known
review-choose = Choose
review-municipality-none = Not known
review-add = Choose a reviewer
review-add-what = Any member can review; outsiders are invited as members with the role “reviewer”. Where they work and live is asked only to ask them about conflicts of interest. Choose somebody again to correct it.
review-remove = Take out
review-remove-title = Take { $name } out of the reviewers?
review-remove-what = Their reviews no longer count. If you choose them again, they count again.

review-beside = Reviews side by side
review-wide-what = The reviewers are far apart on this one. It is worth talking about before you decide.
review-col-criterion = Criterion
review-col-state = Where it stands
review-col-mean = Mean
review-col-total = Total of 100
review-weight = weight { $weight }
review-same-municipality = Same municipality as the applicant.
review-same-organisation = Same organisation as the applicant, or an address of the same one.
review-cleared = Was asked about an interest and said there is none.
review-said-reason = Interest: { $reason }
review-reopen = Reopen { $name }’s review

# looked up by name
field-reviewer = Who reviews?
# looked up by name
field-reviewer-municipality = In which municipality do they live or work?
# looked up by name
field-reviewer-employer = Where do they work?
# looked up by name
field-score = Score
# looked up by name
field-note = Note for the organisers
