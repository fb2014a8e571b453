// Makes the edit of a chapter: `node guide/walk.mjs limit <folder>` writes what it changes into the folder.
import { realpathSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { browser } from './browser.mjs';
import { chapters } from './chapters.mjs';

const FOLDERS = { bpmn: 'bpmn', dmn: 'dmn', form: 'forms' };
const SIZES = { drawing: { width: 1200, height: 560 }, table: { width: 1200, height: 800 }, form: { width: 1200, height: 770 } };
const shipped = (file) => new URL(`../../../${FOLDERS[file.split('.').pop()]}/${file}`, import.meta.url);

/**
 * @param chapter its name
 * @param folder where the changed files go
 * @param pictures where pictures go; none without
 */
export async function walk(chapter, folder, pictures) {
  await mkdir(folder, { recursive: true });
  const chromium = await browser();
  let page;
  try {
    await chapters[chapter]({
      async open(kind, file, ...more) {
        page = await chromium.page(SIZES[kind]);
        page.setDefaultTimeout(60_000);
        const text = file && await readFile(shipped(file), 'utf8');
        const given = kind === 'form' && file ? [JSON.parse(text)] : [...(file ? [text] : []), ...more];
        await page.evaluate(async ([kind, given]) => {
          window.editor = await window.modeler[kind](...given);
        }, [kind, given]);
        return page;
      },
      async save(file) {
        const faults = await page.evaluate(async () => (window.editor.lint ? window.editor.lint() : []));
        if (faults.length) throw new Error(faults.map(({ id, message }) => `${id}: ${message}`).join('\n'));
        const text = await page.evaluate(async () =>
          window.editor.xml ? window.editor.xml() : `${JSON.stringify(window.editor.schema(), null, 2)}\n`);
        await writeFile(join(folder, basename(file)), text);
      },
      async picture(name, ...groups) {
        if (!pictures) return;
        for (const group of groups) {
          const panel = page.locator(`[data-group-id="group-${group}"]`);
          await panel.locator('.bio-properties-panel-group-header').first().click();
          for (const item of await panel.locator('.bio-properties-panel-collapsible-entry-header').all()) await item.click();
        }
        await page.evaluate(() => document.fonts.ready);
        const { width, height } = page.viewportSize();
        const table = await page.evaluate(() => document.querySelector('.tjs-table')?.getBoundingClientRect().bottom);
        const clip = { x: 0, y: 0, width, height: Math.ceil(table ?? height - 2) + 2 };
        await page.screenshot({ path: join(pictures, `${name}.png`), clip });
      },
    });
  } finally {
    await chromium.close();
  }
}

if (realpathSync(process.argv[1]) === new URL(import.meta.url).pathname) {
  const [chapter, folder, pictures] = process.argv.slice(2);
  await walk(chapter, folder, pictures);
}
