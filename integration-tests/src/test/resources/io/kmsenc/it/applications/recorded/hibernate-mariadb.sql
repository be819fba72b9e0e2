alter table if exists card_methods drop foreign key if exists FKr2rmnfvpi7dk33ha7j7tduk35

alter table if exists insurances drop foreign key if exists FKvbk528th7c1y4vd31nb9gmd7

alter table if exists items drop foreign key if exists FKi82ma7h7cihgke50svf6c45m9

alter table if exists owner_contacts drop foreign key if exists FK4t4d0kc5x8fvfikl77ummhjdy

alter table if exists pet_vets drop foreign key if exists FKhnk2uf827jsnytbgg21vb6u2p

alter table if exists pet_vets drop foreign key if exists FKnwwh5ksykxa4aa0w4544pn4ky

alter table if exists pets drop foreign key if exists FK6teg4kcjcnjhduguft56wcfoa

alter table if exists purchase_shipping drop foreign key if exists FKi5ur64qi9q8bsw59ps4uvxiva

alter table if exists purchases drop foreign key if exists FK604lrx2jxxsainmhs2ckc83a0

alter table if exists transfer_methods drop foreign key if exists FK541jwmis779n2n5hpv8711785

alter table if exists user_addresses drop foreign key if exists FKlpgrk68vmheqg6iawu8l20sb9

alter table if exists user_phones drop foreign key if exists FK71sumiub9dxeqlovd0hpv5ac1

alter table if exists visits drop foreign key if exists FK6jcifhlqqlsfseu67utlouauy

drop table if exists access_tokens

drop table if exists api_credentials

drop table if exists card_methods

drop table if exists insurances

drop table if exists items

drop table if exists login_credentials

drop table if exists notices

drop table if exists owner_contacts

drop table if exists owners

drop table if exists payment_methods

drop table if exists pet_vets

drop table if exists pets

drop table if exists purchase_shipping

drop table if exists purchases

drop table if exists subscriptions

drop table if exists transfer_methods

drop table if exists user_accounts

drop table if exists user_addresses

drop table if exists user_phones

drop table if exists vets

drop table if exists visits

drop sequence if exists Credential_SEQ

drop sequence if exists insurances_SEQ

drop sequence if exists payment_methods_SEQ

drop sequence if exists pet_seq

drop sequence if exists purchases_SEQ

drop sequence if exists subscriptions_SEQ

drop sequence if exists visit_seq

create sequence Credential_SEQ start with 1 increment by 50 nocache

create sequence insurances_SEQ start with 1 increment by 50 nocache

create sequence payment_methods_SEQ start with 1 increment by 50 nocache

create sequence pet_seq start with 1 increment by 10 nocache

create sequence purchases_SEQ start with 1 increment by 50 nocache

create sequence subscriptions_SEQ start with 1 increment by 50 nocache

create sequence visit_seq start with 1 increment by 50 nocache

create table access_tokens (deleted bit not null comment 'Soft-delete indicator', uses integer not null, name varchar(40) not null, token_value varchar(500), primary key (name)) engine=InnoDB

create table api_credentials (id bigint not null, api_token varchar(500), label varchar(255), primary key (id)) engine=InnoDB

create table card_methods (id bigint not null, card_reference varchar(400), card_number varchar(500), primary key (id)) engine=InnoDB

create table insurances (id bigint not null, pet_id bigint, policy_number varchar(400) not null, primary key (id)) engine=InnoDB

create table items (line integer not null, price decimal(38,2), purchase_id bigint not null, gift_message varchar(1000), product varchar(255), primary key (line, purchase_id)) engine=InnoDB

create table login_credentials (id bigint not null, login_name varchar(400), recovery_code varchar(500), label varchar(255), primary key (id)) engine=InnoDB

create table notices (created datetime(6) not null, id bigint not null auto_increment, updated datetime(6) not null, kind varchar(31) not null check ((kind in ('EmailNotice','SmsNotice'))), email_address varchar(400), phone varchar(400), text varchar(2000), primary key (id)) engine=InnoDB

create table owner_contacts (owner_id bigint not null, contact varchar(400)) engine=InnoDB

