-- What a dialogue brought: each circle's packaging, and the host's summary that everybody can read.

-- What a circle takes along at its end, by whoever leads or writes in it, or the host. Free text without names; goes
-- with the dialogue.
create table packaging (
    circle_id text primary key references circle (id) on delete cascade,
    topics text not null,
    agreed text not null,
    differences text not null,
    unclear text not null,
    next text not null,
    -- counts how often it was saved: who saves names the one they read
    version bigint not null,
    updated_at bigint not null
);

-- The host's summary of all circles of a dialogue.
create table summary (
    dialogue_id text primary key references dialogue (id) on delete cascade,
    topics text not null,
    agreed text not null,
    differences text not null,
    unclear text not null,
    next text not null,
    version bigint not null,
    updated_at bigint not null,
    -- null for a draft
    published_at bigint
);

-- Which words the host shows. Their text stands only in words_text, and whether they may be shown only in the history
-- of their circle.
create table summary_quote (
    dialogue_id text not null references summary (dialogue_id) on delete cascade,
    words_id text not null,
    primary key (dialogue_id, words_id)
);
