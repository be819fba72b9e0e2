CREATE TABLE country (country_id BIGINT AUTO_INCREMENT PRIMARY KEY, country VARCHAR(50) NOT NULL)

CREATE TABLE city (
    city_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    city VARCHAR(50) NOT NULL,
    country_id BIGINT NOT NULL,
    CONSTRAINT fk_city_country FOREIGN KEY (country_id) REFERENCES country (country_id)
)

CREATE TABLE address (
    address_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    address VARCHAR(50) NOT NULL,
    address2 VARCHAR(50),
    district VARCHAR(20) NOT NULL,
    city_id BIGINT NOT NULL,
    postal_code VARCHAR(10),
    phone VARCHAR(300) NOT NULL,
    CONSTRAINT fk_address_city FOREIGN KEY (city_id) REFERENCES city (city_id)
)

CREATE TABLE store (
    store_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    manager_staff_id BIGINT,
    address_id BIGINT NOT NULL,
    CONSTRAINT fk_store_address FOREIGN KEY (address_id) REFERENCES address (address_id)
)

CREATE TABLE staff (
    staff_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    first_name VARCHAR(45) NOT NULL,
    last_name VARCHAR(45) NOT NULL,
    address_id BIGINT NOT NULL,
    picture VARBINARY(4000),
    email VARCHAR(400),
    store_id BIGINT NOT NULL,
    active INT DEFAULT 1 NOT NULL,
    username VARCHAR(16) NOT NULL,
    password VARCHAR(300),
    CONSTRAINT fk_staff_store FOREIGN KEY (store_id) REFERENCES store (store_id),
    CONSTRAINT fk_staff_address FOREIGN KEY (address_id) REFERENCES address (address_id)
)

CREATE TABLE customer (
    customer_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    store_id BIGINT NOT NULL,
    first_name VARCHAR(45) NOT NULL,
    last_name VARCHAR(45) NOT NULL,
    email VARCHAR(400),
    address_id BIGINT NOT NULL,
    active INT DEFAULT 1 NOT NULL,
    create_date DATE NOT NULL,
    CONSTRAINT fk_customer_address FOREIGN KEY (address_id) REFERENCES address (address_id),
    CONSTRAINT fk_customer_store FOREIGN KEY (store_id) REFERENCES store (store_id)
)

CREATE INDEX idx_customer_last_name ON customer (last_name)

CREATE UNIQUE INDEX idx_customer_email ON customer (email)

CREATE TABLE category (category_id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(25) NOT NULL)

CREATE TABLE film (
    film_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    title VARCHAR(128) NOT NULL,
    release_year INT,
    rental_duration INT DEFAULT 3 NOT NULL,
    rental_rate DECIMAL(4, 2) NOT NULL,
    rating VARCHAR(10)
)

CREATE TABLE film_category (
    film_id BIGINT NOT NULL,
    category_id BIGINT NOT NULL,
    PRIMARY KEY (film_id, category_id)
)

CREATE TABLE inventory (
    inventory_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    film_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL,
    CONSTRAINT fk_inventory_film FOREIGN KEY (film_id) REFERENCES film (film_id)
)

CREATE TABLE rental (
    rental_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    rental_date TIMESTAMP NULL,
    inventory_id BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    return_date TIMESTAMP NULL,
    staff_id BIGINT NOT NULL,
    CONSTRAINT fk_rental_customer FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
    CONSTRAINT fk_rental_staff FOREIGN KEY (staff_id) REFERENCES staff (staff_id)
)

CREATE TABLE payment (
    payment_id BIGINT AUTO_INCREMENT PRIMARY KEY,
    customer_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    rental_id BIGINT,
    amount DECIMAL(5, 2) NOT NULL,
    payment_date TIMESTAMP NULL,
    CONSTRAINT fk_payment_customer FOREIGN KEY (customer_id) REFERENCES customer (customer_id)
)

CREATE VIEW customer_list AS
SELECT cu.customer_id AS id, CONCAT(cu.first_name, ' ', cu.last_name) AS name, a.address, a.postal_code AS zip_code,
    a.phone, city.city, country.country, CASE WHEN cu.active = 1 THEN 'active' ELSE '' END AS notes,
    cu.store_id AS sid
FROM customer cu
JOIN address a ON cu.address_id = a.address_id
JOIN city ON a.city_id = city.city_id
JOIN country ON city.country_id = country.country_id

CREATE VIEW staff_list AS
SELECT s.staff_id AS id, CONCAT(s.first_name, ' ', s.last_name) AS name, a.address, a.phone, city.city,
    country.country, s.store_id AS sid
FROM staff s
JOIN address a ON s.address_id = a.address_id
JOIN city ON a.city_id = city.city_id
JOIN country ON city.country_id = country.country_id

CREATE VIEW sales_by_store AS
SELECT CONCAT(c.city, ', ', cy.country) AS store, CONCAT(m.first_name, ' ', m.last_name) AS manager,
    SUM(p.amount) AS total_sales
