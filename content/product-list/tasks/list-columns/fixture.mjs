/**
 * A small shop in third normal form, and the product list that has to come out of the copied columns.
 *
 * What the rows are made to catch: products without a review, without any visible review, without a main image; hidden reviews; several images
 * a product (a join of images and reviews multiplies the count); products off sale that are newer than all; equal creation times; two categories
 * of one name. The view is asked which tables it reads, so that a join behind it shows, and its
 * plan reads one table and few pages.
 */

const LIMIT = 20;

/** @param {number} seed */
export function generate(seed) {
  const next = randomBelow(seed);
  const categories = ["Cameras", "Lenses", "Tripods", "Lenses", "Bags & straps"];
  const products = Array.from({ length: seed }, (_, index) => makeProduct(index + 1, categories.length, next));
  const listed = products
    .filter((product) => product.onSale)
    .sort((a, b) => b.hour - a.hour || b.id - a.id)
    .slice(0, LIMIT)
    .map((product) => rowOf(product, categories));
  return {
    files: {},
    timeZone: "Asia/Seoul",
    expected: {
      kind: "rows",
      setup: setupOf(categories, products),
      result: { rows: listed, order: "exact" },
      after: [
        { query: "SELECT DISTINCT table_name::text FROM information_schema.view_table_usage WHERE view_name = 'product_list'", rows: [["products"]], order: "any" },
        { query: "SELECT id, name, category_name, main_image_url, rating, review_count FROM product_list", rows: listed, order: "any" },
      ],
      plan: { query: "SELECT * FROM product_list", tables: ["products"], buffersAtMost: 64 },
    },
  };
}

/** A repeatable source of whole numbers below a bound. @param {number} seed */
function randomBelow(seed) {
  let state = (seed * 2654435761) >>> 0;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {number} id @param {number} categories @param {(below: number) => number} next */
function makeProduct(id, categories, next) {
  const reviews = Array.from({ length: id % 3 === 0 ? 0 : next(7) }, () => ({ rating: 1 + next(5), hidden: next(4) === 0 || id % 7 === 1 }));
  if (id % 5 === 2) reviews.push({ rating: 1, hidden: true }, { rating: 5, hidden: false }, { rating: 4, hidden: false });
  return { id, name: `Item ${id}`, category: 1 + next(categories), onSale: id % 6 !== 0, hour: Math.floor(id / 2), images: next(4), hasMain: id % 4 !== 3, reviews };
}

/** @param {ReturnType<typeof makeProduct>} product @param {string[]} categories */
function rowOf(product, categories) {
  const seen = product.reviews.filter((review) => !review.hidden);
  const sum = seen.reduce((total, review) => total + review.rating, 0);
  // One decimal, halves away from zero, as round(numeric) does.
  const rating = seen.length === 0 ? null : Math.floor((sum * 20 + seen.length) / (2 * seen.length)) / 10;
  return [product.id, product.name, categories[product.category - 1], product.hasMain ? `/img/${product.id}-main.webp` : null, rating, seen.length];
}

/** @param {string[]} categories @param {ReturnType<typeof makeProduct>[]} products */
function setupOf(categories, products) {
  const images = products.flatMap((product) => [
    ...Array.from({ length: product.images }, (_, index) => `(${product.id}, '/img/${product.id}-${index}.webp', false)`),
    ...(product.hasMain ? [`(${product.id}, '/img/${product.id}-main.webp', true)`] : []),
  ]);
  const reviews = products.flatMap((product) => product.reviews.map((review, index) => `(${product.id}, ${index + 1}, ${review.rating}, ${review.hidden})`));
  return `
CREATE TABLE categories (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE products (id bigint PRIMARY KEY, category_id int NOT NULL REFERENCES categories, name text NOT NULL, on_sale boolean NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE product_images (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, product_id bigint NOT NULL REFERENCES products, url text NOT NULL, is_main boolean NOT NULL);
CREATE UNIQUE INDEX ON product_images (product_id) WHERE is_main;
CREATE TABLE reviews (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, product_id bigint NOT NULL REFERENCES products, user_id bigint NOT NULL, rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5), hidden boolean NOT NULL DEFAULT false, UNIQUE (product_id, user_id));
INSERT INTO categories VALUES ${categories.map((name, index) => `(${index + 1}, '${name}')`).join(", ")};
INSERT INTO products VALUES ${products.map((product) => `(${product.id}, ${product.category}, '${product.name}', ${product.onSale}, '2026-11-01 00:00+09'::timestamptz + ${product.hour} * interval '1 hour')`).join(",\n")};
INSERT INTO product_images (product_id, url, is_main) VALUES ${images.join(",\n")};
INSERT INTO reviews (product_id, user_id, rating, hidden) VALUES ${reviews.join(",\n")};
`;
}
