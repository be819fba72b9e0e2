-- with 'PARIS', 'Paris spécialités', 'Paris', '(1) 42.34.22.68~'
INSERT INTO customers (customer_id, company_name, city, phone) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE company_name = VALUES(company_name), phone = VALUES(phone)

SELECT order_id, ship_address FROM orders ORDER BY freight DESC LIMIT 0, 2

SELECT DATEDIFF(shipped_date, order_date) AS days, ship_address FROM orders ORDER BY order_id

SELECT c.phone, GROUP_CONCAT(o.order_id ORDER BY o.order_id) AS orders
FROM customers c JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.customer_id
ORDER BY c.customer_id

SELECT YEAR(o.order_date) AS year, MONTH(o.order_date) AS month, COUNT(*) AS orders FROM orders o
GROUP BY YEAR(o.order_date), MONTH(o.order_date) WITH ROLLUP

-- changes 1
UPDATE orders o JOIN shippers s ON s.shipper_id = o.ship_via SET o.freight = 12, o.ship_address = '122 Hanover Sq.~'
WHERE s.phone = '(503) 555-3200~' AND o.order_id = 2
