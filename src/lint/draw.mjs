// Draws every model as an SVG into src/docs/models: `npm run draw`. Needs Chromium (CHROMIUM names another than /usr/bin/chromium).
import { readFile, readdir, writeFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const models = new URL('../../bpmn/', import.meta.url);
const pictures = new URL('../docs/models/', import.meta.url);
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width:3000px;height:1500px"></div>');
await page.addScriptTag({ path: viewer });
await mkdir(pictures, { recursive: true });
for (const file of (await readdir(models)).filter((name) => name.endsWith('.bpmn'))) {
  const svg = await page.evaluate(async (xml) => {
    const canvas = document.querySelector('#canvas');
    canvas.innerHTML = '';
    const drawing = new window.BpmnJS({ container: canvas });
    await drawing.importXML(xml);
    return (await drawing.saveSVG()).svg;
  }, await readFile(new URL(file, models), 'utf8'));
  // The viewer numbers its markers by chance; the same model gives the same picture.
  const names = new Map();
  const stable = svg.replace(/\b(marker|djs|clip)-[a-z0-9-]*[a-z0-9]{20,}/g, (id) => {
    if (!names.has(id)) names.set(id, `${id.split('-')[0]}-${names.size}`);
    return names.get(id);
  });
  await writeFile(new URL(file.replace('.bpmn', '.svg'), pictures), stable);
}
await browser.close();
