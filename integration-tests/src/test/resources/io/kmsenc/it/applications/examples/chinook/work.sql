INSERT INTO "Artist" ("ArtistId", "Name") VALUES (1, 'AC/DC'), (2, 'Accept')

INSERT INTO "Album" ("AlbumId", "Title", "ArtistId") VALUES (1, 'For Those About To Rock', 1), (2, 'Balls to the Wall', 2)

INSERT INTO "Genre" ("GenreId", "Name") VALUES (1, 'Rock'), (2, 'Metal')

INSERT INTO "Track" ("TrackId", "Name", "AlbumId", "GenreId", "UnitPrice") VALUES
    (1, 'Put The Finger On You', 1, 1, 0.99), (2, 'Evil Walks', 1, 1, 0.99), (3, 'Princess of the Dawn', 2, 2, 1.29)

-- changes 2
INSERT INTO "Employee"
    ("EmployeeId", "LastName", "FirstName", "Title", "ReportsTo", "HireDate", "City", "Country", "Phone", "Fax", "Email")
VALUES
    (1, 'Adams', 'Andrew', 'General Manager', NULL, '2002-08-14', 'Edmonton', 'Canada', '+1 (780) 428-9482~',
        '+1 (780) 428-3457~', 'andrew@example.com~'),
    (2, 'Edwards', 'Nancy', 'Sales Manager', 1, '2002-05-01', 'Calgary', 'Canada', '+1 (403) 262-3443~',
        '+1 (403) 262-3322~', 'nancy@example.com~')

-- with 3, 'Peacock', 'Jane', 'Sales Support Agent', 2, d'2002-04-01', 'Calgary', 'Canada', '+1 (403) 262-3444~', null, 'jane@example.com~'
-- with 4, 'Park', 'Margaret', 'Sales Support Agent', 2, d'2003-05-03', 'Calgary', 'Canada', null, null, 'margaret@example.com~'
INSERT INTO "Employee" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- with 1, 'Luís', 'Gonçalves', 'Embraer', 'Av. Brigadeiro Faria Lima, 2170~', 'São José dos Campos', 'Brazil', '+55 (12) 3923-5555~', '+55 (12) 3923-5566~', 'luis@example.br~', 3
-- with 2, 'Leonie', 'Köhler', null, 'Theodor-Heuss-Straße 34~', 'Stuttgart', 'Germany', '+49 0711 2842222~', null, 'leonie@example.de~', 4
-- with 3, 'François', 'Tremblay', null, '1498 rue Bélanger~', 'Montréal', 'Canada', '+1 (514) 721-4711~', null, 'francois@example.ca~', 3
INSERT INTO "Customer"
    ("CustomerId", "FirstName", "LastName", "Company", "Address", "City", "Country", "Phone", "Fax", "Email", "SupportRepId")
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- with 4, 'Bjørn', 'Hansen', 'bjorn@example.no~'
-- changes 1
INSERT INTO "Customer" ("CustomerId", "FirstName", "LastName", "Email") VALUES (?, ?, ?, ?)

-- keys InvoiceId
-- with 2, d'2009-01-01', 'Theodor-Heuss-Straße 34~', 'Stuttgart', 'Germany', 1.98
-- gives 1
INSERT INTO "Invoice" ("CustomerId", "InvoiceDate", "BillingAddress", "BillingCity", "BillingCountry", "Total")
VALUES (?, ?, ?, ?, ?, ?)

-- with 1, d'2009-01-02', 'Av. Brigadeiro Faria Lima, 2170~', 'São José dos Campos', 'Brazil', 3.96
-- with 3, d'2010-03-11', '1498 rue Bélanger~', 'Montréal', 'Canada', 0.99
-- with 2, d'2010-06-13', null, 'Stuttgart', 'Germany', 5.94
INSERT INTO "Invoice" ("CustomerId", "InvoiceDate", "BillingAddress", "BillingCity", "BillingCountry", "Total")
VALUES (?, ?, ?, ?, ?, ?)

INSERT INTO "InvoiceLine" ("InvoiceId", "TrackId", "UnitPrice", "Quantity") VALUES
    (1, 1, 0.99, 1), (1, 2, 0.99, 1), (2, 3, 1.29, 3), (3, 1, 0.99, 1), (4, 2, 0.99, 6)

