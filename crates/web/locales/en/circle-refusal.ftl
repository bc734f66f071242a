### Why a live circle refused something, and what to do.

refusal-unopened = The circle is not open yet. Whoever leads it opens it.
refusal-already-open = The circle is open already. Go on from where it is.
refusal-bad-opening = The circle cannot be opened with this plan. Check the steps and their minutes, and how many people sit in it.
refusal-closed = The circle is closed. Nothing more can be done in it; those who said something still decide about their own words.
refusal-not-your-duty = This is for somebody else in the circle to do. Ask whoever leads.
refusal-not-running = No step is running. Start one, or go on after the pause, and try again.
refusal-step-over = The circle has moved on: it is at step { $current } now. Look where it is, and decide again.
refusal-unknown-step = The circle has not come to this step yet. Choose one that has begun.
refusal-last-step = This was the last step. Begin the read-back, or close the circle.
refusal-first-step = This is the first step. There is none before it.
refusal-unknown-seat = There is no such seat in this circle. Choose one of those shown.
refusal-seat-away = Whoever sits there has left. Mark them as back first.
refusal-bad-length = This length is not possible. Choose one from 1 to { $most }.
refusal-unknown-words = These words are not in this circle. Load the page again.
refusal-already-said = This has been written down already. Load the page again to see it.
refusal-text-changed = Somebody has corrected these words meanwhile. Read them again, and decide anew.
refusal-gone = These words were struck or withdrawn. They are gone and do not come back.
refusal-not-read-back = This is done in the read-back. Begin it first.
refusal-not-confirmed = The circle has not confirmed these words yet. Read them out and ask first.
refusal-kept-back = It was said that these words are not published. That stays so.
refusal-not-asked = Nobody has asked yet whether others may read these words. Ask first.
refusal-too-many = The circle holds all that it can. You can still strike and withdraw words, and close it.
