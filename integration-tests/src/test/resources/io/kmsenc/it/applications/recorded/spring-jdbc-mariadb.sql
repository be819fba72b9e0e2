CREATE TABLE buyer (id BIGINT AUTO_INCREMENT PRIMARY KEY, version INT, name VARCHAR(100), email VARCHAR(400) UNIQUE, phone VARCHAR(400), national_id VARCHAR(500), home_street VARCHAR(500), home_city VARCHAR(100)) DEFAULT CHARSET = utf8mb4

CREATE TABLE card (id BIGINT AUTO_INCREMENT PRIMARY KEY, buyer BIGINT, token VARCHAR(500), reference VARCHAR(400))

CREATE TABLE basket_line (buyer BIGINT, buyer_key INT, product VARCHAR(100), price DECIMAL(10, 2), gift_message VARCHAR(1000))

CREATE TABLE audit_notes (id BIGINT AUTO_INCREMENT PRIMARY KEY, author_email VARCHAR(400), note VARCHAR(1000))

INSERT INTO `buyer` (`email`, `home_city`, `home_street`, `name`, `national_id`, `phone`, `version`) VALUES (?, ?, ?, ?, ?, ?, ?)

INSERT INTO `card` (`buyer`, `reference`, `token`) VALUES (?, ?, ?)

INSERT INTO `basket_line` (`buyer`, `buyer_key`, `gift_message`, `price`, `product`) VALUES (?, ?, ?, ?, ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`id` = ?

SELECT `card`.`id` AS `id`, `card`.`token` AS `token`, `card`.`reference` AS `reference` FROM `card` WHERE `card`.`buyer` = ?

SELECT `basket_line`.`price` AS `price`, `basket_line`.`product` AS `product`, `basket_line`.`gift_message` AS `gift_message`, `basket_line`.`buyer_key` AS `buyer_key` FROM `basket_line` WHERE `basket_line`.`buyer` = ? ORDER BY `buyer_key`

UPDATE `buyer` SET `version` = ?, `name` = ?, `email` = ?, `phone` = ?, `national_id` = ?, `home_street` = ?, `home_city` = ? WHERE `buyer`.`id` = ? AND `buyer`.`version` = ?

DELETE FROM `card` WHERE `card`.`buyer` = ?

DELETE FROM `basket_line` WHERE `basket_line`.`buyer` = ?

INSERT INTO `card` (`buyer`, `id`, `reference`, `token`) VALUES (?, ?, ?, ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`email` = ?

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`email` = ? AND (`buyer`.`phone` = ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`email` = ? OR (`buyer`.`phone` = ?) ORDER BY `buyer`.`name` ASC

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`email` IN (?, ?, ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`email` != ? AND (`buyer`.`name` = ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`national_id` IS NULL ORDER BY `buyer`.`name` ASC

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`national_id` IS NOT NULL AND (`buyer`.`email` = ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`phone` IS NOT NULL ORDER BY `buyer`.`id` DESC LIMIT 2

SELECT `buyer`.`id` FROM `buyer` WHERE `buyer`.`email` = ? LIMIT 1

SELECT COUNT(*) FROM `buyer` WHERE `buyer`.`phone` = ?

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`email` = ? FOR UPDATE

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE (`buyer`.`name` = ?) AND (`buyer`.`email` = ?)

SELECT COUNT(1) FROM `buyer` WHERE (`buyer`.`name` = ?) AND (`buyer`.`email` = ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`phone` IN (?, ?, ?) ORDER BY `buyer`.`id` ASC LIMIT 0, 2

SELECT COUNT(*) FROM `buyer` WHERE `buyer`.`phone` IN (?, ?, ?)

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`name` != ? ORDER BY `buyer`.`name` ASC LIMIT 0, 2

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` ORDER BY `buyer`.`id` ASC LIMIT 1, 1

SELECT COUNT(*) FROM `buyer`

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` ORDER BY `buyer`.`name` ASC

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`id` IN (?, ?)

SELECT COUNT(`buyer`.`id`) FROM `buyer` WHERE `buyer`.`id` = ?

SELECT national_id FROM buyer WHERE email = ?

SELECT * FROM buyer WHERE email IN (?, ?) ORDER BY id

UPDATE buyer SET phone = ? WHERE email = ?

SELECT * FROM buyer WHERE (? IS NULL OR phone = ?) AND name = ?

SELECT `buyer`.`id` AS `id`, `buyer`.`name` AS `name`, `buyer`.`home_street` AS `home_street`, `buyer`.`home_city` AS `home_city`, `buyer`.`phone` AS `phone`, `buyer`.`email` AS `email`, `buyer`.`version` AS `version`, `buyer`.`national_id` AS `national_id` FROM `buyer` WHERE `buyer`.`email` = ? AND `buyer`.`phone` IS NOT NULL

SELECT COUNT(1) FROM `buyer` WHERE `buyer`.`email` IN (?, ?)

SELECT COUNT(1) FROM `buyer` WHERE `buyer`.`email` != ?

SELECT `buyer`.`id` AS `id` FROM `buyer` WHERE `buyer`.`id` = ? FOR UPDATE

DELETE FROM `buyer` WHERE `buyer`.`id` = ? AND `buyer`.`version` = ?

DELETE FROM buyer WHERE email = ?

DELETE FROM `buyer` WHERE `buyer`.`id` = ?

INSERT INTO audit_notes (author_email, note) VALUES (?, ?)

INSERT INTO audit_notes (author_email, note) VALUES(?, ?)

SELECT note FROM audit_notes WHERE id = ?

SELECT * FROM audit_notes WHERE author_email = ? ORDER BY id

SELECT note FROM audit_notes WHERE author_email IN (?, ?) AND note IS NOT NULL ORDER BY id

SELECT COUNT(*) FROM audit_notes WHERE author_email = ?

SELECT b.name, a.note FROM buyer b JOIN audit_notes a ON a.author_email = b.email WHERE a.id = ?

UPDATE audit_notes SET note = ? WHERE author_email = ? AND id >= ?

DELETE FROM audit_notes WHERE author_email IN (?, ?)
