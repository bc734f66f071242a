### Dates and times. Names are put together at run time from a number: 1 is Monday and January.

when-clock = { $hour }:{ $minute }
when-clocks = { $from }–{ $to }
when-date = { $weekday }, { $day } { $month } { $year }
when-span = { $date }, { $from }–{ $to }
when-until = { $day } { $month } { $year }
when-day = { $day } { $month } { $year }
when-moment = { $day } { $month } { $year }, { $clock }
when-till = { $clock } on { $day } { $month } { $year }
when-month = { $month } { $year }

# looked up by name
weekday-1 = Monday
# looked up by name
weekday-2 = Tuesday
# looked up by name
weekday-3 = Wednesday
# looked up by name
weekday-4 = Thursday
# looked up by name
weekday-5 = Friday
# looked up by name
weekday-6 = Saturday
# looked up by name
weekday-7 = Sunday
# looked up by name
weekday-on-1 = Monday
# looked up by name
weekday-on-2 = Tuesday
# looked up by name
weekday-on-3 = Wednesday
# looked up by name
weekday-on-4 = Thursday
# looked up by name
weekday-on-5 = Friday
# looked up by name
weekday-on-6 = Saturday
# looked up by name
weekday-on-7 = Sunday
# looked up by name
weekday-short-1 = Mon
# looked up by name
weekday-short-2 = Tue
# looked up by name
weekday-short-3 = Wed
# looked up by name
weekday-short-4 = Thu
# looked up by name
weekday-short-5 = Fri
# looked up by name
weekday-short-6 = Sat
# looked up by name
weekday-short-7 = Sun
# looked up by name
month-1 = January
# looked up by name
month-2 = February
# looked up by name
month-3 = March
# looked up by name
month-4 = April
# looked up by name
month-5 = May
# looked up by name
month-6 = June
# looked up by name
month-7 = July
# looked up by name
month-8 = August
# looked up by name
month-9 = September
# looked up by name
month-10 = October
# looked up by name
month-11 = November
# looked up by name
month-12 = December
# looked up by name
month-on-1 = January
# looked up by name
month-on-2 = February
# looked up by name
month-on-3 = March
# looked up by name
month-on-4 = April
# looked up by name
month-on-5 = May
# looked up by name
month-on-6 = June
# looked up by name
month-on-7 = July
# looked up by name
month-on-8 = August
# looked up by name
month-on-9 = September
# looked up by name
month-on-10 = October
# looked up by name
month-on-11 = November
# looked up by name
month-on-12 = December
# looked up by name
month-by-1 = January
# looked up by name
month-by-2 = February
# looked up by name
month-by-3 = March
# looked up by name
month-by-4 = April
# looked up by name
month-by-5 = May
# looked up by name
month-by-6 = June
# looked up by name
month-by-7 = July
# looked up by name
month-by-8 = August
# looked up by name
month-by-9 = September
# looked up by name
month-by-10 = October
# looked up by name
month-by-11 = November
# looked up by name
month-by-12 = December
# looked up by name
month-short-1 = Jan
# looked up by name
month-short-2 = Feb
# looked up by name
month-short-3 = Mar
# looked up by name
month-short-4 = Apr
# looked up by name
month-short-5 = May
# looked up by name
month-short-6 = Jun
# looked up by name
month-short-7 = Jul
# looked up by name
month-short-8 = Aug
# looked up by name
month-short-9 = Sep
# looked up by name
month-short-10 = Oct
# looked up by name
month-short-11 = Nov
# looked up by name
month-short-12 = Dec
# looked up by name
month-till-1 = January
# looked up by name
month-till-2 = February
# looked up by name
month-till-3 = March
# looked up by name
month-till-4 = April
# looked up by name
month-till-5 = May
# looked up by name
month-till-6 = June
# looked up by name
month-till-7 = July
# looked up by name
month-till-8 = August
# looked up by name
month-till-9 = September
# looked up by name
month-till-10 = October
# looked up by name
month-till-11 = November
# looked up by name
month-till-12 = December
