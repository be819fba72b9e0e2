CREATE TABLE "Artist" ("ArtistId" INT PRIMARY KEY, "Name" VARCHAR(120))

CREATE TABLE "Album" (
    "AlbumId" INT PRIMARY KEY,
    "Title" VARCHAR(160) NOT NULL,
    "ArtistId" INT NOT NULL,
    CONSTRAINT "FK_AlbumArtistId" FOREIGN KEY ("ArtistId") REFERENCES "Artist" ("ArtistId")
)

CREATE TABLE "Genre" ("GenreId" INT PRIMARY KEY, "Name" VARCHAR(120))

CREATE TABLE "Track" (
    "TrackId" INT PRIMARY KEY,
    "Name" VARCHAR(200) NOT NULL,
    "AlbumId" INT,
    "GenreId" INT,
    "UnitPrice" DECIMAL(10, 2) NOT NULL
)

CREATE TABLE "Employee" (
    "EmployeeId" INT NOT NULL,
    "LastName" VARCHAR(20) NOT NULL,
    "FirstName" VARCHAR(20) NOT NULL,
    "Title" VARCHAR(30),
    "ReportsTo" INT,
    "HireDate" DATE,
    "City" VARCHAR(40),
    "Country" VARCHAR(40),
    "Phone" VARCHAR(300),
    "Fax" VARCHAR(300),
    "Email" VARCHAR(400),
    CONSTRAINT "PK_Employee" PRIMARY KEY ("EmployeeId")
)

CREATE TABLE "Customer" (
    "CustomerId" INT NOT NULL,
    "FirstName" VARCHAR(40) NOT NULL,
    "LastName" VARCHAR(20) NOT NULL,
    "Company" VARCHAR(80),
    "Address" VARCHAR(600),
    "City" VARCHAR(40),
    "Country" VARCHAR(40),
    "Phone" VARCHAR(300),
    "Fax" VARCHAR(300),
    "Email" VARCHAR(400) NOT NULL,
    "SupportRepId" INT,
    CONSTRAINT "PK_Customer" PRIMARY KEY ("CustomerId")
)

CREATE TABLE "Invoice" (
    "InvoiceId" IDENTITY,
    "CustomerId" INT NOT NULL,
    "InvoiceDate" DATE NOT NULL,
    "BillingAddress" VARCHAR(600),
    "BillingCity" VARCHAR(40),
    "BillingCountry" VARCHAR(40),
    "Total" DECIMAL(10, 2) NOT NULL
)

CREATE TABLE "InvoiceLine" (
    "InvoiceLineId" IDENTITY,
    "InvoiceId" BIGINT NOT NULL,
    "TrackId" INT NOT NULL,
    "UnitPrice" DECIMAL(10, 2) NOT NULL,
    "Quantity" INT NOT NULL
)

ALTER TABLE "Customer" ADD CONSTRAINT "FK_CustomerSupportRepId"
FOREIGN KEY ("SupportRepId") REFERENCES "Employee" ("EmployeeId") ON DELETE NO ACTION ON UPDATE NO ACTION

CREATE INDEX "IFK_CustomerSupportRepId" ON "Customer" ("SupportRepId")

CREATE UNIQUE INDEX "UX_CustomerEmail" ON "Customer" ("Email")

ALTER TABLE "Employee" ADD CONSTRAINT "FK_EmployeeReportsTo"
FOREIGN KEY ("ReportsTo") REFERENCES "Employee" ("EmployeeId") ON DELETE NO ACTION ON UPDATE NO ACTION

ALTER TABLE "Invoice" ADD CONSTRAINT "FK_InvoiceCustomerId"
FOREIGN KEY ("CustomerId") REFERENCES "Customer" ("CustomerId")

CREATE INDEX "IFK_InvoiceCustomerId" ON "Invoice" ("CustomerId")
