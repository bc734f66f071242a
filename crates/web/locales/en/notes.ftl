### What was said, as the host's people read it; and each circle's packaging.

notes-title = Words
notes-crumbs = Where you are
notes-lead = Everything that was written down, circle by circle, without names. Only members who may read words see this page.
notes-none = Nothing has been written down yet
notes-none-what = What the scribes write in the circles stands here, and after the talk what each circle takes along.
notes-to-summary = Write the summary
notes-circle = Circle { $number }
notes-open = Open since { $when }.
notes-closed = Closed { $when }.
notes-unopened = Not opened yet.
notes-step = Step { $number }
notes-silent = Nothing is written down in this circle.
notes-gone = { $count ->
    [one] One entry was struck or withdrawn.
   *[other] { $count } entries were struck or withdrawn.
}
notes-asked = If whoever said it asks
notes-keep = Keep back
notes-withdraw = Withdraw for good
notes-withdraw-title = Withdraw these words?
notes-withdraw-text = Do this when whoever said them asks for it. The words are deleted here, in the summary and in the database, and do not come back.
notes-withdraw-yes = Yes, withdraw them

said-question = open question
said-insight = insight
said-next-step = something to do
said-written = not confirmed
said-confirmed = confirmed
said-struck = struck
said-withdrawn = withdrawn
said-not-asked = release not asked
said-asked = release asked, no answer
said-kept-back = kept back
said-released = released

packaging-title = What the circle takes along
packaging-lead = In the circle’s own words, as short as they put it. No names.
packaging-none = Nothing is filled in yet.
packaging-write = Fill it in
packaging-edit = Change

field-topics = Main topics
field-agreed = Where people agreed and where they differed
field-differences = Key differences
field-unclear = What stayed unclear or unsaid
field-next = What next, and with whom

parts-meanwhile = Somebody has saved another text meanwhile.
parts-meanwhile-what = Yours stands in the fields, and theirs below each field that differs. Copy over what should stay, and save again.
parts-theirs = Saved meanwhile
parts-theirs-empty = This part is empty there.