create table owners (version integer not null, id bigint not null auto_increment, email varchar(400), phone varchar(400), street varchar(500), city varchar(255), name varchar(255), primary key (id)) engine=InnoDB

create table payment_methods (id bigint not null, token varchar(500), label varchar(255), primary key (id)) engine=InnoDB

create table pet_vets (Pet_id bigint not null, vets_id bigint not null, primary key (Pet_id, vets_id)) engine=InnoDB

create table pets (born date, id bigint not null, owner_id bigint not null, chip_number varchar(400), name varchar(255), primary key (id)) engine=InnoDB

create table purchase_shipping (id bigint not null, ship_to varchar(1000), primary key (id)) engine=InnoDB

create table purchases (id bigint not null, method_id bigint, placed datetime(6), buyer_email varchar(400), primary key (id)) engine=InnoDB

create table subscriptions (id bigint not null, subscriber_email varchar(400), topic varchar(255), primary key (id)) engine=InnoDB

create table transfer_methods (id bigint not null, iban varchar(400), primary key (id)) engine=InnoDB

create table user_accounts (id uuid not null, email varchar(400), national_id varchar(500), photo varbinary(4000), state enum ('LOCKED','OPEN'), primary key (id)) engine=InnoDB

create table user_addresses (position integer not null check ((position>=0)), user_id uuid not null, street varchar(500), country varchar(255), primary key (position, user_id)) engine=InnoDB

create table user_phones (user_id uuid not null, phone_number varchar(400), phone_kind varchar(255) not null, primary key (user_id, phone_kind)) engine=InnoDB

create table vets (id bigint not null auto_increment, licence_number varchar(400), name varchar(255), primary key (id)) engine=InnoDB

create table visits (visited_on date, id bigint not null, pet_id bigint, note longtext, primary key (id)) engine=InnoDB

alter table if exists insurances add constraint UKllbxbwvw7dk70wko7992a39d2 unique (pet_id)

alter table if exists owner_contacts add constraint UK7hk24lvhhl0d7p0aaoweqj11v unique (owner_id, contact)

alter table if exists owners add constraint UKdw1w2xj1axp1le5oionrjfk7t unique (email)

alter table if exists user_accounts add constraint UKafasplug3erhkhls4dg94qxl2 unique (email)

alter table if exists card_methods add constraint FKr2rmnfvpi7dk33ha7j7tduk35 foreign key (id) references payment_methods (id)

alter table if exists insurances add constraint FKvbk528th7c1y4vd31nb9gmd7 foreign key (pet_id) references pets (id)

alter table if exists items add constraint FKi82ma7h7cihgke50svf6c45m9 foreign key (purchase_id) references purchases (id)

alter table if exists owner_contacts add constraint FK4t4d0kc5x8fvfikl77ummhjdy foreign key (owner_id) references owners (id)

alter table if exists pet_vets add constraint FKhnk2uf827jsnytbgg21vb6u2p foreign key (vets_id) references vets (id)

alter table if exists pet_vets add constraint FKnwwh5ksykxa4aa0w4544pn4ky foreign key (Pet_id) references pets (id)

alter table if exists pets add constraint FK6teg4kcjcnjhduguft56wcfoa foreign key (owner_id) references owners (id)

alter table if exists purchase_shipping add constraint FKi5ur64qi9q8bsw59ps4uvxiva foreign key (id) references purchases (id)

alter table if exists purchases add constraint FK604lrx2jxxsainmhs2ckc83a0 foreign key (method_id) references payment_methods (id)

alter table if exists transfer_methods add constraint FK541jwmis779n2n5hpv8711785 foreign key (id) references payment_methods (id)

alter table if exists user_addresses add constraint FKlpgrk68vmheqg6iawu8l20sb9 foreign key (user_id) references user_accounts (id)

alter table if exists user_phones add constraint FK71sumiub9dxeqlovd0hpv5ac1 foreign key (user_id) references user_accounts (id)

alter table if exists visits add constraint FK6jcifhlqqlsfseu67utlouauy foreign key (pet_id) references pets (id)

insert into vets (licence_number,name) values (?,?)

insert into owners (city,street,email,name,phone,version) values (?,?,?,?,?,?)

select next value for pet_seq

select next value for insurances_SEQ

select next value for visit_seq

