-- keys insert_id
-- with 2, 'ELIZABETH', 'BROWN', 'ELIZABETH.BROWN@example.org~', 7
-- gives 8
INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date) VALUES (?, ?, ?, ?, ?, NOW())

-- with 2, 'LIZ', 'BROWN', 'ELIZABETH.BROWN@example.org~', 7
INSERT INTO customer (store_id, first_name, last_name, email, address_id, create_date)
VALUES (?, ?, ?, ?, ?, CURRENT_DATE)
ON DUPLICATE KEY UPDATE first_name = VALUES(first_name), email = VALUES(email)

INSERT INTO address SET address = '53 Idfu Parkway', district = 'Nantou', city_id = 3, phone = '1065~'

-- gives MARY SMITH | 28304~
-- gives PATRICIA JOHNSON | 8386~
-- gives LIZ BROWN, LINDA WILLIAMS | 4484~
SELECT GROUP_CONCAT(CONCAT(c.first_name, ' ', c.last_name) ORDER BY c.last_name SEPARATOR ', ') AS names, a.phone
FROM customer c JOIN address a ON a.address_id = c.address_id
GROUP BY a.address_id, a.phone
ORDER BY a.address_id

-- gives MARY.SMITH-JONES@example.org~ | 8.98 | 2005-05
-- gives PATRICIA.JOHNSON@example.org~ | 0.99 | 2005-05
-- gives LINDA.WILLIAMS@example.org~ | 9.99 | 2005-06
-- gives ELIZABETH.BROWN@example.org~ | 0 | null
SELECT c.email, IFNULL(SUM(p.amount), 0) AS total, DATE_FORMAT(MAX(p.payment_date), '%Y-%m') AS latest
FROM customer c LEFT JOIN payment p USING (customer_id)
GROUP BY c.customer_id, c.email
ORDER BY c.customer_id

-- gives 1 | MARY.SMITH-JONES@example.org~
-- gives 2 | PATRICIA.JOHNSON@example.org~
SELECT SQL_CALC_FOUND_ROWS customer_id, email FROM customer ORDER BY customer_id LIMIT 0, 2

UPDATE customer c JOIN address a ON a.address_id = c.address_id
SET c.active = 0, a.phone = '9999~'
WHERE c.email = 'ELIZABETH.BROWN@example.org~'

-- with 'ELIZABETH.BROWN@example.org~'
-- gives 0 | 9999~
SELECT c.active, a.phone FROM customer AS c NATURAL JOIN address AS a WHERE c.email = ? LOCK IN SHARE MODE

-- with 'ELIZABETH.BROWN@example.org~'
-- changes 1
DELETE c FROM customer c WHERE c.email = ?

-- with 'Ada', 'Jones', 3, 'Ada.Jones@example.com~', 1, 'Ada', 'hash three~'
-- gives 3 | Ada.Jones@example.com~
INSERT INTO staff (first_name, last_name, address_id, email, store_id, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING staff_id, email

-- with 3, 'Ada', 'Jones-Smith', 3, 'Ada.Jones@example.com~', 1, 1, 'Ada', 'hash four~'
REPLACE INTO staff (staff_id, first_name, last_name, address_id, email, store_id, active, username, password)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- gives yes | 3
SELECT IF(s.email IS NULL, 'no', 'yes') AS reachable, COUNT(*) FROM staff s GROUP BY reachable
