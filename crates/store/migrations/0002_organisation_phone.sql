-- Where people reach an organisation by phone; empty where it gives none.
alter table organisation add column phone text not null default '';