insert into pets (born,chip_number,name,owner_id,id) values (?,?,?,?,?)

insert into insurances (pet_id,policy_number,id) values (?,?,?)

insert into visits (note,pet_id,visited_on,id) values (?,?,?,?)

insert into owner_contacts (owner_id,contact) values (?,?)

insert into pet_vets (Pet_id,vets_id) values (?,?)

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.id=?

select c1_0.owner_id,c1_0.contact from owner_contacts c1_0 where c1_0.owner_id=?

select p1_0.owner_id,p1_0.id,p1_0.born,p1_0.chip_number,i1_0.id,i1_0.policy_number,p1_0.name from pets p1_0 left join insurances i1_0 on p1_0.id=i1_0.pet_id where p1_0.owner_id=? order by p1_0.name

select v1_0.pet_id,v1_0.id,v1_0.note,v1_0.visited_on from visits v1_0 where v1_0.pet_id in (select p1_0.id from pets p1_0 left join insurances i1_0 on p1_0.id=i1_0.pet_id where p1_0.owner_id=?)

select v1_0.Pet_id,v1_1.id,v1_1.licence_number,v1_1.name from pet_vets v1_0 join vets v1_1 on v1_1.id=v1_0.vets_id where v1_0.Pet_id=?

update owners set city=?,street=?,email=?,name=?,phone=?,version=? where id=? and version=?

update visits set note=?,pet_id=?,visited_on=? where id=?

delete from pet_vets where Pet_id=?

delete from owner_contacts where owner_id=? and contact=?

delete from insurances where id=?

delete from visits where id=?

delete from pets where id=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version,p1_0.owner_id,p1_0.id,p1_0.born,p1_0.chip_number,i1_0.id,i1_0.policy_number,p1_0.name from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id left join insurances i1_0 on p1_0.id=i1_0.pet_id where o1_0.id=? order by p1_0.name

select v1_0.id,v1_0.note,v1_0.pet_id,v1_0.visited_on from visits v1_0 where v1_0.id=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email='ada@example.org.zq7sentinel4x'

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email in (?,?) order by o1_0.name

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email in ('x',?)

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email<>? and o1_0.name like 'B%'

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email not in (?) and o1_0.name='Bob'

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where not((o1_0.email=?)) and o1_0.name='Bob'

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=? or o1_0.phone=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.street is null

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email is not null and o1_0.name='Bob'

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email<=>?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where (o1_0.email,o1_0.name)=(?,'Bob')

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=? and o1_0.city=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where exists(select 1 from owner_contacts c1_0 where o1_0.id=c1_0.owner_id and c1_0.contact=?)

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.phone=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where (? is null or o1_0.email=?) and (? is null or o1_0.city=?)

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=coalesce(?,o1_0.email) and o1_0.name='Bob'

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,p1_0.owner_id,p1_0.id,p1_0.born,p1_0.chip_number,p1_0.name,o1_0.phone,o1_0.version from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id where o1_0.email=? order by p1_0.name

select i1_0.id,p1_0.id,p1_0.born,p1_0.chip_number,p1_0.name,p1_0.owner_id,i1_0.policy_number from insurances i1_0 left join pets p1_0 on p1_0.id=i1_0.pet_id where i1_0.pet_id=?

select distinct o1_0.id,o1_0.city,o1_0.street,c1_0.owner_id,c1_0.contact,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 join owner_contacts c1_0 on o1_0.id=c1_0.owner_id where o1_0.email=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 join pets p1_0 on o1_0.id=p1_0.owner_id where p1_0.chip_number=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 join pets p1_0 on o1_0.id=p1_0.owner_id and p1_0.chip_number=?

select v1_0.id,v1_0.note,p1_0.id,p1_0.born,p1_0.chip_number,p1_0.name,p1_0.owner_id,o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version,v1_0.visited_on from visits v1_0 join pets p1_0 on p1_0.id=v1_0.pet_id join owners o1_0 on o1_0.id=p1_0.owner_id where o1_0.email=?

select p1_0.id,p1_0.born,p1_0.chip_number,p1_0.name,p1_0.owner_id from pets p1_0 join owners o1_0 on o1_0.id=p1_0.owner_id where o1_0.phone=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 order by o1_0.id

