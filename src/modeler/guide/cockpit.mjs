// Takes the guide's pictures of Cockpit: `npm run pictures:cockpit` beside a demonstration that was started for it (`mvn spring-boot:run`),
// for it is left with a new version of a drawing. TYOKYKYPOLKU names another address than http://127.0.0.1:8080.
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PROGRAM } from './browser.mjs';
import { walk } from './walk.mjs';

const ADDRESS = process.env.TYOKYKYPOLKU ?? 'http://127.0.0.1:8080';
const MINUTE = 60_000;
const pictures = new URL('../pictures', import.meta.url).pathname;
const shipped = (file) => readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');

/** Deploys as Modeler does; the answer's status. */
async function deploy(name, file, text) {
  const body = new FormData();
  body.set('deployment-name', name);
  body.set('enable-duplicate-filtering', 'true');
  body.set('deploy-changed-only', 'true');
  body.set(file, new Blob([text]), file);
  const headers = { Authorization: `Basic ${Buffer.from('designer:demo').toString('base64')}` };
  return (await fetch(`${ADDRESS}/engine-rest/deployment/create`, { method: 'POST', headers, body })).status;
}

const program = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--disable-gpu'] });

/** A page of Cockpit, signed in. */
async function cockpit(user, place) {
  const page = await program.newPage({
    viewport: { width: 1240, height: 1400 }, deviceScaleFactor: 2, locale: 'fi-FI', timezoneId: 'Europe/Helsinki',
  });
  page.setDefaultTimeout(MINUTE);
  await page.goto(`${ADDRESS}/camunda/app/cockpit/default/`);
  const form = page.locator('form[name=signinForm]');
  // The page moves the focus to the name some time after it is drawn; what is written before that can be lost.
  await form.locator('input[type=text]:focus').fill(user);
  await form.locator('input[type=password]').fill('demo');
  await form.locator('button[type=submit]').click();
  await page.locator('.account').waitFor();
  await page.goto(`${ADDRESS}/camunda/app/cockpit/default/#/${place}`);
  return page;
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const section = (page, name) => page.locator('.models').getByRole('region', { name, exact: true });

/** What lies between the top of one part of the page and the bottom of another. */
async function picture(page, name, first, last = first) {
  await page.evaluate(() => document.activeElement?.blur());
  const [top, bottom] = [await first.boundingBox(), await last.boundingBox()];
  const clip = { x: top.x, y: top.y, width: top.width, height: bottom.y + bottom.height - top.y };
  await page.screenshot({ path: join(pictures, `${name}.png`), clip });
}

/** Shows the whole of a page that scrolls in a frame of its own. */
async function grow(page, node) {
  const height = await page.locator(node).evaluate((it) => it.getBoundingClientRect().height);
  await page.setViewportSize({ width: 1240, height: Math.ceil(height) + 200 });
}

/** Kokeile: the limit that the guide changes. */
async function trial() {
  const folder = await mkdtemp(join(tmpdir(), 'opas-'));
  await walk('limit', folder);
  const page = await cockpit('designer', 'trial');
  await page.locator('.trial input[type=file]').setInputFiles(join(folder, 'deadlines.dmn'));
  await button(page, 'Kokeile').click();
  // Pressed, the button rests until the trial is at its end.
  await page.locator('.trial form button:enabled').waitFor({ timeout: 10 * MINUTE });
  if (!await page.locator('.trial table').count()) throw new Error(await page.locator('.trial').innerText());
  await grow(page, '.trial');
  await picture(page, 'kokeile', page.locator('.trial'));
}

/** Mallit: a change that waits for a second person. */
async function proposal() {
  const table = await shipped('dmn/deadlines.dmn');
  const [before, after] = table.split('<rule id="deadlines_TYM_PLAN"');
  await deploy('Suunnitelma kahdessa kuukaudessa', 'deadlines.dmn', `${before}<rule id="deadlines_TYM_PLAN"${after.replace('"P3M"', '"P2M"')}`);
  const page = await cockpit('designer2', 'models');
  await page.getByRole('button', { name: /^Katso ja päätä/ }).first().click();
  await page.locator('.models .inner ins').first().waitFor();
  await grow(page, '.models');
  await picture(page, 'ehdotus', page.locator('.models section').first());
}

/** Mallit: running cases that are brought over. */
async function migration() {
  await deploy('Uusi nimi suunnitelman tehtävälle', 'plan.bpmn',
    (await shipped('bpmn/plan.bpmn')).replace('"Laadi suunnitelma"', '"Laadi suunnitelma yhdessä"'));
  const page = await cockpit('designer', 'models');
  await button(page, 'Versiot: Asiakassuunnitelma').click();
  await grow(page, '.models');
  const drawings = section(page, 'Kaaviot').locator('.inner').first();
  await picture(page, 'versiot', drawings);
  await page.getByRole('button', { name: /^Siirrä keskeneräiset/ }).first().click();
  await button(page, 'Koeaja').click();
  await page.getByText('Määräajat, jotka jatkuvat').first().waitFor();
  await grow(page, '.models');
  await picture(page, 'siirto', drawings.locator('.inner'));
}

try {
  // Before anything waits or is deployed: the page compares with what is in use.
  await trial();
  await proposal();
  await migration();
} finally {
  await program.close();
}
