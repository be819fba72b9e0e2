-- keys customer_id
-- with 2, 'ELIZABETH', 'BROWN', 'ELIZABETH.BROWN@example.org~', 7
-- gives 5
INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date)
VALUES (?, ?, ?, ?, ?, CURRENT_DATE)

-- with 2, 'LIZ', 'BROWN', 'ELIZABETH.BROWN@example.org~', 7, d'2006-02-16'
-- changes 1
MERGE INTO customer (store_id, first_name, last_name, email, address_id, create_date) KEY (email)
VALUES (?, ?, ?, ?, ?, ?)

-- with 'ELIZABETH.BROWN@example.org~', 0
MERGE INTO customer c USING (VALUES (?, ?)) v (email, active) ON c.email = v.email
WHEN MATCHED THEN UPDATE SET active = v.active

-- gives MARY | 28304~
-- gives PATRICIA | 8386~
-- gives LINDA, LIZ | 4484~
SELECT LISTAGG(c.first_name, ', ') WITHIN GROUP (ORDER BY c.first_name) AS names, a.phone
FROM customer c JOIN address a ON a.address_id = c.address_id
GROUP BY a.address_id, a.phone
ORDER BY a.address_id

-- gives 1 | MARY.SMITH-JONES@example.org~
-- gives 2 | PATRICIA.JOHNSON@example.org~
SELECT TOP 2 customer_id, email FROM customer ORDER BY customer_id

-- gives MARY.SMITH-JONES@example.org~ | 8.98
-- gives PATRICIA.JOHNSON@example.org~ | 0.99
-- gives LINDA.WILLIAMS@example.org~ | 9.99
-- gives ELIZABETH.BROWN@example.org~ | 0
SELECT c.email, NVL(SUM(p.amount), 0) AS total FROM customer c LEFT JOIN payment p USING (customer_id)
GROUP BY c.customer_id, c.email
ORDER BY c.customer_id

-- gives 2 | PATRICIA.JOHNSON@example.org~
-- gives 3 | LINDA.WILLIAMS@example.org~
SELECT customer_id, email FROM customer ORDER BY customer_id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY

-- gives MARY.SMITH-JONES@example.org~ | 5.99
-- gives PATRICIA.JOHNSON@example.org~ | 0.99
-- gives LINDA.WILLIAMS@example.org~ | 9.99
SELECT c.email, p.amount FROM customer c JOIN payment p USING (customer_id)
QUALIFY ROW_NUMBER() OVER (PARTITION BY c.customer_id ORDER BY p.amount DESC) = 1
ORDER BY c.customer_id

-- with 'ELIZABETH.BROWN@example.org~'
-- changes 1
DELETE FROM customer WHERE email = ?
