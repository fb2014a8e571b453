// Opens every table as Camunda Modeler shows it at 1366 x 768 and names the answers that lie beyond the edge: `npm run tables`.
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const tables = new URL('../../dmn/', import.meta.url);
const { resolve } = createRequire(import.meta.url);
const screen = { width: 1366, height: 768 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const hidden = [];
for (const file of (await readdir(tables)).filter((name) => name.endsWith('.dmn'))) {
  const page = await browser.newPage({ viewport: screen });
  await page.setContent('<body style="margin: 0"><div id="modeler" style="height: 768px"></div>');
  for (const sheet of ['diagram-js', 'dmn-js-shared', 'dmn-js-decision-table', 'dmn-js-decision-table-controls']) {
    await page.addStyleTag({ path: resolve(`dmn-js/dist/assets/${sheet}.css`) });
  }
  await page.addScriptTag({ path: resolve('dmn-js/dist/dmn-modeler.production.min.js') });
  const found = await page.evaluate(async (xml) => {
    const modeler = new window.DmnJS({ container: '#modeler' });
    await modeler.importXML(xml);
    const beyond = [];
    for (const view of modeler.getViews().filter(({ type }) => type === 'decisionTable')) {
      await modeler.open(view);
      const outputs = view.element.decisionLogic.output.map(({ name }) => name);
      const reason = outputs.findIndex((name) => name.startsWith('reason') || name.toLowerCase().endsWith('statute'));
      const heads = [...document.querySelectorAll('th.output-cell')];
      outputs.slice(0, reason).forEach((name, i) => {
        if (!(heads[i]?.getBoundingClientRect().right <= window.innerWidth)) {
          beyond.push(`${view.element.id}: ${name}`);
        }
      });
    }
    return beyond;
  }, await readFile(new URL(file, tables), 'utf8'));
  hidden.push(...found);
  await page.close();
}
await browser.close();
hidden.forEach((each) => console.error(`beyond the edge: ${each}`));
process.exitCode = hidden.length > 0 ? 1 : 0;