-- with 2
-- gives 2 | Leonie | Köhler | null | Theodor-Heuss-Straße 34~ | Stuttgart | Germany | +49 0711 2842222~ | null | leonie@example.de~ | 4
SELECT * FROM "Customer" WHERE "CustomerId" = ?

-- with 'leonie@example.de~'
-- gives 2 | Leonie | Köhler | +49 0711 2842222~
SELECT "CustomerId", "FirstName", "LastName", "Phone" FROM "Customer" WHERE "Email" = ?

-- gives 1 | Luís | Gonçalves | Brazil
-- gives 2 | Leonie | Köhler | Germany
-- gives 3 | François | Tremblay | Canada
SELECT "CustomerId", "FirstName", "LastName", "Country" FROM "Customer" WHERE "Country" <> 'USA' ORDER BY "CustomerId"

-- with 'Brazil'
-- gives Luís | Gonçalves | luis@example.br~ | +55 (12) 3923-5555~
SELECT "FirstName", "LastName", "Email", "Phone" FROM "Customer" WHERE "Country" = ?

-- with 'luis@example.br~', 'bjorn@example.no~'
-- gives 4 | bjorn@example.no~
-- gives 1 | luis@example.br~
SELECT "CustomerId", "Email" FROM "Customer" WHERE "Email" IN (?, ?) ORDER BY "LastName" DESC

-- gives Luís | Gonçalves | 2 | 2009-01-02 | Brazil
SELECT c."FirstName", c."LastName", i."InvoiceId", i."InvoiceDate", i."BillingCountry"
FROM "Customer" c INNER JOIN "Invoice" i ON c."CustomerId" = i."CustomerId"
WHERE i."BillingCountry" = 'Brazil'

-- gives 3 | Peacock | Jane | Sales Support Agent | 2 | 2002-04-01 | Calgary | Canada | +1 (403) 262-3444~ | null | jane@example.com~
-- gives 4 | Park | Margaret | Sales Support Agent | 2 | 2003-05-03 | Calgary | Canada | null | null | margaret@example.com~
SELECT * FROM "Employee" WHERE "Title" = 'Sales Support Agent' ORDER BY "EmployeeId"

-- gives Brazil
-- gives Canada
-- gives Germany
SELECT DISTINCT "BillingCountry" FROM "Invoice" ORDER BY "BillingCountry"

-- gives 1 | Margaret | Park
-- gives 4 | Margaret | Park
-- gives 2 | Jane | Peacock
-- gives 3 | Jane | Peacock
SELECT i."InvoiceId", e."FirstName", e."LastName"
FROM "Invoice" i
JOIN "Customer" c ON i."CustomerId" = c."CustomerId"
JOIN "Employee" e ON c."SupportRepId" = e."EmployeeId"
ORDER BY e."LastName", i."InvoiceId"

-- gives 1.98 | Leonie | Köhler | Germany | Margaret | null
-- gives 3.96 | Luís | Gonçalves | Brazil | Jane | +1 (403) 262-3444~
-- gives 0.99 | François | Tremblay | Canada | Jane | +1 (403) 262-3444~
-- gives 5.94 | Leonie | Köhler | Germany | Margaret | null
SELECT i."Total", c."FirstName", c."LastName", c."Country", e."FirstName" AS "AgentFirstName", e."Phone" AS "AgentPhone"
FROM "Employee" e
JOIN "Customer" c ON e."EmployeeId" = c."SupportRepId"
JOIN "Invoice" i ON c."CustomerId" = i."CustomerId"
ORDER BY i."InvoiceId"

-- gives Margaret | margaret@example.com~ | 7.92
-- gives Jane | jane@example.com~ | 4.95
SELECT e."FirstName", e."Email", SUM(i."Total") AS "Sales"
FROM "Employee" e
JOIN "Customer" c ON c."SupportRepId" = e."EmployeeId"
JOIN "Invoice" i ON i."CustomerId" = c."CustomerId"
WHERE i."InvoiceDate" BETWEEN '2009-01-01' AND '2010-12-31'
GROUP BY e."EmployeeId", e."FirstName", e."Email"
ORDER BY "Sales" DESC

