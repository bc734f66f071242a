-- Applying: one application for each address, and links for late entries that no longer lead in.

-- The address folded for comparing: who begins twice is sent the link to what they have. Goes with the application.
alter table application add column email_folded text not null default '';
create index application_email on application (programme_id, email_folded);

alter table late_entry add column revoked_at bigint;
