### Mails about a programme's meetings and its information event.

mail-fact-meeting = What:
mail-programme-own-button = Your own page:
mail-meeting-reminder-what = A reminder: we meet soon. A calendar entry is attached.
mail-meeting-changed-what = The time or the place of a meeting has been set or has changed. This is how it is now; the attached entry updates your calendar.
mail-meeting-open-what = The time is to be agreed anew, so take the meeting out of your calendar. We write to you as soon as it is settled.
mail-meeting-cannot = If you cannot come, please tell us beforehand.
mail-programme-cancelled-what = We are sorry: the programme will not be held.
mail-programme-cancelled-data = On your own page you can see what you told us, and have it erased.
mail-information-signed-up-what = Thank you, you are signed up. A calendar entry with the link is attached.
mail-information-reminder-what = A reminder: the information event is soon. We look forward to seeing you.
mail-information-changed = Information event: time or place
mail-information-changed-what = The time, the place or the link of the information event has changed. This is how it is now; the attached entry updates your calendar.
mail-information-cancelled-what = We are sorry: the programme will not be held, nor its information event.
mail-information-own-what = There you can see what you told us, and take yourself off the list. The link is only yours: please do not pass it on.
