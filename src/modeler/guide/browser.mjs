// Opens Modeler's parts in Chromium (CHROMIUM names another than /usr/bin/chromium).
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const here = (path) => new URL(path, import.meta.url).pathname;
/** Chromium. */
export const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const STYLES = [
  'bpmn-js/dist/assets/diagram-js.css',
  'bpmn-js/dist/assets/bpmn-js.css',
  'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css',
  '@bpmn-io/properties-panel/dist/assets/properties-panel.css',
  'bpmn-js-element-templates/dist/assets/element-templates.css',
  '@camunda/linting/assets/linting.css',
  'dmn-js/dist/assets/dmn-js-shared.css',
  'dmn-js/dist/assets/dmn-js-decision-table.css',
  'dmn-js/dist/assets/dmn-js-decision-table-controls.css',
  'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css',
  '@bpmn-io/form-js/dist/assets/form-js.css',
  '@bpmn-io/form-js/dist/assets/form-js-editor.css',
];

/** Why a test that needs Chromium is skipped; false when there is one, or when it must not be. */
export function missing() {
  return !existsSync(PROGRAM) && process.env.TYOKYKYPOLKU_BROWSER !== 'required' && `No Chromium at ${PROGRAM}`;
}

/** A browser, and a way to open a page with `modeler` in it. */
export async function browser() {
  const { outputFiles } = await build({
    entryPoints: [here('page.js')],
    bundle: true,
    format: 'iife',
    globalName: 'modeler',
    write: false,
    loader: { '.json': 'json' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const program = await chromium.launch({
    executablePath: PROGRAM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const styles = await Promise.all(STYLES.map((file) => readFile(here(`../node_modules/${file}`), 'utf8')));
  const own = await readFile(here('page.css'), 'utf8');
  return {
    async page({ width = 1280, height = 800 } = {}) {
      const page = await program.newPage({ viewport: { width, height }, deviceScaleFactor: 2, locale: 'fi-FI' });
      await page.setContent('<!doctype html><html lang="fi"><body><div id="canvas"></div><div id="panel"></div><div id="problems"></div></body></html>');
      for (const content of [...styles, own]) await page.addStyleTag({ content });
      await page.addScriptTag({ path: here('../resources/plugins/tyokykypolku/client.bundle.js') });
      await page.addScriptTag({ content: outputFiles[0].text });
      return page;
    },
    close: () => program.close(),
  };
}
