flash-report-published = Aruanne on avalik.
flash-report-back = Aruanne on jälle ainult teie oma.
