INSERT INTO country (country) VALUES ('Canada'), ('Australia'), ('Japan')

INSERT INTO city (city, country_id) VALUES ('Lethbridge', 1), ('Woodridge', 2), ('Sasebo', 3)

-- keys address_id
-- with '47 MySakila Drive', null, 'Alberta', 1, '', '403~'
-- gives 1
INSERT INTO address (address, address2, district, city_id, postal_code, phone) VALUES (?, ?, ?, ?, ?, ?)

-- changes 2
INSERT INTO address (address, district, city_id, postal_code, phone) VALUES
    ('28 MySQL Boulevard', 'QLD', 2, '', '617~'),
    ('23 Workhaven Lane', 'Alberta', 1, '', '14033~')

-- with '1411 Lillydale Drive', 'QLD', 2, '', '6172~'
-- with '1913 Hanoi Way', 'Nagasaki', 3, '35200', '28303~'
-- with '1121 Loja Avenue', 'California', 3, '17886', '8386~'
-- with '692 Joliet Street', 'Attika', 2, '83579', '4484~'
INSERT INTO address (address, district, city_id, postal_code, phone) VALUES (?, ?, ?, ?, ?)

-- changes 2
INSERT INTO store (address_id) VALUES (1), (2)

-- keys staff_id
-- with 'Mike', 'Hillyer', 3, b'png one~', 'Mike.Hillyer@example.com~', 1, 1, 'Mike', 'hash one~'
-- gives 1
INSERT INTO staff (first_name, last_name, address_id, picture, email, store_id, active, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- with 'Jon', 'Stephens', 4, null, 'Jon.Stephens@example.com~', 2, 'Jon', null
-- changes 1
INSERT INTO staff (first_name, last_name, address_id, picture, email, store_id, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

UPDATE store SET manager_staff_id = store_id

-- with 1, 'MARY', 'SMITH', 'MARY.SMITH@example.org~', 5, d'2006-02-14'
-- with 1, 'PATRICIA', 'JOHNSON', 'PATRICIA.JOHNSON@example.org~', 6, d'2006-02-14'
-- with 2, 'LINDA', 'WILLIAMS', 'LINDA.WILLIAMS@example.org~', 7, d'2006-02-15'
-- with 2, 'BARBARA', 'JONES', null, 7, d'2006-02-15'
INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date) VALUES (?, ?, ?, ?, ?, ?)

INSERT INTO category (name) VALUES ('Action'), ('Animation')

INSERT INTO film (title, release_year, rental_rate, rating) VALUES
    ('ACADEMY DINOSAUR', 2006, 0.99, 'PG'), ('ACE GOLDFINGER', 2006, 4.99, 'G'), ('AFRICAN EGG', 2006, 2.99, 'G')

INSERT INTO film_category (film_id, category_id) VALUES (1, 1), (2, 2), (3, 2)

INSERT INTO inventory (film_id, store_id) VALUES (1, 1), (1, 2), (2, 1), (3, 2)

-- with t'2005-05-24 22:53:30', 1, 1, t'2005-05-26 22:04:30', 1
-- with t'2005-05-24 22:54:33', 2, 3, t'2005-05-28 19:40:33', 2
-- with t'2005-05-25 00:00:40', 3, 1, null, 1
-- with t'2005-05-25 00:02:21', 4, 2, t'2005-06-03 01:43:21', 1
INSERT INTO rental (rental_date, inventory_id, customer_id, return_date, staff_id) VALUES (?, ?, ?, ?, ?)

-- with 1, 1, 1, 2.99, t'2005-05-25 11:30:37'
-- with 1, 1, 3, 5.99, t'2005-05-28 10:35:23'
-- with 2, 1, 4, 0.99, t'2005-05-29 07:25:16'
-- with 3, 2, 2, 9.99, t'2005-06-15 00:54:12'
INSERT INTO payment (customer_id, staff_id, rental_id, amount, payment_date) VALUES (?, ?, ?, ?, ?)

-- with 1
-- gives 1 | 1 | MARY | SMITH | MARY.SMITH@example.org~ | 5 | 1 | 2006-02-14
SELECT * FROM customer WHERE customer_id = ?

-- with 'MARY.SMITH@example.org~'
-- gives 1 | MARY | SMITH
SELECT customer_id, first_name, last_name FROM customer WHERE email = ?

-- gives PATRICIA | JOHNSON | PATRICIA.JOHNSON@example.org~
-- gives BARBARA | JONES | null
-- gives MARY | SMITH | MARY.SMITH@example.org~
-- gives LINDA | WILLIAMS | LINDA.WILLIAMS@example.org~
SELECT first_name, last_name, email FROM customer ORDER BY last_name, first_name

-- with 'LINDA.WILLIAMS@example.org~', 'PATRICIA.JOHNSON@example.org~'
-- gives 2 | PATRICIA.JOHNSON@example.org~
-- gives 3 | LINDA.WILLIAMS@example.org~
SELECT customer_id, email FROM customer WHERE email IN (?, ?) ORDER BY customer_id

-- with 'SMITH'
-- gives MARY.SMITH@example.org~
SELECT email FROM customer WHERE last_name = ?

-- with 'J%'
-- gives 2 | PATRICIA | PATRICIA.JOHNSON@example.org~
-- gives 4 | BARBARA | null
SELECT customer_id, first_name, email FROM customer WHERE last_name LIKE ? ORDER BY customer_id

-- gives BARBARA | JONES
SELECT first_name, last_name FROM customer WHERE email IS NULL

-- with 2, 1
-- gives 2 | PATRICIA | PATRICIA.JOHNSON@example.org~
-- gives 3 | LINDA | LINDA.WILLIAMS@example.org~
SELECT customer_id, first_name, email FROM customer ORDER BY customer_id LIMIT ? OFFSET ?

-- gives MARY | SMITH | MARY.SMITH@example.org~
-- gives PATRICIA | JOHNSON | PATRICIA.JOHNSON@example.org~
SELECT c.first_name, c.last_name, c.email
FROM customer c
INNER JOIN address a ON c.address_id = a.address_id
INNER JOIN city ON a.city_id = city.city_id
INNER JOIN country ON city.country_id = country.country_id
WHERE country.country = 'Japan'
ORDER BY c.customer_id

-- gives Mike | Hillyer | 23 Workhaven Lane | 14033~
-- gives Jon | Stephens | 1411 Lillydale Drive | 6172~
SELECT s.first_name, s.last_name, a.address, a.phone
FROM staff s LEFT JOIN address a USING (address_id)
ORDER BY s.last_name

-- gives JOHNSON | PATRICIA | 0.99
-- gives SMITH | MARY | 8.98
-- gives WILLIAMS | LINDA | 9.99
SELECT c.last_name, c.first_name, SUM(p.amount) AS total_paid
FROM customer c JOIN payment p ON c.customer_id = p.customer_id
GROUP BY c.customer_id, c.last_name, c.first_name
ORDER BY c.last_name

-- gives 1 | MARY.SMITH@example.org~ | 2
-- gives 2 | PATRICIA.JOHNSON@example.org~ | 1
-- gives 3 | LINDA.WILLIAMS@example.org~ | 1
-- gives 4 | null | 0
SELECT c.customer_id, c.email, COUNT(r.rental_id) AS rentals
FROM customer c LEFT JOIN rental r ON r.customer_id = c.customer_id
GROUP BY c.customer_id, c.email
ORDER BY rentals DESC, c.customer_id

-- gives LINDA | WILLIAMS | LINDA.WILLIAMS@example.org~ | 9.99
-- gives MARY | SMITH | MARY.SMITH@example.org~ | 8.98
SELECT c.first_name, c.last_name, c.email, SUM(p.amount) AS spent
FROM customer c JOIN payment p ON p.customer_id = c.customer_id
GROUP BY c.customer_id, c.first_name, c.last_name, c.email
HAVING SUM(p.amount) > 5
ORDER BY spent DESC
LIMIT 5

-- gives Mike | Hillyer | 9.97
SELECT s.first_name, s.last_name, SUM(p.amount)
FROM staff s JOIN payment p USING (staff_id)
WHERE p.payment_date >= '2005-05-01' AND p.payment_date < '2005-06-01'
GROUP BY s.first_name, s.last_name

-- gives SMITH, MARY | 28303~ | ACE GOLDFINGER
SELECT CONCAT(c.last_name, ', ', c.first_name) AS customer, a.phone, f.title
FROM rental r
INNER JOIN customer c ON r.customer_id = c.customer_id
INNER JOIN address a ON c.address_id = a.address_id
INNER JOIN inventory i ON r.inventory_id = i.inventory_id
INNER JOIN film f ON i.film_id = f.film_id
WHERE r.return_date IS NULL
ORDER BY f.title
LIMIT 5

-- gives Action | 12.98 | 2
-- gives Animation | 6.98 | 2
SELECT cat.name, SUM(p.amount) AS gross, COUNT(DISTINCT c.customer_id) AS customers
FROM category cat
JOIN film_category fc ON cat.category_id = fc.category_id
JOIN inventory i ON fc.film_id = i.film_id
JOIN rental r ON i.inventory_id = r.inventory_id
JOIN payment p ON r.rental_id = p.rental_id
JOIN customer c ON p.customer_id = c.customer_id
GROUP BY cat.name
ORDER BY gross DESC

-- gives MARY.SMITH@example.org~
-- gives LINDA.WILLIAMS@example.org~
SELECT c.email FROM customer c
WHERE EXISTS (
    SELECT 1 FROM rental r JOIN inventory i ON i.inventory_id = r.inventory_id
    WHERE r.customer_id = c.customer_id AND i.film_id = 1)
ORDER BY c.customer_id

-- gives null
SELECT email FROM customer WHERE customer_id NOT IN (SELECT customer_id FROM payment)

-- gives 1 | MARY.SMITH@example.org~ | 2
-- gives 2 | PATRICIA.JOHNSON@example.org~ | 1
-- gives 3 | LINDA.WILLIAMS@example.org~ | 1
-- gives 4 | null | 0
SELECT customer_id, email, (SELECT COUNT(*) FROM payment p WHERE p.customer_id = c.customer_id) AS payments
FROM customer c ORDER BY customer_id

-- gives Australia | 2 | 1
-- gives Japan | 2 | 2
SELECT co.country, COUNT(*) AS customers, COUNT(cu.email) AS reachable
FROM customer cu
JOIN address a ON a.address_id = cu.address_id
JOIN city ci ON ci.city_id = a.city_id
JOIN country co ON co.country_id = ci.country_id
GROUP BY co.country
ORDER BY customers DESC, co.country

-- gives 4 | 3 | 4
SELECT COUNT(*) AS customers, COUNT(DISTINCT email) AS addresses, SUM(active) AS active FROM customer

-- gives MARY.SMITH@example.org~ | 5.99 | 1
-- gives MARY.SMITH@example.org~ | 2.99 | 2
-- gives PATRICIA.JOHNSON@example.org~ | 0.99 | 1
-- gives LINDA.WILLIAMS@example.org~ | 9.99 | 1
SELECT c.email, p.amount, RANK() OVER (PARTITION BY c.customer_id ORDER BY p.amount DESC) AS place
FROM customer c JOIN payment p ON p.customer_id = c.customer_id
ORDER BY c.customer_id, place

-- gives LINDA | LINDA.WILLIAMS@example.org~ | 9.99
-- gives MARY | MARY.SMITH@example.org~ | 8.98
WITH spending AS (
    SELECT customer_id, SUM(amount) AS total FROM payment GROUP BY customer_id)
SELECT c.first_name, c.email, s.total FROM spending s JOIN customer c ON c.customer_id = s.customer_id
WHERE s.total > (SELECT AVG(total) FROM spending)
ORDER BY s.total DESC

-- gives BARBARA | JONES | null | customer
-- gives Jon | Stephens | null | staff
-- gives LINDA | WILLIAMS | LINDA.WILLIAMS@example.org~ | customer
-- gives MARY | SMITH | MARY.SMITH@example.org~ | customer
-- gives Mike | Hillyer | null | staff
-- gives PATRICIA | JOHNSON | PATRICIA.JOHNSON@example.org~ | customer
SELECT first_name, last_name, email, 'customer' AS kind FROM customer
UNION ALL
SELECT first_name, last_name, NULL, 'staff' FROM staff

-- gives BARBARA
-- gives Jon
-- gives LINDA
-- gives MARY
-- gives Mike
-- gives PATRICIA
SELECT first_name FROM customer UNION SELECT first_name FROM staff

-- gives 1 | MARY SMITH | 1913 Hanoi Way | 35200 | 28303~ | Sasebo | Japan | active | 1
-- gives 2 | PATRICIA JOHNSON | 1121 Loja Avenue | 17886 | 8386~ | Sasebo | Japan | active | 1
SELECT * FROM customer_list WHERE sid = 1 ORDER BY id

-- with 'Japan'
-- gives MARY SMITH | 28303~ | Sasebo
-- gives PATRICIA JOHNSON | 8386~ | Sasebo
SELECT name, phone, city FROM customer_list WHERE country = ? ORDER BY name

-- gives Australia | 2
-- gives Japan | 2
SELECT country, COUNT(*) FROM customer_list GROUP BY country

-- gives 1 | Mike Hillyer | 23 Workhaven Lane | 14033~ | Lethbridge | Canada | 1
-- gives 2 | Jon Stephens | 1411 Lillydale Drive | 6172~ | Woodridge | Australia | 2
SELECT * FROM staff_list ORDER BY id

-- gives Woodridge, Australia | Jon Stephens | 10.98
-- gives Lethbridge, Canada | Mike Hillyer | 8.98
SELECT store, manager, total_sales FROM sales_by_store ORDER BY total_sales DESC

-- with 'Jon.Stephens@example.com~'
-- gives 2 | Jon | null | 1
SELECT staff_id, username, password, active FROM staff WHERE email = ?

-- with 'Mike'
-- gives Mike | hash one~ | png one~
SELECT username, password, picture FROM staff WHERE username = ? AND active = 1

-- with 'MARY.SMITH-JONES@example.org~', 1
-- changes 1
UPDATE customer SET email = ? WHERE customer_id = ?

-- with 'hash two~', b'png two~', 2
-- changes 1
UPDATE staff SET password = ?, picture = ? WHERE staff_id = ?

-- with '28304~', 'MARY.SMITH-JONES@example.org~'
-- changes 1
UPDATE address SET phone = ? WHERE address_id = (SELECT address_id FROM customer WHERE email = ?)

-- with 'LINDA.WILLIAMS@example.org~'
-- changes 1
UPDATE customer SET active = 0 WHERE email = ?

-- with 'PATRICIA.JOHNSON@example.org~'
-- gives 2 | 1
SELECT customer_id, active FROM customer WHERE email = ? FOR UPDATE

-- changes 1
DELETE FROM customer WHERE email IS NULL
