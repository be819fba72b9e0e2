-- with 5, 'Mark', 'Philips', 'mark@example.au~', '+61 (02) 9332 3633~'
-- gives 5 | +61 (02) 9332 3633~
INSERT INTO "Customer" ("CustomerId", "FirstName", "LastName", "Email", "Phone") VALUES (?, ?, ?, ?, ?)
ON CONFLICT ("Email") DO UPDATE SET "Phone" = EXCLUDED."Phone"
RETURNING "CustomerId", "Phone"

-- gives 2009 | luis@example.br~ | 3.96
-- gives 2009 | leonie@example.de~ | 1.98
-- gives 2010 | leonie@example.de~ | 5.94
-- gives 2010 | francois@example.ca~ | 0.99
SELECT date_part('year', i."InvoiceDate") AS "Year", c."Email", sum(i."Total") AS "Sales"
FROM "Invoice" i JOIN "Customer" c USING ("CustomerId")
GROUP BY 1, c."Email"
ORDER BY "Year", "Sales" DESC

-- gives Jane Peacock | jane.peacock@example.com~ | Gonçalves,Hansen,Tremblay
-- gives Margaret Park | margaret@example.com~ | Köhler
SELECT e."FirstName" || ' ' || e."LastName" AS "Agent", e."Email", string_agg(c."LastName", ',' ORDER BY c."LastName") AS "Customers"
FROM "Employee" e JOIN "Customer" c ON c."SupportRepId" = e."EmployeeId"
GROUP BY e."EmployeeId"
ORDER BY e."EmployeeId"

-- gives Luís | +55 (12) 3923-5555~
-- gives Leonie | +49 0711 2842222~
SELECT c."FirstName", c."Phone" FROM "public"."Customer" AS c WHERE c."FirstName" ILIKE 'l%' ORDER BY c."CustomerId"

-- with 'mark@example.au~'
-- gives 5 | Mark | Philips
DELETE FROM "Customer" WHERE "Email" = ? RETURNING "CustomerId", "FirstName", "LastName"
