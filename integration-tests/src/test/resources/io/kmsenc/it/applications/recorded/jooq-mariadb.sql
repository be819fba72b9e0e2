create table `app`.`customers` (`id` bigint not null auto_increment, `name` varchar(100) not null, `email` varchar(400), `card_token` varchar(500), `note` longtext, `active` boolean, `joined` timestamp(0) null, constraint `pk_customers` primary key (`id`))

alter table `app`.`customers` add `phone` varchar(400)

create unique index `uk_customers_email` on `app`.`customers`(`email`)

create index if not exists `ix_customers_phone` on `app`.`customers`(`phone`)

create table `app`.`films` (`id` bigint not null, `title` varchar(100), `price` decimal(10, 2), constraint `pk_films` primary key (`id`))

create table `app`.`rentals` (`id` bigint not null auto_increment, `customer_id` bigint, `film_id` bigint, `rented` date, `returned` date, `remark` varchar(1000), constraint `pk_rentals` primary key (`id`), constraint `fk_rentals_customer` foreign key (`customer_id`) references `app`.`customers` (`id`))

create table `app`.`payments` (`rental_id` bigint not null, `part` int not null, `amount` decimal(10, 2), `card_reference` varchar(400), `card_number` varchar(500), constraint `pk_payments` primary key (`rental_id`, `part`))

create table if not exists `app`.`subscribers` (`email` varchar(400) not null, `topic` varchar(100), `leave_token` varchar(500), constraint `pk_subscribers` primary key (`email`))

create table `app`.`documents` (`id` int not null, `content` varbinary(4000), constraint `pk_documents` primary key (`id`))

insert into `app`.`customers` (`name`, `email`, `phone`, `card_token`) values (?, ?, ?, ?)

insert into `app`.`customers` (`name`, `email`, `phone`, `note`) values (?, ?, ?, ?), (?, ?, ?, ?)

insert into `app`.`customers` (`name`, `email`, `joined`) values (?, ?, ?) returning `id`

insert into `app`.`customers` (`name`, `email`) values (?, ?) returning `id`, `name`, `email`, `card_token`, `note`, `active`, `joined`, `phone`

insert into `app`.`customers` (`name`, `email`, `active`) select `app`.`films`.`title`, ?, ? from `app`.`films` where `app`.`films`.`id` = ?

insert into `app`.`customers` (`name`, `email`) select ?, ? where not exists (select 1 as `one` from `app`.`customers` where `app`.`customers`.`email` = ?)

insert into `app`.`documents` (`id`, `content`) values (?, ?)

insert into `app`.`films` (`id`, `title`, `price`) values (?, ?, ?), (?, ?, ?)

insert into `app`.`rentals` (`customer_id`, `film_id`, `rented`, `remark`) select `app`.`customers`.`id`, ?, ?, ? from `app`.`customers` where `app`.`customers`.`email` in (?, ?)

insert into `app`.`payments` (`rental_id`, `part`, `amount`, `card_reference`, `card_number`) values (?, ?, ?, ?, ?), (?, ?, ?, ?, ?), (?, ?, ?, ?, ?)

update `app`.`customers` set `app`.`customers`.`phone` = ?, `app`.`customers`.`note` = ? where `app`.`customers`.`email` = ?

update `app`.`customers` set `app`.`customers`.`phone` = ? where (`app`.`customers`.`email` = ? and `app`.`customers`.`phone` <> ?)

update `app`.`customers` set `app`.`customers`.`card_token` = ? where `app`.`customers`.`email` = ?

update `app`.`customers` set `app`.`customers`.`phone` = ?, `app`.`customers`.`card_token` = ? where `app`.`customers`.`email` = ?

update `app`.`customers` set `app`.`customers`.`active` = ? where exists (select 1 as `one` from `app`.`rentals` join `app`.`payments` on `app`.`payments`.`rental_id` = `app`.`rentals`.`id` where (`app`.`rentals`.`customer_id` = `app`.`customers`.`id` and `app`.`payments`.`card_reference` = ?))

update `app`.`customers` set `app`.`customers`.`phone` = case when `app`.`customers`.`name` = ? then ? else ? end where `app`.`customers`.`email` in (?, ?)

update `app`.`rentals` join `app`.`customers` on `app`.`customers`.`id` = `app`.`rentals`.`customer_id` set `app`.`rentals`.`remark` = ? where `app`.`customers`.`email` = ?

insert into `app`.`subscribers` (`email`, `topic`, `leave_token`) values (?, ?, ?) on duplicate key update `app`.`subscribers`.`topic` = ?, `app`.`subscribers`.`leave_token` = ?

insert into `app`.`subscribers` (`email`, `topic`, `leave_token`) values (?, ?, ?) on duplicate key update `app`.`subscribers`.`leave_token` = values(`leave_token`)

insert ignore into `app`.`subscribers` (`email`, `topic`) values (?, ?)

select `app`.`subscribers`.`topic`, `app`.`subscribers`.`leave_token` from `app`.`subscribers` order by `app`.`subscribers`.`topic`

