//! Writing words down, reading them back, and whose they are afterwards.

use super::state::Stage;
use super::{Event, Kind, MAX_WORDS, Refusal, Release, Standing, State, TextId, Words, WordsId};

type Answer = Result<Event, Refusal>;

impl State {
    pub(super) fn capture(&self, words: &WordsId, text: &TextId, step: u16, kind: Kind) -> Answer {
        // Words for an earlier step are welcome: a scribe is always a little behind.
        if !self.step(step).is_some_and(|step| step.begun) {
            return Err(Refusal::UnknownStep);
        }
        if self.by_id.contains_key(words) || self.texts.contains(text) {
            return Err(Refusal::AlreadySaid);
        }
        if self.words.len() >= MAX_WORDS {
            return Err(Refusal::TooMany);
        }
        Ok(Event::Captured {
            words: words.clone(),
            text: text.clone(),
            step,
            kind,
        })
    }

    pub(super) fn correct(&self, words: &WordsId, was: &TextId, text: &TextId) -> Answer {
        self.reading(words, was)?;
        if self.texts.contains(text) {
            return Err(Refusal::AlreadySaid);
        }
        Ok(Event::Corrected {
            words: words.clone(),
            was: was.clone(),
            text: text.clone(),
        })
    }

    pub(super) fn strike(&self, words: &WordsId) -> Answer {
        let text = self.living(words)?.text.clone();
        Ok(Event::Struck {
            words: words.clone(),
            text,
        })
    }

    pub(super) fn withdraw(&self, words: &WordsId) -> Answer {
        let text = self.living(words)?.text.clone();
        Ok(Event::Withdrawn {
            words: words.clone(),
            text,
        })
    }

    pub(super) fn confirm(&self, words: &WordsId, text: &TextId) -> Answer {
        self.in_read_back()?;
        let standing = self.reading(words, text)?.standing;
        Ok(match standing {
            Standing::Confirmed => Event::AlreadySo,
            _ => Event::Confirmed {
                words: vec![words.clone()],
            },
        })
    }

    pub(super) fn confirm_all(&self, shown: u64) -> Answer {
        self.in_read_back()?;
        let words: Vec<_> = self
            .words
            .iter()
            .filter(|words| words.standing == Standing::Written && words.changed <= shown)
            .map(|words| words.id.clone())
            .collect();
        Ok(if words.is_empty() {
            Event::AlreadySo
        } else {
            Event::Confirmed { words }
        })
    }

    pub(super) fn ask_release(&self, words: &WordsId) -> Answer {
        self.in_read_back()?;
        let found = self.confirmed(words)?;
        Ok(match found.release {
            // Nobody is asked twice: who said no can still say yes of their own accord.
            Release::NotAsked => Event::ReleaseAsked { words: words.clone() },
            _ => Event::AlreadySo,
        })
    }

    pub(super) fn release(&self, words: &WordsId, text: &TextId) -> Answer {
        // After the close only who said the words releases them, and nobody has to ask them first.
        let closed = self.stage == Stage::Closed;
        if !closed {
            self.in_read_back()?;
        }
        self.reading(words, text)?;
        match self.confirmed(words)?.release {
            // After the close every command leaves its own event: what only was so already is not kept there.
            Release::Released if !closed => Ok(Event::AlreadySo),
            Release::NotAsked if !closed => Err(Refusal::NotAsked),
            // A no that the circle heard holds.
            Release::KeptBack if closed => Err(Refusal::KeptBack),
            _ => Ok(Event::Released { words: words.clone() }),
        }
    }

    /// A no needs no question before it and no read-back around it.
    pub(super) fn keep_back(&self, words: &WordsId) -> Answer {
        Ok(match self.living(words)?.release {
            Release::KeptBack if self.stage != Stage::Closed => Event::AlreadySo,
            _ => Event::KeptBack { words: words.clone() },
        })
    }

    fn in_read_back(&self) -> Result<(), Refusal> {
        if self.stage == Stage::ReadBack {
            Ok(())
        } else {
            Err(Refusal::NotReadBack)
        }
    }

    fn living(&self, words: &WordsId) -> Result<&Words, Refusal> {
        match self.find(words) {
            None => Err(Refusal::UnknownWords),
            Some(words) if words.is_gone() => Err(Refusal::Gone),
            Some(words) => Ok(words),
        }
    }

    /// The words, if they still read as the sender saw them.
    fn reading(&self, words: &WordsId, text: &TextId) -> Result<&Words, Refusal> {
        let words = self.living(words)?;
        if words.text == *text {
            Ok(words)
        } else {
            Err(Refusal::TextChanged {
                current: words.text.clone(),
            })
        }
    }

    fn confirmed(&self, words: &WordsId) -> Result<&Words, Refusal> {
        let words = self.living(words)?;
        if words.standing == Standing::Confirmed {
            Ok(words)
        } else {
            Err(Refusal::NotConfirmed)
        }
    }
}
