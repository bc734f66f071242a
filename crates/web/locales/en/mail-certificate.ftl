### The letter that says that a certificate or an attestation is ready.

mail-certificate-subject = your certificate is ready
mail-certificate-what = You have completed the programme “{ $title }”. Your certificate is ready: on your own page you can open it and print it.
mail-attestation-subject = your attestation is ready
mail-attestation-what = You took part in the programme “{ $title }”. Your attestation of what you did is ready: on your own page you can open it and print it.
mail-certificate-check = It has a code by which anybody can check that it is valid.
mail-certificate-button = My own page:
mail-certificate-story = If you like, tell there what the programme gave you. Others read it only when you release it.