select p1_0.owner_id,p1_0.id,p1_0.born,p1_0.chip_number,i1_0.id,i1_0.policy_number,p1_0.name from pets p1_0 left join insurances i1_0 on p1_0.id=i1_0.pet_id where p1_0.owner_id in (?,?,?,?,?,?,?,?) order by p1_0.name

select v1_0.pet_id,v1_0.id,v1_0.note,v1_0.visited_on from visits v1_0 where v1_0.pet_id in (select p1_0.id from pets p1_0 left join insurances i1_0 on p1_0.id=i1_0.pet_id where p1_0.owner_id in (?,?,?,?,?,?,?,?))

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email is not null order by o1_0.id limit ?,?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.phone=? order by o1_0.name desc limit ?

select v1_0.id,v1_0.note,v1_0.pet_id,v1_0.visited_on from visits v1_0 order by v1_0.id limit 1,3

select o1_0.name,o1_0.email,count(p1_0.id) from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id where o1_0.email=? group by o1_0.name,o1_0.email

select o1_0.email,o1_0.street from owners o1_0 where o1_0.name='Bob'

select distinct o1_0.phone from owners o1_0 where o1_0.name='Bob'

select count(distinct o1_0.email) from owners o1_0

select count(o1_0.phone) from owners o1_0

select o1_0.phone,count(*) from owners o1_0 group by o1_0.phone having count(*)>1

select case when o1_0.email=? then 'known' else 'other' end from owners o1_0 where o1_0.name='Bob'

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where exists(select 1 from pets p1_0 where p1_0.owner_id=o1_0.id and p1_0.chip_number=?)

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.id in (select p1_0.owner_id from pets p1_0 where p1_0.chip_number in (?))

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where (select count(*) from pets p1_0 where o1_0.id=p1_0.owner_id)>1 and o1_0.email=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where not exists(select 1 from pets p1_0 where o1_0.id=p1_0.owner_id) and o1_0.email=?

select p1_0.name,(select count(v1_0.id) from visits v1_0 where v1_0.pet_id=p1_0.id) from pets p1_0 where p1_0.chip_number=?

with late (pet,note) as (select v1_0.pet_id,v1_0.note from visits v1_0 where v1_0.visited_on>?) select l1_0.note from late l1_0 join pets p2_0 on p2_0.id=l1_0.pet where p2_0.chip_number=?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=? for update

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.id=? for update

update owners set version=? where id=? and version=?

select p1_0.id,p1_0.born,p1_0.chip_number,i1_0.id,i1_0.policy_number,p1_0.name,p1_0.owner_id from pets p1_0 left join insurances i1_0 on p1_0.id=i1_0.pet_id where p1_0.id=? lock in share mode

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=? for update skip locked

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.id in (?,?)

select * from owners where email = ?

select o.id id1_9_0_,o.city city2_9_0_,o.street street3_9_0_,o.email email4_9_0_,o.name name5_9_0_,o.phone phone6_9_0_,o.version version7_9_0_ from owners o where o.phone in (?,?)

select v.note from visits v join pets p on p.id = v.pet_id where p.chip_number = ? order by v.id limit ?

update owners set phone = ? where email = ?

select count(*) from owners where email = ? limit 1

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=? order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=? and o1_0.phone is not null order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email=? or o1_0.phone=? order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email in (?,?) order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email in (?) order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email<>? and o1_0.name like replace(?,'\\','\\\\') order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id where p1_0.chip_number=? order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where o1_0.email='bob@example.org.zq7sentinel4x' and o1_0.street is not null order by o1_0.id limit ?

select o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,o1_0.phone,o1_0.version from owners o1_0 where exists(select p1_0.id from pets p1_0 where p1_0.owner_id=o1_0.id and p1_0.chip_number=?) order by o1_0.id limit ?

select distinct o1_0.id,o1_0.city,o1_0.street,o1_0.email,o1_0.name,p1_0.owner_id,p1_0.id,p1_0.born,p1_0.chip_number,i1_0.id,i1_0.policy_number,p1_0.name,o1_0.phone,o1_0.version from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id left join insurances i1_0 on p1_0.id=i1_0.pet_id where o1_0.email=? order by p1_0.name

