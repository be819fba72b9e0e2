CREATE TABLE categories (category_id IDENTITY, category_name VARCHAR(15) NOT NULL)

CREATE TABLE suppliers (
    supplier_id IDENTITY,
    company_name VARCHAR(40) NOT NULL,
    contact_name VARCHAR(30),
    city VARCHAR(15),
    country VARCHAR(15),
    phone VARCHAR(300),
    homepage TEXT
)

CREATE TABLE products (
    product_id IDENTITY,
    product_name VARCHAR(40) NOT NULL,
    supplier_id BIGINT,
    category_id BIGINT,
    unit_price DECIMAL(10, 2),
    units_in_stock INT,
    discontinued INT DEFAULT 0 NOT NULL,
    CONSTRAINT fk_products_suppliers FOREIGN KEY (supplier_id) REFERENCES suppliers (supplier_id)
)

CREATE TABLE customers (
    customer_id VARCHAR(5) PRIMARY KEY,
    company_name VARCHAR(40) NOT NULL,
    contact_name VARCHAR(30),
    city VARCHAR(15),
    region VARCHAR(15),
    country VARCHAR(15),
    phone VARCHAR(300),
    fax VARCHAR(300)
)

CREATE INDEX ix_customers_city ON customers (city)

CREATE TABLE employees (
    employee_id IDENTITY,
    last_name VARCHAR(20) NOT NULL,
    first_name VARCHAR(10) NOT NULL,
    title VARCHAR(30),
    birth_date DATE,
    hire_date DATE,
    city VARCHAR(15),
    home_phone VARCHAR(300),
    photo BINARIES,
    notes TEXT,
    reports_to BIGINT,
    CONSTRAINT fk_employees_employees FOREIGN KEY (reports_to) REFERENCES employees (employee_id)
)

CREATE TABLE shippers (shipper_id IDENTITY, company_name VARCHAR(40) NOT NULL, phone VARCHAR(300))

CREATE TABLE orders (
    order_id IDENTITY,
    customer_id VARCHAR(5),
    employee_id BIGINT,
    order_date DATE,
    required_date DATE,
    shipped_date DATE,
    ship_via BIGINT,
    freight DECIMAL(10, 2) DEFAULT 0,
    ship_name VARCHAR(40),
    ship_address VARCHAR(600),
    ship_country VARCHAR(15),
    CONSTRAINT fk_orders_customers FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
    CONSTRAINT fk_orders_employees FOREIGN KEY (employee_id) REFERENCES employees (employee_id),
    CONSTRAINT fk_orders_shippers FOREIGN KEY (ship_via) REFERENCES shippers (shipper_id)
)

CREATE TABLE order_details (
    order_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    unit_price DECIMAL(10, 2) NOT NULL,
    quantity INT NOT NULL,
    discount DECIMAL(4, 2) DEFAULT 0 NOT NULL,
    PRIMARY KEY (order_id, product_id)
)

CREATE VIEW customer_and_suppliers_by_city AS
SELECT city, company_name, contact_name, 'Customers' AS relationship FROM customers
UNION
SELECT city, company_name, contact_name, 'Suppliers' FROM suppliers

CREATE VIEW orders_qry AS
SELECT orders.order_id, orders.customer_id, orders.employee_id, orders.order_date, orders.shipped_date,
    orders.freight, orders.ship_name, orders.ship_address, customers.company_name, customers.city, customers.country
FROM customers INNER JOIN orders ON customers.customer_id = orders.customer_id

CREATE VIEW invoices AS
SELECT o.order_id, o.ship_name, o.ship_address, o.ship_country, c.company_name AS customer_name, c.phone AS customer_phone,
    CONCAT(e.first_name, ' ', e.last_name) AS salesperson, s.company_name AS shipper_name, p.product_name,
    d.unit_price, d.quantity, d.unit_price * d.quantity * (1 - d.discount) AS extended_price
FROM shippers s
JOIN orders o ON s.shipper_id = o.ship_via
JOIN customers c ON c.customer_id = o.customer_id
JOIN employees e ON e.employee_id = o.employee_id
JOIN order_details d ON d.order_id = o.order_id
JOIN products p ON p.product_id = d.product_id

CREATE VIEW phone_list AS
SELECT company_name, phone FROM customers UNION ALL SELECT company_name, phone FROM suppliers
