import { root } from '../launcher/environment.mjs';
import { Failure } from '../launcher/failure.mjs';
import { live } from '../launcher/lifetime.mjs';
import { prepareCheckout } from '../launcher/prepare.mjs';
import { saveAtOnce } from './save-at-once.mjs';
import { startThrowAwayProduct } from './throw-away-product.mjs';

/** How many clients save at the same moment. */
const clients = 100;

/**
 * Shows that of many saves with the same If-Match exactly one gets through. Uses the product at MODELBOARD_URL with
 * MODELBOARD_API_TOKEN, else one of its own on a throw-away database. Exit code 1 where the outcome is another.
 */
export function demonstrateConflict() {
  return live(async ({ stopping, onEnd }) => {
    const product = givenProduct() ?? (await ownProduct(stopping, onEnd));
    stopping.throwIfAborted();
    const { statuses, revisions, auditRows } = await saveAtOnce({ ...product, clients });
    const counted = [...statuses].sort(([one], [other]) => one - other);
    const answers = counted.map(([status, count]) => `${count} × ${status}`).join(', ');
    console.log(
      `${clients} PUTs with the same If-Match: ${answers}, ${count(revisions, 'new revision')}, ${count(auditRows, 'audit row')}`,
    );
    const asPromised =
      statuses.get(200) === 1 && statuses.get(412) === clients - 1 && revisions === 1 && auditRows === 1;
    process.exitCode = asPromised ? 0 : 1;
  });
}

/**
 * @param {number} number
 * @param {string} noun
 */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** @returns {{ url: string, token: string } | null} */
function givenProduct() {
  const { MODELBOARD_URL: url, MODELBOARD_API_TOKEN: token } = process.env;
  if (!url) return null;
  if (!URL.canParse(url)) throw new Failure(`MODELBOARD_URL is "${url}", which is no address.`);
  if (!token) throw new Failure('MODELBOARD_URL is set, so MODELBOARD_API_TOKEN is required too.');
  return { url, token };
}

/**
 * @param {AbortSignal} stopping
 * @param {import('../launcher/lifetime.mjs').Lifetime['onEnd']} onEnd
 */
async function ownProduct(stopping, onEnd) {
  await prepareCheckout({
    root,
    build: true,
    stopping,
    log: (line) => console.error(`modelboard: ${line}`),
  });
  return startThrowAwayProduct(onEnd);
}