insert into `app`.`customers` (`name`, `email`, `card_token`) values (?, ?, ?)

update `app`.`customers` set `app`.`customers`.`phone` = '+49 31.zq7sentinel4x' where `app`.`customers`.`name` = 'Gil'

update `app`.`customers` set `app`.`customers`.`phone` = '+49 32.zq7sentinel4x' where `app`.`customers`.`name` = 'Hal'

select count(*) from `app`.`customers` where `app`.`customers`.`phone` in (?, ?)

delete from `app`.`customers` where `app`.`customers`.`email` = ?

delete from `app`.`subscribers` where `app`.`subscribers`.`email` in (select `app`.`customers`.`email` from `app`.`customers` where `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`email` = ?

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`email` in (?, ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`email` in (?, ?, ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email` = ? and `app`.`customers`.`card_token` is null and `app`.`customers`.`note` is not null)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email` = ? or `app`.`customers`.`phone` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email` <> ? and `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email` not in (?, ?) and `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where not (not (`app`.`customers`.`email` = ?))

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email` <=> ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where ((not(`app`.`customers`.`email` <=> ?)) and `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email`, `app`.`customers`.`name`) = (?, ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email`, `app`.`customers`.`name`) in ((?, ?), (?, ?))

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (exists (select 1 as `one` from `app`.`subscribers` where `app`.`subscribers`.`email` = `app`.`customers`.`email`) and `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (not exists (select 1 as `one` from `app`.`subscribers` where `app`.`subscribers`.`email` = ?) and `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email` in (select `app`.`subscribers`.`email` from `app`.`subscribers`) and `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`email` = (select `app`.`subscribers`.`email` from `app`.`subscribers` where `app`.`subscribers`.`topic` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where (`app`.`customers`.`email` = ? and `app`.`customers`.`name` = ?)

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where false

select exists (select 1 as `one` from `app`.`customers` where `app`.`customers`.`email` = ?)

select exists (select `app`.`customers`.`email` from `app`.`customers` where `app`.`customers`.`email` = ?)

select count(*) from `app`.`customers` where `app`.`customers`.`email` = ?

select count(*) as `c` from (select `app`.`customers`.`id` as `v0`, `app`.`customers`.`name` as `v1`, `app`.`customers`.`email` as `v2`, `app`.`customers`.`card_token` as `v3`, `app`.`customers`.`note` as `v4`, `app`.`customers`.`active` as `v5`, `app`.`customers`.`joined` as `v6`, `app`.`customers`.`phone` as `v7` from `app`.`customers` where `app`.`customers`.`email` = ?) as `t`

select count(*) from `app`.`customers` where `app`.`customers`.`phone` is null

select `app`.`customers`.`email`, `app`.`customers`.`phone` as `tel` from `app`.`customers` order by `app`.`customers`.`id` offset ? rows fetch next ? rows only

select `app`.`customers`.`id`, `app`.`customers`.`email` from `app`.`customers` where `app`.`customers`.`id` > ? order by `app`.`customers`.`id` fetch next ? rows only

select distinct `app`.`payments`.`card_reference` from `app`.`payments`

select `app`.`documents`.`id`, `app`.`documents`.`content` from `app`.`documents`

select case when `app`.`customers`.`email` = ? then ? else ? end from `app`.`customers` where `app`.`customers`.`name` = ?

select `app`.`customers`.`note` from `app`.`customers` where `app`.`customers`.`name` = ?

select `app`.`customers`.* from `app`.`customers` where `app`.`customers`.`email` = ?

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers`

select `c`.`email`, `app`.`films`.`title`, `app`.`rentals`.`remark` from `app`.`customers` as `c` join `app`.`rentals` on `app`.`rentals`.`customer_id` = `c`.`id` join `app`.`films` on `app`.`films`.`id` = `app`.`rentals`.`film_id` where `c`.`email` = ? order by `app`.`rentals`.`rented` desc, `app`.`rentals`.`id`

select `c`.`name`, `app`.`subscribers`.`leave_token` from `app`.`customers` as `c` left outer join `app`.`subscribers` on `app`.`subscribers`.`email` = `c`.`email` where `app`.`subscribers`.`email` is null

select `app`.`payments`.`rental_id`, `app`.`payments`.`part`, `app`.`payments`.`amount`, `app`.`payments`.`card_reference`, `app`.`payments`.`card_number` from `app`.`payments` where exists (select 1 as `one` from `app`.`rentals` where `app`.`rentals`.`id` = `app`.`payments`.`rental_id`)

select `c`.`email` from `app`.`customers` as `c` where not exists (select 1 as `one` from `app`.`subscribers` where `app`.`subscribers`.`email` = `c`.`email`)

select `c`.`email`, (select count(*) from `app`.`rentals` where `app`.`rentals`.`customer_id` = `c`.`id`) from `app`.`customers` as `c` where `c`.`email` = ?

select `app`.`payments`.`card_reference`, sum(`app`.`payments`.`amount`), count(*) from `app`.`payments` group by `app`.`payments`.`card_reference` having count(*) > ?

select count(distinct `app`.`payments`.`card_reference`) from `app`.`payments`

select `app`.`payments`.`card_reference`, row_number() over (partition by `app`.`payments`.`card_reference` order by `app`.`payments`.`amount`) from `app`.`payments`

with `recent` as (select `app`.`rentals`.`customer_id`, `app`.`rentals`.`remark` from `app`.`rentals`) select `recent`.`remark`, `app`.`customers`.`email` from `recent` join `app`.`customers` on `app`.`customers`.`id` = `recent`.`customer_id` where `app`.`customers`.`email` = ?

select `paid`.`card_number` from (select `app`.`payments`.`rental_id`, `app`.`payments`.`card_number` from `app`.`payments`) as `paid` where `paid`.`rental_id` = ?

select `app`.`customers`.`email` from `app`.`customers` where `app`.`customers`.`name` = ? union all select `app`.`customers`.`email` from `app`.`customers` where `app`.`customers`.`name` = ?

select `app`.`customers`.`email` from `app`.`customers` union select `app`.`subscribers`.`email` from `app`.`subscribers`

select note, email from customers where email = ?

select email from customers where phone = ?

update customers set note = ? where email = ?

select email, id from customers where email = ?

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`email` = ? for update

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`email` = ? for update skip locked

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`email` = ? lock in share mode

insert into `app`.`customers` (`name`, `email`, `card_token`) values (?, ?, ?) returning `id`

update `app`.`customers` set `app`.`customers`.`card_token` = ?, `app`.`customers`.`note` = ? where `app`.`customers`.`id` = ?

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`id` = ?

update `app`.`customers` set `app`.`customers`.`phone` = ? where `app`.`customers`.`id` = ?

select `app`.`customers`.`phone`, `app`.`customers`.`note` from `app`.`customers` where `app`.`customers`.`id` = ?

select `app`.`customers`.`id`, `app`.`customers`.`name`, `app`.`customers`.`email`, `app`.`customers`.`card_token`, `app`.`customers`.`note`, `app`.`customers`.`active`, `app`.`customers`.`joined`, `app`.`customers`.`phone` from `app`.`customers` where `app`.`customers`.`id` = ? for update

update `app`.`customers` set `app`.`customers`.`note` = ? where `app`.`customers`.`id` = ?

delete from `app`.`customers` where `app`.`customers`.`id` = ?

insert into `app`.`payments` (`rental_id`, `part`, `amount`, `card_reference`, `card_number`) values (?, ?, ?, ?, ?)

update `app`.`payments` set `app`.`payments`.`card_number` = ? where (`app`.`payments`.`rental_id` = ? and `app`.`payments`.`part` = ?)

update `app`.`payments` set `app`.`payments`.`card_reference` = ? where (`app`.`payments`.`rental_id` = ? and `app`.`payments`.`part` = ?)

select `app`.`payments`.`rental_id`, `app`.`payments`.`part`, `app`.`payments`.`amount`, `app`.`payments`.`card_reference`, `app`.`payments`.`card_number` from `app`.`payments` where `app`.`payments`.`card_reference` = ?

delete from `app`.`payments` where (`app`.`payments`.`rental_id` = ? and `app`.`payments`.`part` = ?)

insert into `app`.`subscribers` (`email`, `leave_token`) values (?, ?) returning `email`

insert into `app`.`subscribers` (`email`, `topic`, `leave_token`) values (?, ?, ?) on duplicate key update `app`.`subscribers`.`email` = values(`email`), `app`.`subscribers`.`topic` = values(`topic`), `app`.`subscribers`.`leave_token` = values(`leave_token`) returning `email`

select `app`.`subscribers`.`email`, `app`.`subscribers`.`topic`, `app`.`subscribers`.`leave_token` from `app`.`subscribers` where `app`.`subscribers`.`email` = ?

delete from `app`.`subscribers` where `app`.`subscribers`.`email` = ?

insert into `app`.`customers` (`name`, `email`, `note`) values ('Kim', 'kim''s @example.org \\ %.zq7sentinel4x', 'it''s \\n fine.zq7sentinel4x')

select `app`.`customers`.`note` from `app`.`customers` where `app`.`customers`.`email` = 'kim''s @example.org \\ %.zq7sentinel4x'

update `app`.`customers` set `app`.`customers`.`phone` = '+49 51.zq7sentinel4x' where `app`.`customers`.`email` in ('kim''s @example.org \\ %.zq7sentinel4x', 'x')

insert into `app`.`documents` (`id`, `content`) values (2, X'696E6C696E65642E7A713773656E74696E656C3478')

select `app`.`documents`.`content` from `app`.`documents` where `app`.`documents`.`id` = 2

insert into `app`.`subscribers` (`email`, `leave_token`) values ('kim''s @example.org \\ %.zq7sentinel4x', 'leave kim.zq7sentinel4x') on duplicate key update `app`.`subscribers`.`leave_token` = 'leave kim.zq7sentinel4x'

delete from `app`.`customers` where `app`.`customers`.`email` = 'kim''s @example.org \\ %.zq7sentinel4x'
