flash-report-published = The report is public.
flash-report-back = The report is yours alone again.
