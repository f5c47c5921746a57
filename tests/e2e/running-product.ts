import { test } from "@playwright/test";
import { Product } from "./product";

/** Starts the product once for all tests of a file and hands it over; a failed test carries what `npm start` said, the last one stops it. */
export function runProduct(started: (product: Product) => void): void {
  let product: Product | undefined;
  test.beforeAll(async () => {
    test.setTimeout(12 * 60_000);
    product = await Product.start();
    started(product);
  });
  test.afterEach(async ({}, info) => {
    if (info.status !== info.expectedStatus && product) await info.attach("npm start", { body: product.output });
  });
  test.afterAll(() => product?.stop());
}