select count(distinct o1_0.email) from owners o1_0 where o1_0.email in (?,?)

update owners o1_0 set phone=? where o1_0.email=?

delete to_delete_ from owner_contacts to_delete_ where to_delete_.owner_id in (select o1_0.id from owners o1_0 where o1_0.email=?)

delete o1_0 from owners o1_0 where o1_0.email=?

update owners o1_0 set phone=null where o1_0.email=?

update owners o1_0 set street=?,name=upper(o1_0.name),version=(o1_0.version+1) where o1_0.phone in (?)

update owners o1_0 set phone='+1 8.zq7sentinel4x' where o1_0.email=?

update visits v1_0 set note=? where v1_0.pet_id in (select p2_0.id from pets p2_0 where p2_0.chip_number=?)

update pets p1_0 set chip_number=case when p1_0.name='Rex 1' then ? else ? end where p1_0.chip_number=?

delete v1_0 from visits v1_0 where v1_0.pet_id in (select p2_0.id from pets p2_0 join owners o1_0 on o1_0.id=p2_0.owner_id where o1_0.email=?)

insert into vets(name,licence_number) values ('Wim',?), ('Xena',?)

insert into vets(name,licence_number) select o1_0.name,? from owners o1_0 where o1_0.email=?

select v1_0.licence_number from vets v1_0 order by v1_0.id

update vets set licence_number=?,name=? where id=?

insert into vets (id,licence_number,name) values (?,?,?) on duplicate key update licence_number=values(licence_number),name=values(name)

select v1_0.id,v1_0.licence_number,v1_0.name from vets v1_0 where v1_0.id=?

delete from vets where id=?

select v1_0.pet_id,v1_0.id,v1_0.note,v1_0.visited_on from visits v1_0 where v1_0.pet_id=?

delete from owner_contacts where owner_id=?

delete from owners where id=? and version=?

select count(*) from pets p1_0 where p1_0.chip_number=?

select next value for payment_methods_SEQ

insert into payment_methods (label,token,id) values (?,?,?)

insert into card_methods (card_number,card_reference,id) values (?,?,?)

insert into transfer_methods (iban,id) values (?,?)

select pm1_0.id,case when pm1_1.id is not null then 1 when pm1_2.id is not null then 2 when pm1_0.id is not null then 0 end,pm1_0.label,pm1_0.token,pm1_1.card_number,pm1_1.card_reference,pm1_2.iban from payment_methods pm1_0 left join card_methods pm1_1 on pm1_0.id=pm1_1.id left join transfer_methods pm1_2 on pm1_0.id=pm1_2.id order by pm1_0.id

select cm1_0.id,cm1_1.label,cm1_1.token,cm1_0.card_number,cm1_0.card_reference from card_methods cm1_0 join payment_methods cm1_1 on cm1_0.id=cm1_1.id where cm1_0.card_reference=?

select pm1_0.id,case when pm1_2.id is not null then 1 when pm1_1.id is not null then 2 when pm1_0.id is not null then 0 end,pm1_0.label,pm1_0.token,pm1_2.card_number,pm1_2.card_reference,pm1_1.iban from payment_methods pm1_0 left join transfer_methods pm1_1 on pm1_0.id=pm1_1.id left join card_methods pm1_2 on pm1_0.id=pm1_2.id where pm1_1.iban=?

select pm1_0.id,case when pm1_1.id is not null then 1 when pm1_2.id is not null then 2 when pm1_0.id is not null then 0 end,pm1_0.label,pm1_0.token,pm1_1.card_number,pm1_1.card_reference,pm1_2.iban from payment_methods pm1_0 join card_methods pm1_1 on pm1_0.id=pm1_1.id left join transfer_methods pm1_2 on pm1_0.id=pm1_2.id where case when pm1_1.id is not null then 1 when pm1_2.id is not null then 2 when pm1_0.id is not null then 0 end=1

update payment_methods set label=?,token=? where id=?

update card_methods set card_number=?,card_reference=? where id=?

