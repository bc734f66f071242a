-- A draw in public: numbered groups that anybody can read before a number is drawn. Codes of applications, no names.
create table draw (
    programme_id text primary key references programme (id) on delete cascade,
    -- counts every change: who publishes or enters a number names the one they read
    version bigint not null,
    -- the numbered groups (JSON: codes with their chances, and groups as places in that list); empty where none is prepared
    -- and when those who do not take part are erased
    list text not null,
    -- SHA-256 of the file of groups, in hexadecimal: who has kept it sees that nothing was exchanged
    fingerprint text not null,
    -- as for a selection: hash of what it was made of, conditions and what is certain (JSON), who was let in
    basis text not null,
    terms text not null,
    proof text not null,
    few_reviews boolean not null,
    -- how many stand in reserve at the most
    reserve bigint not null,
    prepared_at bigint,
    -- where the number comes from, in the organisers' words, and when it is drawn
    source text not null,
    draws_at bigint,
    published_at bigint,
    number bigint,
    drawn_at bigint,
    -- what was published before and no longer counts: called off lists and corrected numbers (JSON), for the public page
    earlier text not null
);
