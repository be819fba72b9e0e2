-- with 'PARIS', 'Paris spécialités', 'Paris', '(1) 42.34.22.68~'
-- changes 1
MERGE INTO customers (customer_id, company_name, city, phone) KEY (customer_id) VALUES (?, ?, ?, ?)

-- gives 3 | 121 Hanover Sq.~
-- gives 4 | null
SELECT TOP 2 order_id, ship_address FROM orders ORDER BY freight DESC

-- gives 12 | Obere Str. 57~
-- gives 46 | 120 Hanover Sq.~
-- gives 24 | 121 Hanover Sq.~
-- gives 4 | null
SELECT DATEDIFF(DAY, order_date, shipped_date) AS days, ship_address FROM orders ORDER BY order_id

-- gives 030-0074321~ | 1
-- gives (171) 555-7788~ | 2,3
-- gives 91.24.45.40~ | 4
SELECT c.phone, LISTAGG(o.order_id, ',') WITHIN GROUP (ORDER BY o.order_id) AS orders
FROM customers c JOIN orders o ON o.customer_id = c.customer_id
GROUP BY c.customer_id, c.phone
ORDER BY c.customer_id