select pm1_0.id,case when pm1_1.id is not null then 1 when pm1_2.id is not null then 2 when pm1_0.id is not null then 0 end,pm1_0.label,pm1_0.token,pm1_1.card_number,pm1_1.card_reference,pm1_2.iban from payment_methods pm1_0 left join card_methods pm1_1 on pm1_0.id=pm1_1.id left join transfer_methods pm1_2 on pm1_0.id=pm1_2.id where pm1_0.id=?

insert into notices (created,text,updated,email_address,kind) values (?,?,?,?,'EmailNotice')

insert into notices (created,text,updated,phone,kind) values (?,?,?,?,'SmsNotice')

select n1_0.id,n1_0.kind,n1_0.created,n1_0.text,n1_0.updated,n1_0.email_address,n1_0.phone from notices n1_0 order by n1_0.id

select sn1_0.id,sn1_0.created,sn1_0.text,sn1_0.updated,sn1_0.phone from notices sn1_0 where sn1_0.phone=? and sn1_0.kind='SmsNotice'

select en1_0.id,en1_0.created,en1_0.text,en1_0.updated,en1_0.email_address from notices en1_0 where en1_0.email_address=? and en1_0.kind='EmailNotice'

update notices set text=?,updated=?,email_address=? where id=?

select next value for Credential_SEQ

insert into api_credentials (label,api_token,id) values (?,?,?)

insert into login_credentials (label,login_name,recovery_code,id) values (?,?,?,?)

select lc1_0.id,lc1_0.label,lc1_0.login_name,lc1_0.recovery_code from login_credentials lc1_0 where lc1_0.login_name=?

select c1_0.id,c1_0.clazz_,c1_0.label,c1_0.api_token,c1_0.login_name,c1_0.recovery_code from (select id, api_token, label, null as login_name, null as recovery_code, 1 as clazz_ from api_credentials union all select id, null as api_token, label, login_name, recovery_code, 2 as clazz_ from login_credentials) c1_0 order by c1_0.label

select c1_0.id,c1_0.clazz_,c1_0.label,c1_0.api_token,c1_0.login_name,c1_0.recovery_code from (select id, api_token, label, null as login_name, null as recovery_code, 1 as clazz_ from api_credentials union all select id, null as api_token, label, login_name, recovery_code, 2 as clazz_ from login_credentials) c1_0 where c1_0.id=?

select pm1_0.id,case when pm1_1.id is not null then 1 when pm1_2.id is not null then 2 when pm1_0.id is not null then 0 end,pm1_0.label,pm1_0.token,pm1_1.card_number,pm1_1.card_reference,pm1_2.iban from payment_methods pm1_0 left join card_methods pm1_1 on pm1_0.id=pm1_1.id left join transfer_methods pm1_2 on pm1_0.id=pm1_2.id where pm1_0.label='card 1'

select next value for purchases_SEQ

insert into purchases (buyer_email,method_id,placed,id) values (?,?,?,?)

insert into purchase_shipping (ship_to,id) values (?,?)

insert into items (gift_message,price,product,purchase_id,line) values (?,?,?,?,?)

select p1_0.id,p1_0.buyer_email,m1_0.id,case when m1_1.id is not null then 1 when m1_2.id is not null then 2 when m1_0.id is not null then 0 end,m1_0.label,m1_0.token,m1_1.card_number,m1_1.card_reference,m1_2.iban,p1_0.placed,p1_1.ship_to from purchases p1_0 left join purchase_shipping p1_1 on p1_0.id=p1_1.id left join payment_methods m1_0 on m1_0.id=p1_0.method_id left join card_methods m1_1 on m1_0.id=m1_1.id left join transfer_methods m1_2 on m1_0.id=m1_2.id where p1_0.id=?

select i1_0.purchase_id,i1_0.line,i1_0.gift_message,i1_0.price,i1_0.product from items i1_0 where i1_0.purchase_id=?

update items set gift_message=?,price=?,product=? where purchase_id=? and line=?

delete from items where purchase_id=? and line=?

