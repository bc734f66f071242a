card-free = { $free ->
    [one] 1 place left
   *[other] { $free } places left
}
card-full = Full
card-waiting-list = waiting list open