-- gives 1 | 0
-- gives 2 | 0
-- gives 3 | 2
-- gives 4 | 1
SELECT e."EmployeeId", COUNT(c."CustomerId") AS "Customers"
FROM "Employee" e LEFT JOIN "Customer" c ON c."SupportRepId" = e."EmployeeId"
GROUP BY e."EmployeeId"
ORDER BY e."EmployeeId"

-- gives Germany | 2 | 7.92
-- gives Brazil | 1 | 3.96
-- gives Canada | 1 | 0.99
SELECT "BillingCountry", COUNT(*) AS "Invoices", SUM("Total") AS "Sales" FROM "Invoice" GROUP BY "BillingCountry"
ORDER BY "Sales" DESC

-- gives 2 | 5.94
SELECT COUNT(*), SUM("Total") FROM "Invoice" WHERE EXTRACT(YEAR FROM "InvoiceDate") = 2009

-- gives Andrew | andrew@example.com~ | null | null
-- gives Nancy | nancy@example.com~ | Andrew | andrew@example.com~
-- gives Jane | jane@example.com~ | Nancy | nancy@example.com~
-- gives Margaret | margaret@example.com~ | Nancy | nancy@example.com~
SELECT e."FirstName", e."Email", m."FirstName" AS "Manager", m."Email" AS "ManagerEmail"
FROM "Employee" e LEFT JOIN "Employee" m ON e."ReportsTo" = m."EmployeeId"
ORDER BY e."EmployeeId"

-- gives francois@example.ca~ | François | Tremblay | Rock
-- gives leonie@example.de~ | Leonie | Köhler | Rock
SELECT DISTINCT c."Email", c."FirstName", c."LastName", g."Name"
FROM "Customer" c
JOIN "Invoice" i ON i."CustomerId" = c."CustomerId"
JOIN "InvoiceLine" l ON l."InvoiceId" = i."InvoiceId"
JOIN "Track" t ON t."TrackId" = l."TrackId"
JOIN "Genre" g ON g."GenreId" = t."GenreId"
WHERE g."Name" = 'Rock'

-- gives 2 | Leonie | leonie@example.de~ | 7.92
SELECT c."CustomerId", c."FirstName", c."Email", SUM(i."Total") AS "Spent"
FROM "Customer" c JOIN "Invoice" i ON i."CustomerId" = c."CustomerId"
GROUP BY c."CustomerId", c."FirstName", c."Email"
ORDER BY "Spent" DESC
LIMIT 1

-- gives 1 | Theodor-Heuss-Straße 34~ | 2
-- gives 2 | Av. Brigadeiro Faria Lima, 2170~ | 1
-- gives 3 | 1498 rue Bélanger~ | 1
-- gives 4 | null | 1
SELECT i."InvoiceId", i."BillingAddress", COUNT(l."InvoiceLineId") AS "Lines"
FROM "Invoice" i JOIN "InvoiceLine" l ON l."InvoiceId" = i."InvoiceId"
GROUP BY i."InvoiceId", i."BillingAddress"
ORDER BY i."InvoiceId"

-- gives Evil Walks | AC/DC | 7
-- gives Princess of the Dawn | Accept | 3
-- gives Put The Finger On You | AC/DC | 2
SELECT t."Name", ar."Name" AS "Artist", SUM(l."Quantity") AS "Sold"
FROM "InvoiceLine" l
JOIN "Invoice" i ON i."InvoiceId" = l."InvoiceId"
JOIN "Track" t ON t."TrackId" = l."TrackId"
JOIN "Album" al ON al."AlbumId" = t."AlbumId"
JOIN "Artist" ar ON ar."ArtistId" = al."ArtistId"
WHERE i."InvoiceDate" >= '2009-01-01'
GROUP BY t."TrackId", t."Name", ar."Name"
ORDER BY "Sold" DESC, t."Name"

-- gives Brazil | 3.96 | Luís | +55 (12) 3923-5555~
-- gives Canada | 0.99 | François | +1 (514) 721-4711~
-- gives Germany | 7.92 | Leonie | +49 0711 2842222~
WITH spent AS (
    SELECT c."Country", c."CustomerId", SUM(i."Total") AS total
    FROM "Customer" c JOIN "Invoice" i ON i."CustomerId" = c."CustomerId"
    GROUP BY c."Country", c."CustomerId"),
