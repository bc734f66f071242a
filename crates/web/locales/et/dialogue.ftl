card-free = { $free ->
    [one] 1 vaba koht
   *[other] { $free } vaba kohta
}
card-full = Kohad täis
card-waiting-list = ootenimekiri avatud
