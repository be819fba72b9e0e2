CREATE TABLE staff (
  id INT PRIMARY KEY,
  salary DECIMAL(12,2) NOT NULL,
  badge INTEGER UNIQUE,
  active ${boolean},
  memo VARCHAR(100)
);
