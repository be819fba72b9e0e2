-- with 'PARIS', 'Paris spécialités', 'Paris', '(1) 42.34.22.68~'
INSERT INTO customers (customer_id, company_name, city, phone) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE company_name = VALUES(company_name), phone = VALUES(phone)

-- gives 3 | 121 Hanover Sq.~
-- gives 4 | null
SELECT order_id, ship_address FROM orders ORDER BY freight DESC LIMIT 0, 2

-- gives 12 | Obere Str. 57~
-- gives 46 | 120 Hanover Sq.~
-- gives 24 | 121 Hanover Sq.~
-- gives 4 | null
SELECT DATEDIFF(shipped_date, order_date) AS days, ship_address FROM orders ORDER BY order_id

-- gives 030-0074321~ | 1
-- gives (171) 555-7788~ | 2,3
-- gives 91.24.45.40~ | 4
SELECT c.phone, GROUP_CONCAT(o.order_id ORDER BY o.order_id) AS orders
FROM customers c JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.customer_id
ORDER BY c.customer_id

-- gives 1996 | 7 | 2
-- gives 1996 | null | 2
-- gives 1997 | 1 | 1
-- gives 1997 | 2 | 1
-- gives 1997 | null | 2
-- gives null | null | 4
SELECT YEAR(o.order_date) AS year, MONTH(o.order_date) AS month, COUNT(*) AS orders FROM orders o
GROUP BY YEAR(o.order_date), MONTH(o.order_date) WITH ROLLUP

-- changes 1
UPDATE orders o JOIN shippers s ON s.shipper_id = o.ship_via SET o.freight = 12, o.ship_address = '122 Hanover Sq.~'
WHERE s.phone = '(503) 555-3200~' AND o.order_id = 2