best AS (SELECT "Country", MAX(total) AS total FROM spent GROUP BY "Country")
SELECT s."Country", s.total, c."FirstName", c."Phone"
FROM spent s
JOIN best b ON b."Country" = s."Country" AND b.total = s.total
JOIN "Customer" c ON c."CustomerId" = s."CustomerId"
ORDER BY s."Country"

-- gives Bjørn | bjorn@example.no~
SELECT c."FirstName", c."Email" FROM "Customer" c
WHERE NOT EXISTS (SELECT * FROM "Invoice" i WHERE i."CustomerId" = c."CustomerId")

-- gives Brazil | 1 | 1
-- gives Canada | 1 | 1
-- gives Germany | 1 | 1
SELECT "Country", COUNT("CustomerId") AS "Customers", COUNT("Phone") AS "Phones"
FROM "Customer" WHERE "Country" IS NOT NULL GROUP BY "Country" HAVING COUNT(*) > 0 ORDER BY "Customers" DESC, "Country"

-- gives 1 | +55 (12) 3923-5555~ | +55 (12) 3923-5566~
SELECT "CustomerId", "Phone", "Fax" FROM "Customer" WHERE "Fax" IS NOT NULL OR "Company" IS NOT NULL ORDER BY "CustomerId"

-- gives 1 | leonie@example.de~ | 1.98 | 1.98
-- gives 2 | luis@example.br~ | 3.96 | 3.96
-- gives 3 | francois@example.ca~ | 0.99 | 0.99
-- gives 4 | leonie@example.de~ | 5.94 | 7.92
SELECT i."InvoiceId", c."Email", i."Total",
    SUM(i."Total") OVER (PARTITION BY c."CustomerId" ORDER BY i."InvoiceDate") AS "RunningTotal"
FROM "Invoice" i JOIN "Customer" c ON c."CustomerId" = i."CustomerId"
ORDER BY i."InvoiceId"

-- gives Andrew | Adams | Edmonton
-- gives Bjørn | Hansen | null
-- gives François | Tremblay | Montréal
-- gives Jane | Peacock | Calgary
-- gives Leonie | Köhler | Stuttgart
-- gives Luís | Gonçalves | São José dos Campos
-- gives Margaret | Park | Calgary
-- gives Nancy | Edwards | Calgary
SELECT "FirstName", "LastName", "City" FROM "Customer"
UNION
SELECT "FirstName", "LastName", "City" FROM "Employee"

-- with 2, 0
-- gives 1 | Luís | luis@example.br~
-- gives 4 | Bjørn | bjorn@example.no~
SELECT "CustomerId", "FirstName", "Email" FROM "Customer" ORDER BY "LastName", "CustomerId" LIMIT ? OFFSET ?

-- gives Luís | Embraer | luis@example.br~
-- gives Leonie | private | leonie@example.de~
-- gives François | private | francois@example.ca~
-- gives Bjørn | private | bjorn@example.no~
SELECT "FirstName", CASE WHEN "Company" IS NULL THEN 'private' ELSE "Company" END AS "Kind", "Email"
FROM "Customer" ORDER BY "CustomerId"

-- with '+47 22 44 22 22~', 'Ullevålsveien 14~', 'Norway', 'bjorn@example.no~'
-- changes 1
UPDATE "Customer" SET "Phone" = ?, "Address" = ?, "Country" = ? WHERE "Email" = ?

-- changes 1
UPDATE "Employee" SET "Email" = 'jane.peacock@example.com~' WHERE "Email" = 'jane@example.com~'

-- with 1
-- changes 1
UPDATE "Customer" SET "Fax" = NULL WHERE "CustomerId" = ?

-- changes 1
UPDATE "Customer" SET "SupportRepId" = (SELECT "EmployeeId" FROM "Employee" WHERE "Email" = 'jane.peacock@example.com~')
WHERE "SupportRepId" IS NULL

-- with '+47 22 44 22 23~', 4
UPDATE "Customer" SET "Fax" = ? WHERE "CustomerId" = ?

-- with 'Norwegian', 4
-- gives +47 22 44 22 23~ | Norwegian
SELECT "Fax", ? AS "Note" FROM "Customer" WHERE "CustomerId" = ?