select p1_0.id,p1_0.buyer_email,i1_0.purchase_id,i1_0.line,i1_0.gift_message,i1_0.price,i1_0.product,m1_0.id,case when m1_1.id is not null then 1 when m1_2.id is not null then 2 when m1_0.id is not null then 0 end,m1_0.label,m1_0.token,m1_1.card_number,m1_1.card_reference,m1_2.iban,p1_0.placed,p1_1.ship_to from purchases p1_0 left join purchase_shipping p1_1 on p1_0.id=p1_1.id join items i1_0 on p1_0.id=i1_0.purchase_id left join payment_methods m1_0 on m1_0.id=p1_0.method_id left join card_methods m1_1 on m1_0.id=m1_1.id left join transfer_methods m1_2 on m1_0.id=m1_2.id where p1_0.buyer_email=? order by p1_0.placed desc

select p1_0.buyer_email,sum(i1_0.price) from purchases p1_0 join items i1_0 on p1_0.id=i1_0.purchase_id group by p1_0.buyer_email

select en1_0.text from purchases p1_0,notices en1_0 where en1_0.email_address=p1_0.buyer_email and en1_0.kind='EmailNotice'

select n1_0.text from notices n1_0 where n1_0.email_address in (select p1_0.buyer_email from purchases p1_0)

create temporary table if not exists HT_payment_methods(id bigint not null, primary key (id))

insert into HT_payment_methods(id) select cm1_0.id from card_methods cm1_0 where cm1_0.card_reference=?

update card_methods cm1_0 set card_number=? where id in (select temptable_.id from HT_payment_methods temptable_)

drop temporary table HT_payment_methods

insert into HT_payment_methods(id) select cm1_0.id from card_methods cm1_0 join payment_methods cm1_1 on cm1_0.id=cm1_1.id where cm1_0.card_reference=?

update payment_methods cm1_1 set token=? where id in (select temptable_.id from HT_payment_methods temptable_)

delete to_delete_ from card_methods to_delete_ where to_delete_.id in (select temptable_.id from HT_payment_methods temptable_)

delete to_delete_ from payment_methods to_delete_ where to_delete_.id in (select temptable_.id from HT_payment_methods temptable_)

update login_credentials lc1_0 set lc1_0.recovery_code=? where lc1_0.login_name=?

select cm1_0.card_number from card_methods cm1_0 join payment_methods cm1_1 on cm1_0.id=cm1_1.id where cm1_1.token is not null order by cm1_0.id

insert into purchase_shipping (id,ship_to) values (?,?) on duplicate key update ship_to=values(ship_to)

create temporary table if not exists HT_purchases(id bigint not null, primary key (id))

insert into HT_purchases(id) select p1_0.id from purchases p1_0 left join purchase_shipping p1_1 on p1_0.id=p1_1.id where p1_0.buyer_email=?

update purchase_shipping p1_1 set ship_to=? where id in (select temptable_.id from HT_purchases temptable_)

drop temporary table HT_purchases

select p1_1.ship_to from purchases p1_0 left join purchase_shipping p1_1 on p1_0.id=p1_1.id

insert into user_accounts (email,national_id,photo,state,id) values (?,?,?,?,?)

insert into user_accounts (email,state,id) values (?,?,?)

insert into user_addresses (user_id,position,country,street) values (?,?,?,?)

insert into user_phones (user_id,phone_kind,phone_number) values (?,?,?)

select ua1_0.id,ua1_0.email,ua1_0.national_id,ua1_0.photo,ua1_0.state from user_accounts ua1_0 where ua1_0.email=?

select p1_0.user_id,p1_0.phone_kind,p1_0.phone_number from user_phones p1_0 where p1_0.user_id=?

select a1_0.user_id,a1_0.position,a1_0.country,a1_0.street from user_addresses a1_0 where a1_0.user_id=?

select ua1_0.id,ua1_0.email,ua1_0.national_id,ua1_0.photo,ua1_0.state from user_accounts ua1_0 where ua1_0.state = ? and ua1_0.email in (?,?)

select ua1_0.email from user_accounts ua1_0 join user_phones p1_0 on ua1_0.id=p1_0.user_id where p1_0.phone_number=? and p1_0.phone_kind='home'

select ua1_0.id,ua1_0.email,ua1_0.national_id,ua1_0.photo,ua1_0.state from user_accounts ua1_0 where ua1_0.id=?

update user_accounts set national_id=? where id=?

delete from user_addresses where user_id=? and position=?

update user_addresses set country=?,street=? where user_id=? and position=?

delete from user_phones where user_id=? and phone_kind=?

