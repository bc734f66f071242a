### Something that takes long: how far it is, and stopping it.

running-title = It is being worked out
running-since = { $seconds ->
    [0] It has just begun.
    [one] For one second now.
   *[other] For { $seconds } seconds now.
}
running-what = You can close the page or do something else meanwhile; it goes on and is kept. If you stop it, everything stays as it was.
running-look = Look again
running-stop = Stop it
flash-stopped = It was stopped, and everything stays as it was.
