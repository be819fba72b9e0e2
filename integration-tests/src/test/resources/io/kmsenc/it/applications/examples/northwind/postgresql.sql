-- with 'PARIS', 'Paris spécialités', 'Paris', '(1) 42.34.22.68~'
-- gives PARIS | (1) 42.34.22.68~
INSERT INTO customers (customer_id, company_name, city, phone) VALUES (?, ?, ?, ?)
ON CONFLICT (customer_id) DO UPDATE SET company_name = EXCLUDED.company_name, phone = EXCLUDED.phone
RETURNING customer_id, phone

-- gives 3 | 121 Hanover Sq.~
-- gives 4 | null
SELECT order_id, ship_address FROM orders ORDER BY freight DESC FETCH FIRST 2 ROWS ONLY

-- gives 12 | Obere Str. 57~
-- gives 46 | 120 Hanover Sq.~
-- gives 24 | 121 Hanover Sq.~
-- gives 4 | null
SELECT shipped_date - order_date AS days, ship_address FROM orders ORDER BY order_id

-- gives 030-0074321~ | 1
-- gives (171) 555-7788~ | 2,3
-- gives 91.24.45.40~ | 4
SELECT c.phone, array_to_string(array_agg(o.order_id ORDER BY o.order_id), ',') AS orders
FROM customers c JOIN orders o USING (customer_id)
GROUP BY c.customer_id
ORDER BY c.customer_id

-- gives 1996 | 2 | 43.99
-- gives 1997 | 2 | 107.17
-- gives null | 4 | 151.16
SELECT extract(year FROM o.order_date) AS year, count(*) AS orders, sum(o.freight) AS freight FROM orders o
GROUP BY ROLLUP (extract(year FROM o.order_date))

-- changes 1
UPDATE orders o SET freight = 12, ship_address = '122 Hanover Sq.~' FROM shippers s
WHERE s.shipper_id = o.ship_via AND s.phone = '(503) 555-3200~' AND o.order_id = 2

-- gives Alfreds Futterkiste | Obere Str. 57~
-- gives Around the Horn | 121 Hanover Sq.~
-- gives Bon app' | null
-- gives Paris spécialités | null
SELECT c.company_name, t.ship_address
FROM customers c
LEFT JOIN LATERAL (SELECT o.ship_address FROM orders o WHERE o.customer_id = c.customer_id ORDER BY o.order_date DESC LIMIT 1) t
    ON TRUE
ORDER BY c.customer_id
