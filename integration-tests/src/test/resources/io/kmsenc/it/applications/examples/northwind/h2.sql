-- with 'PARIS', 'Paris spécialités', 'Paris', '(1) 42.34.22.68~'
-- changes 1
MERGE INTO customers (customer_id, company_name, city, phone) KEY (customer_id) VALUES (?, ?, ?, ?)

SELECT TOP 2 order_id, ship_address FROM orders ORDER BY freight DESC

SELECT DATEDIFF(DAY, order_date, shipped_date) AS days, ship_address FROM orders ORDER BY order_id

SELECT c.phone, LISTAGG(o.order_id, ',') WITHIN GROUP (ORDER BY o.order_id) AS orders
FROM customers c JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.customer_id, c.phone
ORDER BY c.customer_id
