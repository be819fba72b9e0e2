CREATE TABLE country (country_id IDENTITY, country VARCHAR(50) NOT NULL)

CREATE TABLE city (
    city_id IDENTITY,
    city VARCHAR(50) NOT NULL,
    country_id BIGINT NOT NULL,
    CONSTRAINT fk_city_country FOREIGN KEY (country_id) REFERENCES country (country_id)
)

CREATE TABLE address (
    address_id IDENTITY,
    address VARCHAR(50) NOT NULL,
    address2 VARCHAR(50),
    district VARCHAR(20) NOT NULL,
    city_id BIGINT NOT NULL,
    postal_code VARCHAR(10),
    phone VARCHAR(300) NOT NULL,
    CONSTRAINT fk_address_city FOREIGN KEY (city_id) REFERENCES city (city_id)
)

CREATE TABLE store (
    store_id IDENTITY,
    manager_staff_id BIGINT,
    address_id BIGINT NOT NULL,
    CONSTRAINT fk_store_address FOREIGN KEY (address_id) REFERENCES address (address_id)
)

CREATE TABLE staff (
    staff_id IDENTITY,
    first_name VARCHAR(45) NOT NULL,
    last_name VARCHAR(45) NOT NULL,
    address_id BIGINT NOT NULL,
    picture BINARIES,
    email VARCHAR(400),
    store_id BIGINT NOT NULL,
    active INT DEFAULT 1 NOT NULL,
    username VARCHAR(16) NOT NULL,
    password VARCHAR(300),
    CONSTRAINT fk_staff_store FOREIGN KEY (store_id) REFERENCES store (store_id),
    CONSTRAINT fk_staff_address FOREIGN KEY (address_id) REFERENCES address (address_id)
)

CREATE TABLE customer (
    customer_id IDENTITY,
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

CREATE TABLE category (category_id IDENTITY, name VARCHAR(25) NOT NULL)

CREATE TABLE film (
    film_id IDENTITY,
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
    inventory_id IDENTITY,
    film_id BIGINT NOT NULL,
    store_id BIGINT NOT NULL,
    CONSTRAINT fk_inventory_film FOREIGN KEY (film_id) REFERENCES film (film_id)
)

CREATE TABLE rental (
    rental_id IDENTITY,
    rental_date TIMESTAMP NULL,
    inventory_id BIGINT NOT NULL,
    customer_id BIGINT NOT NULL,
    return_date TIMESTAMP NULL,
    staff_id BIGINT NOT NULL,
    CONSTRAINT fk_rental_customer FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
    CONSTRAINT fk_rental_staff FOREIGN KEY (staff_id) REFERENCES staff (staff_id)
)

CREATE TABLE payment (
    payment_id IDENTITY,
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
