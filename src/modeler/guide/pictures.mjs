// Takes the guide's pictures: `npm run pictures`.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chapters } from './chapters.mjs';
import { walk } from './walk.mjs';

const folder = await mkdtemp(join(tmpdir(), 'opas-'));
for (const chapter of Object.keys(chapters)) {
  await walk(chapter, folder, new URL('../pictures', import.meta.url).pathname);
}
