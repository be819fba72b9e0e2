select table_name from information_schema.TABLES where table_schema=database() and table_type='SEQUENCE'

create table letters (id bigint not null, body varchar(4000), written date, patient_id bigint, primary key (id)) engine=InnoDB

create table patients (id bigint not null auto_increment, born date, email varchar(400), insurer varchar(255), insurance_number varchar(400), name varchar(255), national_id varchar(500), phone varchar(400), version integer not null, primary key (id)) engine=InnoDB

alter table if exists patients drop index if exists UKa370hmxgv0l5c9panryr1ji7d

alter table if exists patients add constraint UKa370hmxgv0l5c9panryr1ji7d unique (email)

create sequence letters_SEQ start with 1 increment by 50 nocache

alter table if exists letters add constraint FKg9umbbbwqg0wt1ugsn83hb4n4 foreign key (patient_id) references patients (id)

insert into patients (born,email,insurer,insurance_number,name,national_id,phone,version) values (?,?,?,?,?,?,?,?)

select next value for letters_SEQ

insert into letters (body,patient_id,written,id) values (?,?,?,?)

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.id=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version,l1_0.patient_id,l1_0.id,l1_0.body,l1_0.written from patients p1_0 left join letters l1_0 on p1_0.id=l1_0.patient_id where p1_0.id=?

update patients set born=?,email=?,insurer=?,insurance_number=?,name=?,national_id=?,phone=?,version=? where id=? and version=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email=? and p1_0.phone=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email=? or p1_0.phone=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email in (?,?,?)

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email not in (?) order by p1_0.name

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email<>? and p1_0.name like ? escape '\\'

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.phone=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.phone is null

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.national_id is null

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.insurance_number=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 left join letters l1_0 on p1_0.id=l1_0.patient_id where l1_0.written is not null and p1_0.email=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email=? order by p1_0.born desc limit ?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.phone is not null order by p1_0.id desc limit ?

select p1_0.id from patients p1_0 where p1_0.email=? limit ?

select count(p1_0.id) from patients p1_0 where p1_0.email=?

select count(distinct p1_0.id) from patients p1_0 where p1_0.phone is not null

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,l1_0.patient_id,l1_0.id,l1_0.body,l1_0.written,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 left join letters l1_0 on p1_0.id=l1_0.patient_id where p1_0.email=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email=? for update

select distinct p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.name=? and p1_0.national_id is not null

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.phone in (?,?,?) order by p1_0.name limit ?

select count(p1_0.id) from patients p1_0 where p1_0.phone in (?,?,?)

select * from patients where phone in (?,?,?) order by id limit ?,?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.born is null order by p1_0.id limit ?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 order by p1_0.id limit ?,?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.id in (?,?)

select p1_0.name,p1_0.email,p1_0.national_id from patients p1_0 where p1_0.email=?

select p1_0.name,p1_0.phone from patients p1_0 where p1_0.name=?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where (? is null or p1_0.email=?) and (? is null or p1_0.name=?)

select p1_0.email from patients p1_0 join letters l1_0 on p1_0.id=l1_0.patient_id where l1_0.written is not null group by p1_0.email

select l1_0.body from letters l1_0 join patients p1_0 on p1_0.id=l1_0.patient_id where p1_0.email=? order by l1_0.id

select * from patients where email = ?

update patients p1_0 set phone=? where p1_0.email=?

update patients set national_id = ? where email = ?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email=? and p1_0.phone in (?,?)

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where (p1_0.email=? or p1_0.phone in (?,?)) and p1_0.name like replace(?,'\\','\\\\')

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.email<>? order by p1_0.name

select 1 from patients p1_0 where p1_0.phone in (?,?) limit ?

select p1_0.id,p1_0.born,p1_0.email,p1_0.insurer,p1_0.insurance_number,p1_0.name,p1_0.national_id,p1_0.phone,p1_0.version from patients p1_0 where p1_0.name like replace(?,'\\','\\\\') limit ?,?

select count(p1_0.id) from patients p1_0 where p1_0.name like replace(?,'\\','\\\\')

delete from patients where id=? and version=?

delete p1_0 from patients p1_0 where p1_0.email in (?,?)

select l1_0.patient_id,l1_0.id,l1_0.body,l1_0.written from letters l1_0 where l1_0.patient_id=?

select count(*) from patients p1_0