update user_phones set phone_number=? where user_id=? and phone_kind=?

update user_accounts set email=?,photo=? where id=?

select next value for subscriptions_SEQ

insert into subscriptions (subscriber_email,topic,id) values (?,?,?)

update subscriptions set subscriber_email=?,topic=? where id=? and subscriber_email=? and topic=?

update subscriptions set subscriber_email=? where id=? and subscriber_email=?

update subscriptions set subscriber_email=? where id=? and subscriber_email is null

select s1_0.topic from subscriptions s1_0 join user_accounts ua1_0 on ua1_0.email=s1_0.subscriber_email

select at1_0.name,at1_0.token_value,at1_0.uses from access_tokens at1_0 where at1_0.deleted=false and at1_0.name=?

insert into access_tokens (token_value,uses,deleted,name) values (?,?,false,?)

update access_tokens at1_0 set uses=(at1_0.uses+1),token_value=? where at1_0.name=? and at1_0.deleted=false

update access_tokens set deleted=true where name=? and deleted=false

select at1_0.token_value from access_tokens at1_0 where at1_0.deleted=false

select table_name from information_schema.TABLES where table_schema=database() and table_type='SEQUENCE'

SELECT 'Credential_SEQ' as sequence_name, minimum_value, maximum_value, start_value, increment, cache_size FROM Credential_SEQ UNION ALL SELECT 'payment_methods_SEQ' as sequence_name, minimum_value, maximum_value, start_value, increment, cache_size FROM payment_methods_SEQ UNION ALL SELECT 'subscriptions_SEQ' as sequence_name, minimum_value, maximum_value, start_value, increment, cache_size FROM subscriptions_SEQ UNION ALL SELECT 'visit_seq' as sequence_name, minimum_value, maximum_value, start_value, increment, cache_size FROM visit_seq UNION ALL SELECT 'pet_seq' as sequence_name, minimum_value, maximum_value, start_value, increment, cache_size FROM pet_seq UNION ALL SELECT 'insurances_SEQ' as sequence_name, minimum_value, maximum_value, start_value, increment, cache_size FROM insurances_SEQ UNION ALL SELECT 'purchases_SEQ' as sequence_name, minimum_value, maximum_value, start_value, increment, cache_size FROM purchases_SEQ

select distinct	a.table_schema as TABLE_CAT,	null as TABLE_SCHEM,	a.table_name as TABLE_NAME,	a.non_unique as NON_UNIQUE,	null as INDEX_QUALIFIER,	a.index_name as INDEX_NAME,	3 as TYPE,	a.seq_in_index as ORDINAL_POSITION,	a.column_name as COLUMN_NAME,	a.collation as ASC_OR_DESC,	a.cardinality as CARDINALITY,	0 as PAGES,	null as FILTER_CONDITION
from information_schema.statistics a
 where a.table_schema = ? order by a.non_unique, a.index_name, a.seq_in_index

select distinct	a.referenced_table_schema as PKTABLE_CAT,	null as PKTABLE_SCHEM,	a.referenced_table_name as PKTABLE_NAME,	a.referenced_column_name as PKCOLUMN_NAME,	a.table_schema as FKTABLE_CAT,	null as FKTABLE_SCHEM,	a.table_name AS FKTABLE_NAME,	a.column_name as FKCOLUMN_NAME,	a.position_in_unique_constraint as KEY_SEQ,	case b.update_rule when 'RESTRICT' then 1 when 'NO ACTION' then 3 when 'CASCADE' then 0 when 'SET NULL' then 2 when 'SET DEFAULT' then 4 end as UPDATE_RULE,	case b.delete_rule when 'RESTRICT' then 1 when 'NO ACTION' then 3 when 'CASCADE' then 0 when 'SET NULL' then 2 when 'SET DEFAULT' then 4 end as DELETE_RULE,	a.constraint_name as FK_NAME,	b.unique_constraint_name as PK_NAME
from information_schema.key_column_usage a
join information_schema.referential_constraints b using (constraint_catalog, constraint_schema, constraint_name)
where a.referenced_table_name is not null
 and a.table_schema = ? order by a.referenced_table_schema, a.referenced_table_name, a.constraint_name, a.position_in_unique_constraint
