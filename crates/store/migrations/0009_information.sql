-- Who comes to an information event gets mails of their own, and an event's link may be for everybody to see.

alter table meeting add column link_public boolean not null default false;

alter table mail add column guest_id text references information_guest (id) on delete cascade;
create index mail_guest on mail (guest_id);
create index information_guest_meeting on information_guest (meeting_id, created_at);