FROM payment p
JOIN rental r ON p.rental_id = r.rental_id
JOIN inventory i ON r.inventory_id = i.inventory_id
JOIN store s ON i.store_id = s.store_id
JOIN address a ON s.address_id = a.address_id
JOIN city c ON a.city_id = c.city_id
JOIN country cy ON c.country_id = cy.country_id
JOIN staff m ON s.manager_staff_id = m.staff_id
GROUP BY cy.country, c.city, s.store_id, m.first_name, m.last_name

INSERT INTO country (country) VALUES ('Canada'), ('Australia'), ('Japan')

INSERT INTO city (city, country_id) VALUES ('Lethbridge', 1), ('Woodridge', 2), ('Sasebo', 3)

INSERT INTO address (address, address2, district, city_id, postal_code, phone) VALUES (?, ?, ?, ?, ?, ?)

INSERT INTO address (address, district, city_id, postal_code, phone) VALUES
    ('28 MySQL Boulevard', 'QLD', 2, '', '617.zq7sentinel4x'),
    ('23 Workhaven Lane', 'Alberta', 1, '', '14033.zq7sentinel4x')

INSERT INTO address (address, district, city_id, postal_code, phone) VALUES (?, ?, ?, ?, ?)

INSERT INTO store (address_id) VALUES (1), (2)

INSERT INTO staff (first_name, last_name, address_id, picture, email, store_id, active, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO staff (first_name, last_name, address_id, picture, email, store_id, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

UPDATE store SET manager_staff_id = store_id

INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date) VALUES (?, ?, ?, ?, ?, ?)

INSERT INTO category (name) VALUES ('Action'), ('Animation')

INSERT INTO film (title, release_year, rental_rate, rating) VALUES
    ('ACADEMY DINOSAUR', 2006, 0.99, 'PG'), ('ACE GOLDFINGER', 2006, 4.99, 'G'), ('AFRICAN EGG', 2006, 2.99, 'G')

INSERT INTO film_category (film_id, category_id) VALUES (1, 1), (2, 2), (3, 2)

INSERT INTO inventory (film_id, store_id) VALUES (1, 1), (1, 2), (2, 1), (3, 2)

INSERT INTO rental (rental_date, inventory_id, customer_id, return_date, staff_id) VALUES (?, ?, ?, ?, ?)

INSERT INTO payment (customer_id, staff_id, rental_id, amount, payment_date) VALUES (?, ?, ?, ?, ?)

SELECT * FROM customer WHERE customer_id = ?

SELECT customer_id, first_name, last_name FROM customer WHERE email = ?

SELECT first_name, last_name, email FROM customer ORDER BY last_name, first_name

SELECT customer_id, email FROM customer WHERE email IN (?, ?) ORDER BY customer_id

SELECT email FROM customer WHERE last_name = ?

SELECT customer_id, first_name, email FROM customer WHERE last_name LIKE ? ORDER BY customer_id

SELECT first_name, last_name FROM customer WHERE email IS NULL

SELECT customer_id, first_name, email FROM customer ORDER BY customer_id LIMIT ? OFFSET ?

SELECT c.first_name, c.last_name, c.email
FROM customer c
INNER JOIN address a ON c.address_id = a.address_id
INNER JOIN city ON a.city_id = city.city_id
INNER JOIN country ON city.country_id = country.country_id
WHERE country.country = 'Japan'
ORDER BY c.customer_id

SELECT s.first_name, s.last_name, a.address, a.phone
FROM staff s LEFT JOIN address a USING (address_id)
ORDER BY s.last_name

SELECT c.last_name, c.first_name, SUM(p.amount) AS total_paid
FROM customer c JOIN payment p ON c.customer_id = p.customer_id
GROUP BY c.customer_id, c.last_name, c.first_name
ORDER BY c.last_name

SELECT c.customer_id, c.email, COUNT(r.rental_id) AS rentals
FROM customer c LEFT JOIN rental r ON r.customer_id = c.customer_id
GROUP BY c.customer_id, c.email
ORDER BY rentals DESC, c.customer_id

SELECT c.first_name, c.last_name, c.email, SUM(p.amount) AS spent
FROM customer c JOIN payment p ON p.customer_id = c.customer_id
GROUP BY c.customer_id, c.first_name, c.last_name, c.email
HAVING SUM(p.amount) > 5
ORDER BY spent DESC
LIMIT 5

SELECT s.first_name, s.last_name, SUM(p.amount)
FROM staff s JOIN payment p USING (staff_id)
WHERE p.payment_date >= '2005-05-01' AND p.payment_date < '2005-06-01'
GROUP BY s.first_name, s.last_name

SELECT CONCAT(c.last_name, ', ', c.first_name) AS customer, a.phone, f.title
FROM rental r
INNER JOIN customer c ON r.customer_id = c.customer_id
INNER JOIN address a ON c.address_id = a.address_id
INNER JOIN inventory i ON r.inventory_id = i.inventory_id
INNER JOIN film f ON i.film_id = f.film_id
WHERE r.return_date IS NULL
ORDER BY f.title
LIMIT 5

SELECT cat.name, SUM(p.amount) AS gross, COUNT(DISTINCT c.customer_id) AS customers
FROM category cat
JOIN film_category fc ON cat.category_id = fc.category_id
JOIN inventory i ON fc.film_id = i.film_id
JOIN rental r ON i.inventory_id = r.inventory_id
JOIN payment p ON r.rental_id = p.rental_id
JOIN customer c ON p.customer_id = c.customer_id
GROUP BY cat.name
ORDER BY gross DESC

SELECT c.email FROM customer c
WHERE EXISTS (
    SELECT 1 FROM rental r JOIN inventory i ON i.inventory_id = r.inventory_id
    WHERE r.customer_id = c.customer_id AND i.film_id = 1)
ORDER BY c.customer_id

SELECT email FROM customer WHERE customer_id NOT IN (SELECT customer_id FROM payment)

SELECT customer_id, email, (SELECT COUNT(*) FROM payment p WHERE p.customer_id = c.customer_id) AS payments
FROM customer c ORDER BY customer_id

SELECT co.country, COUNT(*) AS customers, COUNT(cu.email) AS reachable
FROM customer cu
JOIN address a ON a.address_id = cu.address_id
JOIN city ci ON ci.city_id = a.city_id
JOIN country co ON co.country_id = ci.country_id
GROUP BY co.country
ORDER BY customers DESC, co.country

SELECT COUNT(*) AS customers, COUNT(DISTINCT email) AS addresses, SUM(active) AS active FROM customer

SELECT c.email, p.amount, RANK() OVER (PARTITION BY c.customer_id ORDER BY p.amount DESC) AS place
FROM customer c JOIN payment p ON p.customer_id = c.customer_id
ORDER BY c.customer_id, place

WITH spending AS (
    SELECT customer_id, SUM(amount) AS total FROM payment GROUP BY customer_id)
SELECT c.first_name, c.email, s.total FROM spending s JOIN customer c ON c.customer_id = s.customer_id
WHERE s.total > (SELECT AVG(total) FROM spending)
ORDER BY s.total DESC

SELECT first_name, last_name, email, 'customer' AS kind FROM customer
UNION ALL
SELECT first_name, last_name, NULL, 'staff' FROM staff

SELECT first_name FROM customer UNION SELECT first_name FROM staff

SELECT * FROM customer_list WHERE sid = 1 ORDER BY id

SELECT name, phone, city FROM customer_list WHERE country = ? ORDER BY name

SELECT country, COUNT(*) FROM customer_list GROUP BY country

SELECT * FROM staff_list ORDER BY id

SELECT store, manager, total_sales FROM sales_by_store ORDER BY total_sales DESC

SELECT staff_id, username, password, active FROM staff WHERE email = ?

SELECT username, password, picture FROM staff WHERE username = ? AND active = 1

UPDATE customer SET email = ? WHERE customer_id = ?

UPDATE staff SET password = ?, picture = ? WHERE staff_id = ?

UPDATE address SET phone = ? WHERE address_id = (SELECT address_id FROM customer WHERE email = ?)

UPDATE customer SET active = 0 WHERE email = ?

SELECT customer_id, active FROM customer WHERE email = ? FOR UPDATE

DELETE FROM customer WHERE email IS NULL

INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date) VALUES (?, ?, ?, ?, ?, NOW())

INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date)
VALUES (?, ?, ?, ?, ?, CURRENT_DATE)
ON DUPLICATE KEY UPDATE first_name = VALUES(first_name), email = VALUES(email)

INSERT INTO address SET address = '53 Idfu Parkway', district = 'Nantou', city_id = 3, phone = '1065.zq7sentinel4x'

SELECT GROUP_CONCAT(CONCAT(c.first_name, ' ', c.last_name) ORDER BY c.last_name SEPARATOR ', ') AS names, a.phone
FROM customer c JOIN address a ON a.address_id = c.address_id
GROUP BY a.address_id, a.phone
ORDER BY a.address_id

SELECT c.email, IFNULL(SUM(p.amount), 0) AS total, DATE_FORMAT(MAX(p.payment_date), '%Y-%m') AS latest
FROM customer c LEFT JOIN payment p USING (customer_id)
GROUP BY c.customer_id, c.email
ORDER BY c.customer_id

SELECT SQL_CALC_FOUND_ROWS customer_id, email FROM customer ORDER BY customer_id LIMIT 0, 2

UPDATE customer c JOIN address a ON a.address_id = c.address_id
SET c.active = 0, a.phone = '9999.zq7sentinel4x'
WHERE c.email = 'ELIZABETH.BROWN@example.org.zq7sentinel4x'

SELECT c.active, a.phone FROM customer AS c NATURAL JOIN address AS a WHERE c.email = ? LOCK IN SHARE MODE

DELETE c FROM customer c WHERE c.email = ?

INSERT INTO staff (first_name, last_name, address_id, email, store_id, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING staff_id, email

REPLACE INTO staff (staff_id, first_name, last_name, address_id, email, store_id, active, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

SELECT IF(s.email IS NULL, 'no', 'yes') AS reachable, COUNT(*) FROM staff s GROUP BY reachable
