### Dates and times. Names are put together at run time from a number: 1 is Monday and January.

when-clock = { $hour }.{ $minute }
when-clocks = { $from }–{ $to }
when-date = { $weekday }, { $day }. { $month } { $year }
when-span = { $date } kell { $from }–{ $to }
when-until = { $day }. { $month } { $year }
when-day = { $day }. { $month } { $year }
when-moment = { $day }. { $month } { $year } kell { $clock }
when-till = { $day }. { $month } { $year } kell { $clock }
when-month = { $month } { $year }

# looked up by name
weekday-1 = esmaspäev
# looked up by name
weekday-2 = teisipäev
# looked up by name
weekday-3 = kolmapäev
# looked up by name
weekday-4 = neljapäev
# looked up by name
weekday-5 = reede
# looked up by name
weekday-6 = laupäev
# looked up by name
weekday-7 = pühapäev
# looked up by name
weekday-on-1 = esmaspäeval
# looked up by name
weekday-on-2 = teisipäeval
# looked up by name
weekday-on-3 = kolmapäeval
# looked up by name
weekday-on-4 = neljapäeval
# looked up by name
weekday-on-5 = reedel
# looked up by name
weekday-on-6 = laupäeval
# looked up by name
weekday-on-7 = pühapäeval
# looked up by name
weekday-short-1 = E
# looked up by name
weekday-short-2 = T
# looked up by name
weekday-short-3 = K
# looked up by name
weekday-short-4 = N
# looked up by name
weekday-short-5 = R
# looked up by name
weekday-short-6 = L
# looked up by name
weekday-short-7 = P
# looked up by name
month-1 = jaanuar
# looked up by name
month-2 = veebruar
# looked up by name
month-3 = märts
# looked up by name
month-4 = aprill
# looked up by name
month-5 = mai
# looked up by name
month-6 = juuni
# looked up by name
month-7 = juuli
# looked up by name
month-8 = august
# looked up by name
month-9 = september
# looked up by name
month-10 = oktoober
# looked up by name
month-11 = november
# looked up by name
month-12 = detsember
# looked up by name
month-on-1 = jaanuaril
# looked up by name
month-on-2 = veebruaril
# looked up by name
month-on-3 = märtsil
# looked up by name
month-on-4 = aprillil
# looked up by name
month-on-5 = mail
# looked up by name
month-on-6 = juunil
# looked up by name
month-on-7 = juulil
# looked up by name
month-on-8 = augustil
# looked up by name
month-on-9 = septembril
# looked up by name
month-on-10 = oktoobril
# looked up by name
month-on-11 = novembril
# looked up by name
month-on-12 = detsembril
# looked up by name
month-by-1 = jaanuariks
# looked up by name
month-by-2 = veebruariks
# looked up by name
month-by-3 = märtsiks
# looked up by name
month-by-4 = aprilliks
# looked up by name
month-by-5 = maiks
# looked up by name
month-by-6 = juuniks
# looked up by name
month-by-7 = juuliks
# looked up by name
month-by-8 = augustiks
# looked up by name
month-by-9 = septembriks
# looked up by name
month-by-10 = oktoobriks
# looked up by name
month-by-11 = novembriks
# looked up by name
month-by-12 = detsembriks
# looked up by name
month-short-1 = jaan
# looked up by name
month-short-2 = veebr
# looked up by name
month-short-3 = märts
# looked up by name
month-short-4 = apr
# looked up by name
month-short-5 = mai
# looked up by name
month-short-6 = juuni
# looked up by name
month-short-7 = juuli
# looked up by name
month-short-8 = aug
# looked up by name
month-short-9 = sept
# looked up by name
month-short-10 = okt
# looked up by name
month-short-11 = nov
# looked up by name
month-short-12 = dets
# looked up by name
month-till-1 = jaanuarini
# looked up by name
month-till-2 = veebruarini
# looked up by name
month-till-3 = märtsini
# looked up by name
month-till-4 = aprillini
# looked up by name
month-till-5 = maini
# looked up by name
month-till-6 = juunini
# looked up by name
month-till-7 = juulini
# looked up by name
month-till-8 = augustini
# looked up by name
month-till-9 = septembrini
# looked up by name
month-till-10 = oktoobrini
# looked up by name
month-till-11 = novembrini
# looked up by name
month-till-12 = detsembrini
