-- with 2, 'ELIZABETH', 'BROWN', 'ELIZABETH.BROWN@example.org~', 7
-- gives 5 | ELIZABETH.BROWN@example.org~
INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date)
VALUES (?, ?, ?, ?, ?, now()) RETURNING customer_id, email

-- with 2, 'LIZ', 'BROWN', 'ELIZABETH.BROWN@example.org~', 7
-- gives 5 | LIZ
INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date)
VALUES (?, ?, ?, ?, ?, CURRENT_DATE)
ON CONFLICT (email) DO UPDATE SET first_name = EXCLUDED.first_name
RETURNING customer_id, first_name

-- with 1, 'MARY', 'SMITH', 'MARY.SMITH-JONES@example.org~', 5
-- changes 0
INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date)
VALUES (?, ?, ?, ?, ?, CURRENT_DATE) ON CONFLICT DO NOTHING

-- gives MARY SMITH | 28304~
-- gives PATRICIA JOHNSON | 8386~
-- gives LIZ BROWN, LINDA WILLIAMS | 4484~
SELECT string_agg(c.first_name || ' ' || c.last_name, ', ' ORDER BY c.last_name) AS names, a.phone
FROM customer c JOIN address a ON a.address_id = c.address_id
GROUP BY a.address_id
ORDER BY a.address_id

-- gives 1 | MARY.SMITH-JONES@example.org~ | 2006-02-14
-- gives 2 | PATRICIA.JOHNSON@example.org~ | 2006-02-14
SELECT c.customer_id, c.email, c.create_date::text FROM customer c WHERE c.customer_id = ANY (ARRAY[1, 2]) ORDER BY 1

-- gives MARY.SMITH-JONES@example.org~ | ACE GOLDFINGER
-- gives PATRICIA.JOHNSON@example.org~ | AFRICAN EGG
-- gives LINDA.WILLIAMS@example.org~ | ACADEMY DINOSAUR
SELECT c.email, t.title
FROM customer c
CROSS JOIN LATERAL (
    SELECT f.title FROM rental r JOIN inventory i USING (inventory_id) JOIN film f USING (film_id)
    WHERE r.customer_id = c.customer_id ORDER BY r.rental_date DESC LIMIT 1) t
ORDER BY c.customer_id

-- gives 1 | MARY.SMITH-JONES@example.org~ | 5.99
-- gives 2 | PATRICIA.JOHNSON@example.org~ | 0.99
-- gives 3 | LINDA.WILLIAMS@example.org~ | 9.99
SELECT DISTINCT ON (c.customer_id) c.customer_id, c.email, p.amount
FROM customer c JOIN payment p USING (customer_id)
ORDER BY c.customer_id, p.amount DESC

-- gives MARY.SMITH-JONES@example.org~ | 5.99
-- gives PATRICIA.JOHNSON@example.org~ | 0
-- gives LINDA.WILLIAMS@example.org~ | 9.99
-- gives ELIZABETH.BROWN@example.org~ | 0
SELECT c.email, coalesce(sum(p.amount) FILTER (WHERE p.amount > 3), 0) AS large
FROM customer c LEFT JOIN payment p USING (customer_id)
GROUP BY c.customer_id
ORDER BY c.customer_id

-- gives 2005-05-01 | Mike.Hillyer@example.com~ | 9.97
-- gives 2005-06-01 | Jon.Stephens@example.com~ | 9.99
SELECT date_trunc('month', p.payment_date)::date AS month, s.email, sum(p.amount) AS total
FROM payment p JOIN staff s USING (staff_id)
GROUP BY 1, 2
ORDER BY total

-- with 'ELIZABETH.BROWN@example.org~'
-- gives 7
UPDATE address a SET phone = '9999~' FROM customer c
WHERE c.address_id = a.address_id AND c.email = ?
RETURNING a.address_id

-- gives 5 | ELIZABETH.BROWN@example.org~
-- gives 3 | LINDA.WILLIAMS@example.org~
SELECT customer_id, email FROM customer ORDER BY create_date DESC NULLS LAST, customer_id FETCH FIRST 2 ROWS ONLY

-- gives 5 | ELIZABETH.BROWN@example.org~
WITH gone AS (DELETE FROM customer WHERE email = 'ELIZABETH.BROWN@example.org~' RETURNING customer_id, email)
SELECT customer_id, email FROM gone

-- gives 1 | Mike.Hillyer@example.com~
-- gives 2 | Jon.Stephens@example.com~
SELECT staff_id, email FROM staff ORDER BY staff_id FOR UPDATE SKIP LOCKED
